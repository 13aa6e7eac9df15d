"""The texts behind a signed document that are no longer those that were used, article by article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.findings import Finding, Severity
from generator.laid_down.excerpt import difference
from generator.laid_down.lay_down import EXPLANATION, texts_of
from generator.laid_down.words import section_name, section_of
from generator.model.document import Document
from generator.model.laid_down import LaidDown, TextParts
from generator.terms.pointing import Remark, at_value
from generator.terms.subject import Subject

RULE = "tekst-gewijzigd-na-tekenen"
HINT = (
    "Zet de tekst terug: wat is getekend, wijzigt niet met het model mee. Een nieuwe tekst hoort in een "
    "nieuwe modelversie (`ojg new-version`)."
)


def changed_texts(subject: Subject, laid_down: LaidDown) -> Iterator[Finding]:
    """Find clauses that differ from those used, with the words; an explanation that differs is no error."""
    now = texts_of(subject, laid_down.link)
    place = subject.model.roles.status.signed_digest
    for file in {**laid_down.texts, **now}:
        old, new = laid_down.texts.get(file, {}), now.get(file, {})
        for part in {**old, **new}:
            before, after = _lines(old, part), _lines(new, part)
            if before != after:
                words = difference(before, after)
                yield at_value(
                    subject, place, _remark(_name(laid_down.document, subject, file), file, part, words)
                )


def _remark(name: str, file: str, part: str, words: str) -> Remark:
    if part == EXPLANATION:
        message = f"De toelichting bij {name} is gewijzigd na het tekenen: {words}."
        hint = f"Zie {file}. De overeenkomst zelf blijft zoals zij is getekend."
        return Remark("toelichting-gewijzigd-na-tekenen", Severity.WARNING, message, hint)
    what = "" if part == "tekst" else f", bij `{part}`"
    return Remark(
        RULE, Severity.ERROR, f"{name} is gewijzigd na het tekenen{what}: {words}.", f"Zie {file}. {HINT}"
    )


def _name(document: Document, subject: Subject, file: str) -> str:
    """Name the article that a file holds, as the signed document does; of a linked file by its title."""
    for one in subject.links.values():
        template = one.model.template
        for clause in template.clauses.values():
            if clause.file == file:
                return f"Het onderdeel “{clause.title}” van {template.name}"
    clauses = subject.model.template.clauses
    anchor = next((id for id, clause in clauses.items() if clause.file == file), "")
    section = section_of(document, anchor)
    return section_name(section) if section else file


def _lines(parts: TextParts, name: str) -> Sequence[str]:
    value = parts.get(name, [])
    lines = [value] if isinstance(value, str) else value
    return [line.rstrip() for text in lines for line in text.splitlines() or [""]]
