"""The documents that a text is divided over: those that a file gives once, and what they are known by."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.compare.outline import SECTION, lines_of, outline_of, text_of
from generator.compose.dividing import Division
from generator.compose.plans import DocumentPlan
from generator.compose.section_drafts import UnnumberedSection
from generator.compose.sections import DocumentContext
from generator.compose.text import document_of, drafted, finished, footer_of, read_as, setting_of
from generator.errors import TemplateError
from generator.model.document import DeviationNote, Document, Section
from generator.model.template import LegalBasis
from generator.terms.subject import Subject, form_of, neutral_view_of

_WORDS_DIGITS = 16
"""Hexadecimal digits of the digest of words that a document prints."""


@dataclass(frozen=True)
class SharedDocuments:
    """What the documents of a divided text have in common: those that are made once, and what they are of."""

    documents: Mapping[str, Document]
    """By their ids."""
    drafts: Mapping[str, UnnumberedSection]
    """The sections in them, by anchor."""

    @property
    def words(self) -> Mapping[str, str]:
        """The digest of the words of each document."""
        return {name: document.meta.digest for name, document in self.documents.items()}


def digests_of_words(subject: Subject, grounds: Mapping[str, LegalBasis]) -> Mapping[str, str]:
    """Return the digest of the words of each document that a file gives once, by the id of that document.

    Raises:
        TemplateError: when a template cannot be carried out for these terms.
    """
    return shared_documents(subject, frozenset(grounds.items())).words if form_of(subject) else {}


@lru_cache(maxsize=4)
def shared_documents(subject: Subject, grounds: frozenset[tuple[str, LegalBasis]]) -> SharedDocuments:
    """Compose what a file gives once; its other documents tell its digest and have its numbers."""
    plan = DocumentPlan("", neutral_view_of(subject))
    scope, about = read_as(subject, plan)
    setting, drafts, effects = drafted(about, plan, setting_of(about, scope, dict(grounds)))
    sections, notes = finished(drafts, effects)
    once = [part for part in form_of(subject) if part.is_made_once]
    made = {
        part.id: part_of(part.file_name, subject, replace(setting, role=part), sections, notes)
        for part in once
    }
    anchors = {clause.id for part in once for clause in part.clauses}
    return SharedDocuments(
        made, {draft.section.anchor: draft for draft in drafts if draft.section.anchor in anchors}
    )


def part_of(
    name: str,
    subject: Subject,
    setting: DocumentContext,
    whole: tuple[Section, ...],
    notes: tuple[DeviationNote, ...],
) -> Document:
    """Write one of the documents that a text is divided over."""
    division = Division(setting.role, form_of(subject), setting.scope, whole)
    sections = division.sections()
    here = {section.anchor for section in sections}
    mine = [note for note in notes if not setting.role.is_made_once or note.anchor in here]
    document = document_of(name, subject, setting, sections, division.notes(mine))
    if not setting.role.is_made_once:
        return document
    _refuse_entry(document, setting)
    digest = _digest_of_words(document)
    footer = footer_of(setting.model.template, document.meta.state, "kenmerk van de woorden", digest)
    return replace(document, meta=replace(document.meta, digest=digest, footer=footer), records=())


def _refuse_entry(document: Document, setting: DocumentContext) -> None:
    """Refuse a value of one entry in words that are the same for each of them."""
    view = setting.scope.view
    if view is None:
        return
    nobody = f".{view.over}.{view.entry}."
    for place in (one for one in outline_of(document) if one.kind == SECTION):
        named = next((leaf for leaf in place.leaves() if nobody in f".{leaf.path}"), None)
        if named is not None:
            title = text_of(place.line or ())
            name = f"{place.label} ({title})" if place.label else title
            raise TemplateError(
                f"{name} noemt één van de {view.over}: {named.text}. Dat kan niet in "
                f"“{text_of(document.title)}”: dat document is voor ieder van hen gelijk.",
                spot=setting.model.template.clauses[place.anchor].body_spot,
                hint="Zet wat per onderdeel verschilt in een deel van een ander document van deze vorm.",
            )


def _digest_of_words(document: Document) -> str:
    lines = [text_of(document.title)]
    for section in document.sections:
        lines += [f"{section.label} {text_of(section.title)}", *lines_of(section.blocks)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:_WORDS_DIGITS]
