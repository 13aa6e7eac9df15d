"""Compose one document: the steps in order, nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.compose.numbering import Numbering
from generator.compose.records import records_of
from generator.compose.references import Resolver
from generator.compose.sections import Draft, Setting, compile_clause, draft_sections
from generator.model.document import Document, Meta, Paragraph, Section, told_state
from generator.model.source import YamlSource
from generator.model.template import LegalBasis
from generator.terms.expressions import compile_expression
from generator.terms.scope import Scope, View
from generator.terms.subject import CompiledModel, Subject, linked_scope_of, scope_of
from generator.terms.texts import CompiledText, compile_text
from generator.terms.values import Unknown, plain

_DIGEST_WORDS = {False: "kenmerk van de inhoud", True: "inhoud"}
"""What comes before the digest of the terms, by whether the footer names that of the model version too."""


@dataclass(frozen=True)
class Plan:
    """One document to make of a subject."""

    name: str
    """File stem of the document."""
    view: View | None = None
    link: str = ""
    """Name of the linked file or type the document is of; empty for the subject's own document."""


def plans(subject: Subject) -> list[Plan]:
    """List the documents a file gives: its own, one for each entry if it says so, and those it links to."""
    settings = subject.model.settings
    stem = str(settings["bestandsnaam"])
    own = [Plan(f"{stem}{suffix}", view) for suffix, view in _views(subject, settings)]
    linked = [
        Plan(f"{other.model.settings['bestandsnaam']}{suffix}", view, link)
        for link, other in subject.links.items()
        for suffix, view in (
            _views(subject, other.model.settings) if "bij" in other.model.settings else [("", None)]
        )
    ]
    return own + linked


def _views(subject: Subject, settings: Mapping[str, Any]) -> list[tuple[str, View | None]]:
    """List what the documents of a type are about, each with what its file name ends in."""
    fan_out = settings.get("verspreiding")
    if not fan_out or ("term" in fan_out and subject.terms.data.get(fan_out["term"]) != fan_out["waarde"]):
        return [("", None)]
    over = str(fan_out["over"])
    return [(f"-{entry}", View(over, entry)) for entry in subject.terms.data.get(over, {})]


def compose(subject: Subject, plan: Plan, grounds: Mapping[str, LegalBasis]) -> Document:
    """Compose one document of a subject.

    Args:
        subject: The file.
        plan: Which of its documents.
        grounds: The statutes that versions share; a released version has its own.

    Raises:
        TemplateError: when a template cannot be carried out for these terms.
    """
    scope, about = _read_as(subject, plan)
    drafts = list(draft_sections(Setting(about, scope, grounds)))
    model = about.model
    title = _text(model, "titel").pieces(scope)
    lead = [Paragraph(text.pieces(scope)) for text in _texts(model, "aanhef")]
    return Document(
        name=plan.name,
        meta=_meta(subject, model, scope),
        title=title,
        lead=tuple(paragraph for paragraph in lead if paragraph.content),
        sections=_finished(drafts),
        records=tuple(records_of(model, scope)),
    )


def rehearse(subject: Subject, plan: Plan) -> None:
    """Evaluate what decides the words of a document, without composing it: for who watches the conditions.

    Raises:
        TemplateError: when a template cannot be carried out for these terms.
    """
    scope, about = _read_as(subject, plan)
    model = about.model
    for clause in map(compile_clause, model.template.clauses.values()):
        holds = clause.condition is None or clause.condition.truth(scope) is True
        for text in (clause.title, clause.text if holds else clause.otherwise):
            text.pieces(scope)
    for text in (_text(model, "titel"), *_texts(model, "aanhef")):
        text.pieces(scope)
    _meta(subject, model, scope)
    list(records_of(model, scope))


def _read_as(subject: Subject, plan: Plan) -> tuple[Scope, Subject]:
    """Give the scope in which a document is read, and the file whose document it is."""
    if plan.link:
        return linked_scope_of(subject, plan.link, plan.view), subject.links[plan.link]
    return scope_of(subject, plan.view), subject


def _finished(drafts: list[Draft]) -> tuple[Section, ...]:
    numbering = Numbering()
    numbered = [numbering.numbered(draft.section) for draft in drafts]
    pending = frozenset(anchor for draft in drafts for anchor in draft.pending)
    finished = []
    for draft, section in zip(drafts, numbered, strict=True):
        resolver = Resolver(numbering.citations, pending, section.anchor, draft.references)
        finished.append(
            replace(section, blocks=resolver.blocks(section.blocks), title=resolver.inlines(section.title))
        )
    return tuple(finished)


def _meta(subject: Subject, model: CompiledModel, scope: Scope) -> Meta:
    settings = model.settings
    status = _status(model, scope)
    template = model.template
    state = str(settings["toestand"])
    mark = template.release.mark if template.release else ""
    told = told_state(state, mark)
    digest = subject.terms.digest
    marks: Mapping[str, str] = (settings.get("status") or {}).get("watermerk") or {}
    return Meta(
        title=_text(model, "titel").plain(scope),
        doctype=template.kind,
        model=template.name,
        state=state,
        status=status,
        digest=digest,
        model_digest=mark,
        author=_text(model, "auteur").plain(scope),
        subject=_text(model, "onderwerp").plain(scope),
        kenmerk=_text(model, "kenmerk").plain(scope),
        watermark=str(marks.get(status, "")),
        header=_text(model, "kopregel").plain(scope),
        footer=f"{template.kind} {template.version} ({told}) · {_DIGEST_WORDS[bool(mark)]} {digest}",
    )


def _status(model: CompiledModel, scope: Scope) -> str:
    source = model.template.model_source
    path = ("status", "documentstatus")
    expression = compile_expression(str(model.settings["status"]["documentstatus"]), source.value_spot(path))
    value = expression.evaluate(scope)
    return "" if isinstance(value, Unknown) else str(plain(value))


def _text(model: CompiledModel, key: str) -> CompiledText:
    source: YamlSource = model.template.model_source
    return compile_text(str(source.data.get(key) or ""), source.value_spot((key,)))


def _texts(model: CompiledModel, key: str) -> list[CompiledText]:
    source: YamlSource = model.template.model_source
    items: list[Any] = source.data.get(key) or []
    return [compile_text(str(item), source.value_spot((key, index))) for index, item in enumerate(items)]
