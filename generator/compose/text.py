"""Make one text of a file: read it, put its deviations in, number it, and write it under its title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.compose.compact import compacted
from generator.compose.deviations import Effect, ModelText, altered, document_names
from generator.compose.numbering import Numbering
from generator.compose.plans import DocumentPlan
from generator.compose.records import records_of
from generator.compose.references import Resolver
from generator.compose.section_drafts import UnnumberedSection
from generator.compose.sections import DocumentContext, draft_sections
from generator.language.scope import Scope
from generator.language.texts import CompiledText, compile_text
from generator.language.values import Value
from generator.model.document import (
    DeviationNote,
    Document,
    Field,
    Gap,
    Meta,
    PageLayout,
    Paragraph,
    ReferencePart,
    Section,
    told_state,
)
from generator.model.placed_text import PlacedText
from generator.model.template import LegalBasis, TemplateVersion
from generator.terms.deviations import deviations_of
from generator.terms.signed import is_signed
from generator.terms.subject import Subject, linked_scope_of, scope_of, status_of

COPY = "Afschrift"
"""What a document made from a signed file calls itself: the signed one is the original."""


def read_as(
    subject: Subject, plan: DocumentPlan, words: Mapping[str, str] | None = None
) -> tuple[Scope, Subject]:
    """Give the scope in which a document is read, and the file whose document it is."""
    if plan.link:
        return linked_scope_of(subject, plan.link, plan.view), subject.links[plan.link]
    return scope_of(subject, plan.view, _about_words(words)), subject


def _about_words(words: Mapping[str, str] | None) -> Mapping[str, Value]:
    return {"woorden": words} if words else {}


def drafted(
    about: Subject, plan: DocumentPlan, setting: DocumentContext, words: Mapping[str, str] | None = None
) -> tuple[DocumentContext, list[UnnumberedSection], list[Effect]]:
    """Read the sections; where a file deviates from the model text, a second time with that in it."""
    drafts = list(draft_sections(setting))
    effects: list[Effect] = []
    if not plan.link and (asked := list(deviations_of(about.model, setting.scope))):
        effects = ModelText(setting, drafts).effects(asked)
        names = {**document_names(effects), **_about_words(words)}
        setting = replace(setting, scope=scope_of(about, plan.view, names))
        drafts = list(altered(draft_sections(setting), effects, setting))
    return setting, drafts, effects


def cited(drafts: Sequence[UnnumberedSection]) -> Mapping[str, tuple[ReferencePart, ...]]:
    """Say how each anchor of sections is cited."""
    return _numbered(drafts)[1]


def _numbered(
    drafts: Sequence[UnnumberedSection],
) -> tuple[Sequence[Section], Mapping[str, tuple[ReferencePart, ...]]]:
    """Number sections, and say how each of their anchors is cited."""
    each = [draft.numbered for draft in drafts]
    citations = {anchor: parts for one in each for anchor, parts in one.citations.items()}
    if len(citations) == sum(len(one.citations) for one in each):
        return [one.section for one in each], citations
    numbering = Numbering()
    return [numbering.numbered(draft.section) for draft in drafts], numbering.citations


def finished(
    drafts: Sequence[UnnumberedSection],
    effects: Sequence[Effect],
    others: Mapping[str, tuple[ReferencePart, ...]] | None = None,
) -> tuple[tuple[Section, ...], tuple[DeviationNote, ...]]:
    """Number sections and resolve their references; `others` cites anchors that are not among them."""
    numbered, own = _numbered(drafts)
    citations = {**(others or {}), **own}
    pending = frozenset(anchor for draft in drafts for anchor in draft.pending)
    made = tuple(
        draft.finished(section, citations, pending) for draft, section in zip(drafts, numbered, strict=True)
    )
    places = Resolver(citations, pending, "", {})
    return made, tuple(
        DeviationNote(
            tuple(map(str, effect.deviation.path())),
            effect.deviation.article,
            places.inlines(effect.place),
            effect.model,
            places.inlines(effect.own),
        )
        for effect in effects
    )


def meta_of(subject: Subject, setting: DocumentContext) -> Meta:
    """Fill in what a document says about itself outside its body."""
    model, scope, role = setting.model, setting.scope, setting.role
    template, state = model.template, model.roles.state
    status = status_of(model, scope)
    if role.is_made_once and status not in model.roles.status.closed and is_signed(subject):
        status = model.roles.status.signed
    is_copy = status in model.roles.status.closed
    title = compiled(role.title).plain(scope)
    header = compiled(role.header).pieces(scope)
    return Meta(
        title=f"{COPY} · {title}" if is_copy else title,
        doctype=template.kind,
        model=template.name,
        state=state,
        status=status,
        digest=subject.terms.digest,
        author=compiled(role.author).plain(scope),
        subject=compiled(role.subject).plain(scope),
        kenmerk=compiled(role.kenmerk).plain(scope),
        watermark=model.roles.status.watermarks.get(status, ""),
        header="".join(piece.text for piece in header),
        footer=footer_of(template, state, _words_of(template), subject.terms.digest),
        is_copy=is_copy,
        model_digest=template.mark,
        in_header=tuple(path for piece in header if isinstance(piece, Field | Gap) for path in piece.paths),
    )


def _words_of(template: TemplateVersion) -> str:
    """Name the digest of the terms; with fewer words when there are two digests."""
    return "inhoud" if template.mark else "kenmerk van de inhoud"


def footer_of(template: TemplateVersion, state: str, words: str, digest: str) -> str:
    """Name the model version with its state, and a digest after what it is of."""
    return f"{template.kind} {template.version} ({told_state(state, template.mark)}) · {words} {digest}"


def setting_of(about: Subject, scope: Scope, grounds: Mapping[str, LegalBasis]) -> DocumentContext:
    """Return what the text of a file is read with, all of it."""
    return DocumentContext(about, scope, grounds, about.model.roles.document)


def compiled(placed: PlacedText) -> CompiledText:
    """Compile a text of model.yaml."""
    return compile_text(placed.text, placed.spot)


def document_of(
    name: str,
    subject: Subject,
    setting: DocumentContext,
    sections: tuple[Section, ...],
    notes: tuple[DeviationNote, ...],
) -> Document:
    """Put finished sections under their title."""
    model, scope = setting.model, setting.scope
    lead = [Paragraph(compiled(placed).pieces(scope)) for placed in setting.role.lead]
    if setting.role.layout is PageLayout.COMPACT:
        sections = tuple(map(compacted, sections))
    return Document(
        name=name,
        meta=meta_of(subject, setting),
        title=compiled(setting.role.title).pieces(scope),
        lead=tuple(paragraph for paragraph in lead if paragraph.content),
        sections=sections,
        records=tuple(records_of(model, scope)),
        deviations=notes,
        layout=setting.role.layout,
    )
