"""Turn values into printed pieces: fields that know their path, gaps, words of the text itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from generator.language import dutch
from generator.language.values import (
    Code,
    Computed,
    Missing,
    Piece,
    Shown,
    Term,
    Unknown,
    Value,
    is_number,
)
from generator.model.document import Field, Gap, Text

_REQUEST = re.compile(r"\s*vul hier\b", re.IGNORECASE)


class NotPrintableError(ValueError):
    """A value that cannot be printed as it is, such as a whole group; the message is Dutch."""


def gap_for(value: Unknown) -> Gap:
    """Make the visible hole for a value that nobody filled in."""
    return Gap(f"[nog in te vullen: {value.title}]", value.paths)


def choice_gap(value: Unknown) -> Gap:
    """Make the visible hole for text that waits for a choice."""
    return Gap(f"[keuze nog te maken: {value.title}]", value.paths)


def pieces_of(value: Value) -> tuple[Piece, ...]:
    """Print a value.

    Raises:
        NotPrintableError: for a group, a list or another value that has no words of its own.
    """
    match value:
        case Shown():
            return value.pieces
        case Unknown():
            return (gap_for(value),)
        case Term():
            return (gap_for(_nothing(value)) if is_request(value.raw) else field_of(value),)
        case Code():
            return (Field((value.path,), value.words, value.words),)
        case Computed():
            text = written(value.value, value.display)
            return (Field(value.paths, text, "berekend", computed=True) if value.paths else Text(text),)
        case str():
            return (Text(value),) if value else ()
        case int() | Decimal():
            return (Text(written(value, "")),)
        case _:
            raise NotPrintableError(
                "Een groep of lijst is niet te drukken; noem een waarde of gebruik `opsomming`."
            )


def is_request(raw: object) -> bool:
    """Tell whether a value only asks to be filled in, as that of a new file does: `Vul hier de naam in`."""
    return isinstance(raw, str) and _REQUEST.match(raw) is not None


def _nothing(term: Term) -> Unknown:
    return Unknown((Missing(term.dotted, term.node.title or str(term.path[-1]), term.node),))


def field_of(term: Term, text: str | None = None) -> Field:
    """Make the field that states a term, in given words or in the words of its schema."""
    if text is None:
        text = words_of(term)
    return Field(
        (term.dotted,), text, term.node.title or str(term.path[-1]), origin=term.tree.origin(term.path)
    )


def words_of(term: Term) -> str:
    """Write a term as its schema says."""
    raw: Any = term.raw
    if isinstance(raw, Mapping | list):
        raise NotPrintableError(f"`{term.dotted}` is een groep of lijst en niet als waarde te drukken.")
    return term.node.words(raw) or written(raw, term.node.display)


def written(raw: object, display: str) -> str:
    """Write a bare value in Dutch, as a date, an amount, a percentage or a number."""
    if isinstance(raw, bool):
        return "ja" if raw else "nee"
    if display == "datum":
        day = dutch.parse_date(raw)
        return dutch.date_in_words(day) if day else str(raw)
    if is_number(raw) and isinstance(raw, int | Decimal):
        if display == "bedrag":
            return dutch.amount(raw)
        return dutch.number(raw) + ("%" if display == "procent" else "")
    return str(raw)


def capitalised(pieces: tuple[Piece, ...], *, upper: bool = True) -> tuple[Piece, ...]:
    """Change the first letter of printed pieces; gaps stay as they are."""
    first = pieces[0] if pieces else None
    if not isinstance(first, Text | Field):
        return pieces
    text = dutch.capital(first.text) if upper else first.text[:1].lower() + first.text[1:]
    return (replace(first, text=text), *pieces[1:])
