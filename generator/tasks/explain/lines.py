"""Lines for a screen of 80 columns about the keys of a model version."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from generator.tasks.explain.explanation import KeyExplanation
from generator.tasks.explain.keys import Key
from generator.tasks.explain.uses import KeyRule

_WIDTH, _INDENT = 80, 2
_MOST = 8
"""How many rules, and sections that only feel a key, are named."""
_SINCE = {
    "altijd": "altijd: zonder deze sleutel is het bestand niet te lezen",
    "concept": "meteen, ook bij een concept",
    "ter_ondertekening": "voor de ondertekening",
}
_CHANGED_BY = {
    "partijen": "alle partijen samen, op schrift",
    "contactpersonen": "de contactpersonen samen, per e-mail",
    "melding": "de partij die het aangaat, met een melding aan de andere",
    "redactioneel": "wie het bestand beheert",
}
_LEVELS = {"fout": "Fout", "waarschuwing": "Waarschuwing", "info": "Vraag", "": "Controle"}


def key_lines(about: KeyExplanation) -> Iterator[str]:
    """Tell about one key."""
    yield from _wrapped(f"{about.key.written}: {about.title}", 0)
    if about.meaning:
        yield ""
        yield from _wrapped(about.meaning, 0)
    yield from _part("Wat u invult", [about.wanted] if about.wanted else [])
    yield from _pairs("Keuzes", [(choice.code, choice.words) for choice in about.choices])
    yield from _pairs("In deze groep", [(key.written, key.node.title) for key in about.keys])
    yield from _part("Standaard", _standards(about))
    yield from _part("Nodig", [_needed(about)])
    yield from _part(
        "Wijzigen na ondertekening", _listed(_CHANGED_BY.get(about.changed_by, about.changed_by))
    )
    yield from _part("Staat in", about.uses.printed)
    yield from _part("Werkt door in", _first(about.uses.felt))
    yield from _part("Regels die ernaar kijken", _first([_rule(one) for one in about.uses.rules]))
    if about.block:
        yield from ("", "Zo schrijft u het (de waarden zijn voorbeelden):", "", *about.block.splitlines())


def list_lines(keys: Sequence[Key], title: str) -> Iterator[str]:
    """List keys with their titles."""
    yield from _pairs(title, [(key.written, key.node.title) for key in keys])


def _standards(about: KeyExplanation) -> Iterator[str]:
    if not about.standards and not about.keys:
        yield "geen: u kiest zelf"
    for value in about.standards:
        when = f", als {value.when}" if value.when else ""
        source = f" (bron: {value.source})" if value.source else ""
        yield f"{value.words}{when}{source}"


def _needed(about: KeyExplanation) -> str:
    if not about.since:
        return "nee, u mag deze sleutel weglaten"
    moment = _SINCE.get(about.since, about.since)
    return f"{moment}, als {about.required_when}" if about.required_when else moment


def _rule(rule: KeyRule) -> str:
    return f"{_LEVELS.get(rule.level, rule.level)}: {rule.words}"


def _first(items: Sequence[str]) -> list[str]:
    rest = len(items) - _MOST
    return [*items[:_MOST], *([f"en nog {rest}"] if rest > 0 else [])]


def _listed(item: str) -> list[str]:
    return [item] if item else []


def _part(title: str, items: Iterable[str]) -> Iterator[str]:
    found = list(items)
    if found:
        yield ""
        yield f"{title}:"
        for item in found:
            yield from _wrapped(item, _INDENT, _INDENT if len(found) > 1 else 0)


def _pairs(title: str, pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    if not pairs:
        return
    yield ""
    yield f"{title}:"
    wide = max(len(name) for name, _ in pairs)
    for name, words in pairs:
        if wide > _WIDTH // 2:
            yield from _wrapped(name, _INDENT)
            yield from _wrapped(words, 3 * _INDENT)
        else:
            yield from _wrapped(f"{name:{wide}}  {words}", _INDENT, wide + 2)


def _wrapped(text: str, indent: int, hanging: int = 0) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hanging),
        break_long_words=False,
        break_on_hyphens=False,
        drop_whitespace=True,
        replace_whitespace=True,
    )
