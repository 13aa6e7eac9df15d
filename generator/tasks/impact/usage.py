"""Who uses a template that did not change: what someone wants to know before editing it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.compare.outline import text_of
from generator.compare.reach import Composed
from generator.compose.sections import NOT_APPLICABLE
from generator.model.document import Gap, Paragraph, Section
from generator.model.template import TemplateVersion
from generator.tasks.impact.sides import Change, versions_of
from generator.tasks.side_reader import SideReader
from generator.terms.subject import Subject, form_of

APPLIES = "geldt"
DOES_NOT_APPLY = "staat er als niet van toepassing"
PENDING = "wacht op een keuze"
LEFT_OUT = "is weggelaten"
FOLLOWS = "gebruikt door"


@dataclass(frozen=True)
class TemplateUse:
    """What a template comes to in a document of a file."""

    template: str
    file: str
    document: str
    how: str
    title: str = ""
    """`Artikel 7 Vervanging`; empty for a template that is no section."""


def uses_of(change: Change) -> Iterator[TemplateUse]:
    """List the documents that use the templates a user named."""
    reader = SideReader(change.after)
    for name in change.after.files:
        subject = reader.subject(name)
        documents = reader.documents(name, subject, {}) if subject else None
        if subject is None or documents is None:
            continue
        documents += _embedded(reader, subject)
        for label in change.asked:
            yield from _uses(label, name, subject, documents)


def _embedded(reader: SideReader, subject: Subject) -> list[Composed]:
    """Compose the documents of linked files that are not made because a part of the own text is theirs."""
    keys = {f"{part.stands_for}:": part.file_name for part in form_of(subject) if part.stands_for}
    found = reader.composed(subject, {}, frozenset(keys), whole=True) if keys else ()
    return [replace(one, document=replace(one.document, name=keys[one.key])) for one in found]


def _uses(label: str, name: str, subject: Subject, documents: Sequence[Composed]) -> Iterator[TemplateUse]:
    followed = versions_of([label])
    for composed in documents:
        about = subject.links[composed.link] if composed.link else subject
        template = about.model.template
        if followed is not None and template.name not in followed:
            continue
        clause = _clause(template, label)
        document = composed.document
        if not clause:
            yield TemplateUse(label, name, document.name, FOLLOWS)
            continue
        section = next((one for one in document.sections if one.anchor == clause), None)
        if section is None and clause in _elsewhere(subject, composed):
            continue
        title = _title(section) if section else template.clauses[clause].title
        yield TemplateUse(label, name, document.name, _how(section), title)


def _elsewhere(subject: Subject, composed: Composed) -> set[str]:
    """List the clauses that stand in another document of the form."""
    if composed.link:
        return set()
    return {clause.id for part in form_of(subject) if part.id != composed.part for clause in part.clauses}


def _clause(template: TemplateVersion, label: str) -> str:
    """Return the id of the clause that a file holds; empty when it holds none."""
    stem = Path(label).stem
    known = stem in template.clauses and template.clauses[stem].file == label
    return stem if known else ""


def _how(section: Section | None) -> str:
    if section is None:
        return LEFT_OUT
    match section.blocks:
        case (Paragraph(content=(Gap(),)),):
            return PENDING
        case (Paragraph(content=content),) if text_of(content).startswith(NOT_APPLICABLE):
            return DOES_NOT_APPLY
        case _:
            return APPLIES


def _title(section: Section) -> str:
    return f"{section.label} {text_of(section.title)}".strip().replace("\u00a0", " ")
