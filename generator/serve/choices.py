"""Which choices are asked about, and what they are called in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.language.texts import compile_text
from generator.model.form_roles import FormQuestion
from generator.model.placed_text import PlacedText
from generator.model.schema_node import SchemaNode
from generator.model.source import Path
from generator.serve.draft import Draft
from generator.serve.wording import sentence_case
from generator.terms.subject import scope_of

ANY = "*"
GAP = "["
"""Begins what a text says of a value that nobody filled in."""


@dataclass(frozen=True)
class Option:
    """Something that can be chosen."""

    code: str
    label: str
    explanation: str = ""
    is_chosen: bool = False
    is_standard: bool = False
    """Whether the model itself says so."""


def offered(draft: Draft, path: Path, node: SchemaNode, options: Sequence[Option]) -> tuple[Option, ...]:
    """Call choices as the model does for this file, and leave out what is no choice there.

    What was chosen before stays, whatever it is called.
    """
    words, told = names_at(draft, path), told_at(draft, path)
    named = [_named(one, words.get(one.code, ""), node) if one.code in words else one for one in options]
    named = [replace(one, explanation=told.get(one.code, one.explanation)) for one in named]
    kept: dict[str, Option] = {}
    for one in named:
        if one.label and (one.label not in kept or _weight(one, node) > _weight(kept[one.label], node)):
            kept[one.label] = one
    return tuple(one for one in named if kept.get(one.label) is one or one.is_chosen)


def leads_to(key: Path, path: Path) -> bool:
    """Tell whether a value is at a key, or in it; a star stands for the name of any entry."""
    return len(key) <= len(path) and all(own in (ANY, there) for own, there in zip(key, path, strict=False))


def _weight(option: Option, node: SchemaNode) -> tuple[bool, bool, bool]:
    """Say which of two choices with one name is kept: first what holds, then what is called so anyhow."""
    is_called_so = sentence_case(node.words(option.code) or "") == option.label
    return option.is_chosen, option.is_standard, is_called_so


def _named(option: Option, label: str, node: SchemaNode) -> Option:
    same = label == sentence_case(node.words(option.code) or "")
    return replace(option, label=label, explanation=option.explanation if same else "")


def names_at(draft: Draft, path: Path) -> Mapping[str, str]:
    """Say what the choices of a value are called in this file, where the model calls them otherwise."""
    return _said(draft, (one.choices for one in _questions(draft, path)))


def chosen_words(draft: Draft, path: Path, value: object) -> str:
    """Say what a choice is called in a sentence; empty where the file has no words of its own for it."""
    label = names_at(draft, path).get(value, "") if isinstance(value, str) else ""
    return f"{label[:1].lower()}{label[1:]}" if label else ""


def told_at(draft: Draft, path: Path) -> Mapping[str, str]:
    """Say what the choices of a value, or the rows of a table, mean in this file, by code."""
    return _said(draft, (one.explanations for one in _questions(draft, path)))


def _said(draft: Draft, texts: Iterable[Mapping[str, PlacedText]]) -> dict[str, str]:
    said = {code: in_words(draft, placed) for one in texts for code, placed in one.items()}
    return {code: sentence_case(text) for code, text in said.items() if GAP not in text}


def in_words(draft: Draft, placed: PlacedText) -> str:
    """Fill a text of the model for this file, on one line."""
    return " ".join(compile_text(placed.text, placed.spot).plain(scope_of(draft.subject)).split())


def _questions(draft: Draft, path: Path) -> Iterator[FormQuestion]:
    for topic in draft.subject.model.roles.topics:
        yield from (one for one in topic.questions if any(leads_to(key, path) for key in one.keys))
