"""Compose one document: the steps in order, nothing else."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from generator.compose.compact import compacted
from generator.compose.deviations import Effect, ModelText, altered, document_names
from generator.compose.numbering import Numbering
from generator.compose.records import records_of
from generator.compose.references import Resolver
from generator.compose.sections import DocumentContext, UnnumberedSection, compile_clause, draft_sections
from generator.language.scope import Scope, View
from generator.language.texts import CompiledText, compile_text
from generator.model.document import DeviationNote, Document, Meta, PageLayout, Paragraph, Section, told_state
from generator.model.record import Record
from generator.model.roles import PlacedText
from generator.model.template import LegalBasis, TemplateVersion
from generator.terms.deviations import deviations_of
from generator.terms.subject import Subject, linked_scope_of, scope_of, status_of, views_of

COPY = "Afschrift"
"""What a document made from a signed file calls itself: the signed one is the original."""


@dataclass(frozen=True)
class DocumentPlan:
    """One document to make of a subject."""

    name: str
    """File stem of the document."""
    view: View | None = None
    link: str = ""
    """Name of the linked file or type the document is of; empty for the subject's own document."""


@dataclass(frozen=True)
class ComposedDocument:
    """A document of a file, and what it is about."""

    document: Document
    view: View | None = None
    link: str = ""
    """Name of the linked file or type the document is of; empty for the subject's own document."""


def plans(subject: Subject) -> list[DocumentPlan]:
    """List the documents a file gives: its own, one for each entry if it says so, and those it links to."""
    own = _plans(subject, "", subject.model.roles.document.file_name)
    linked = [
        _plans(subject, link, other.model.roles.document.file_name) for link, other in subject.links.items()
    ]
    return [plan for some in (own, *linked) for plan in some]


def _plans(subject: Subject, link: str, stem: str) -> list[DocumentPlan]:
    return [
        DocumentPlan(f"{stem}-{view.entry}" if view else stem, view, link) for view in views_of(subject, link)
    ]


def compose(subject: Subject, plan: DocumentPlan, grounds: Mapping[str, LegalBasis]) -> Document:
    """Compose one document of a subject.

    Args:
        subject: The file.
        plan: Which of its documents.
        grounds: The statutes that versions share; a released version has its own.

    Raises:
        TemplateError: when a template cannot be carried out for these terms.
    """
    scope, about = _read_as(subject, plan)
    setting, drafts, effects = _drafted(about, plan, _setting(about, scope, grounds))
    return _document(plan.name, subject, setting, drafts, effects)


def written(name: str, subject: Subject, setting: DocumentContext) -> Document:
    """Write a document: its parts, numbered, under its title.

    Args:
        name: File stem of the document.
        subject: The file it is made from.
        setting: What its parts are read with.

    Raises:
        TemplateError: when a template cannot be carried out for these terms.
    """
    return _document(name, subject, setting, list(draft_sections(setting)), [])


def _document(
    name: str,
    subject: Subject,
    setting: DocumentContext,
    drafts: list[UnnumberedSection],
    effects: list[Effect],
) -> Document:
    model, scope = setting.model, setting.scope
    lead = [Paragraph(_compiled(placed).pieces(scope)) for placed in setting.role.lead]
    sections, notes = _finished(drafts, effects)
    if setting.role.layout is PageLayout.COMPACT:
        sections = tuple(map(compacted, sections))
    return Document(
        name=name,
        meta=_meta(subject, setting),
        title=_compiled(setting.role.title).pieces(scope),
        lead=tuple(paragraph for paragraph in lead if paragraph.content),
        sections=sections,
        records=tuple(records_of(model, scope)),
        deviations=notes,
        layout=setting.role.layout,
    )


def records_for(subject: Subject, plan: DocumentPlan) -> tuple[Record, ...]:
    """Compose the records beside a document, without the document.

    Raises:
        TemplateError: when `model.yaml` is outside the language.
    """
    scope, about = _read_as(subject, plan)
    return tuple(records_of(about.model, scope))


def rehearse(
    subject: Subject, plan: DocumentPlan, grounds: Mapping[str, LegalBasis], files: Collection[str]
) -> None:
    """Evaluate the conditions and texts of a document without composing it.

    The coverage of examples asks only which conditions come out true and false (`language/outcomes.py`).

    Args:
        subject: The file.
        plan: Which of its documents.
        grounds: The statutes that versions share.
        files: The files of the model version whose conditions matter; with `model.yaml`, every clause does.

    Raises:
        TemplateError: when a template cannot be carried out for these terms.
    """
    scope, about = _read_as(subject, plan)
    setting = _setting(about, scope, grounds)
    if any(deviations_of(about.model, scope)):
        setting = _drafted(about, plan, setting)[0]
    everything = about.model.template.model_source.file in files
    clauses = (about.model.template.clauses[placed.id] for placed in setting.role.clauses)
    for clause in (compile_clause(one) for one in clauses if everything or one.file in files):
        holds = clause.condition is None or clause.condition.truth(setting.scope) is True
        for text in (clause.title, clause.text if holds else clause.otherwise):
            text.pieces(setting.scope)
    if everything:
        _rehearse_around(subject, setting)


def _rehearse_around(subject: Subject, setting: DocumentContext) -> None:
    for placed in setting.role.lead:
        _compiled(placed).pieces(setting.scope)
    _meta(subject, setting)
    list(records_of(setting.model, setting.scope))


def _read_as(subject: Subject, plan: DocumentPlan) -> tuple[Scope, Subject]:
    """Give the scope in which a document is read, and the file whose document it is."""
    if plan.link:
        return linked_scope_of(subject, plan.link, plan.view), subject.links[plan.link]
    return scope_of(subject, plan.view), subject


def _drafted(
    about: Subject, plan: DocumentPlan, setting: DocumentContext
) -> tuple[DocumentContext, list[UnnumberedSection], list[Effect]]:
    """Read the sections; where a file deviates from the model text, a second time with that in it."""
    drafts = list(draft_sections(setting))
    effects: list[Effect] = []
    if not plan.link and (asked := list(deviations_of(about.model, setting.scope))):
        effects = ModelText(setting, drafts).effects(asked)
        setting = replace(setting, scope=scope_of(about, plan.view, document_names(effects)))
        drafts = list(altered(draft_sections(setting), effects, setting))
    return setting, drafts, effects


def _finished(
    drafts: list[UnnumberedSection], effects: list[Effect]
) -> tuple[tuple[Section, ...], tuple[DeviationNote, ...]]:
    numbering = Numbering()
    numbered = [numbering.numbered(draft.section) for draft in drafts]
    pending = frozenset(anchor for draft in drafts for anchor in draft.pending)
    finished = []
    for draft, section in zip(drafts, numbered, strict=True):
        resolver = Resolver(numbering.citations, pending, section.anchor, draft.references)
        finished.append(
            replace(section, blocks=resolver.blocks(section.blocks), title=resolver.inlines(section.title))
        )
    places = Resolver(numbering.citations, pending, "", {})
    return tuple(finished), tuple(
        DeviationNote(
            tuple(map(str, effect.deviation.path())),
            effect.deviation.article,
            places.inlines(effect.place),
            effect.model,
            places.inlines(effect.own),
        )
        for effect in effects
    )


def _meta(subject: Subject, setting: DocumentContext) -> Meta:
    model, scope, role = setting.model, setting.scope, setting.role
    template, state = model.template, model.roles.state
    status = status_of(model, scope)
    is_copy = status in model.roles.status.closed
    title = _compiled(role.title).plain(scope)
    return Meta(
        title=f"{COPY} · {title}" if is_copy else title,
        doctype=template.kind,
        model=template.name,
        state=state,
        status=status,
        digest=subject.terms.digest,
        author=_compiled(role.author).plain(scope),
        subject=_compiled(role.subject).plain(scope),
        kenmerk=_compiled(role.kenmerk).plain(scope),
        watermark=model.roles.status.watermarks.get(status, ""),
        header=_compiled(role.header).plain(scope),
        footer=_footer(template, state, subject.terms.digest),
        is_copy=is_copy,
        model_digest=template.mark,
    )


def _footer(template: TemplateVersion, state: str, digest: str) -> str:
    """Name the model version with its state, and the terms; fewer words when there are two digests."""
    words = "inhoud" if template.mark else "kenmerk van de inhoud"
    return f"{template.kind} {template.version} ({told_state(state, template.mark)}) · {words} {digest}"


def _setting(about: Subject, scope: Scope, grounds: Mapping[str, LegalBasis]) -> DocumentContext:
    return DocumentContext(about, scope, grounds, about.model.roles.document)


def _compiled(placed: PlacedText) -> CompiledText:
    return compile_text(placed.text, placed.spot)
