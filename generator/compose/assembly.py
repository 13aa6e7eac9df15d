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
from generator.model.source import Path
from generator.model.template import LegalBasis, TemplateVersion
from generator.terms.expressions import compile_expression
from generator.terms.scope import Scope, View
from generator.terms.subject import CompiledModel, Subject, linked_scope_of, scope_of
from generator.terms.texts import CompiledText, compile_text
from generator.terms.values import Unknown, plain

COPY = "Afschrift"
"""What a document made from a signed file calls itself: the signed one is the original."""


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
    return written(plan.name, subject, Setting(about, scope, grounds))


def written(name: str, subject: Subject, setting: Setting) -> Document:
    """Write a document: its parts, numbered, under its title.

    Args:
        name: File stem of the document.
        subject: The file it is made from.
        setting: What its parts are read with.

    Raises:
        TemplateError: when a template cannot be carried out for these terms.
    """
    drafts = list(draft_sections(setting))
    model, scope = setting.model, setting.scope
    texts = _Texts(model, setting.role)
    lead = [Paragraph(text.pieces(scope)) for text in texts.several("aanhef")]
    return Document(
        name=name,
        meta=_meta(subject, setting, texts),
        title=texts.one("titel").pieces(scope),
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
    setting = Setting(about, scope, {})
    names = [name for part in setting.parts for name in part.get("lijst") or [part["id"]]]
    for clause in (compile_clause(about.model.template.clauses[name]) for name in names):
        holds = clause.condition is None or clause.condition.truth(scope) is True
        for text in (clause.title, clause.text if holds else clause.otherwise):
            text.pieces(scope)
    texts = _Texts(about.model, setting.role)
    for text in texts.several("aanhef"):
        text.pieces(scope)
    _meta(subject, setting, texts)
    list(records_of(about.model, scope))


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


def _meta(subject: Subject, setting: Setting, texts: _Texts) -> Meta:
    model, scope = setting.model, setting.scope
    settings, template = model.settings, model.template
    status, state = _status(model, scope), str(settings["toestand"])
    marks: Mapping[str, str] = settings["status"].get("watermerk") or {}
    is_copy = status in settings["status"].get("afgesloten", ())
    title = texts.one("titel").plain(scope)
    return Meta(
        title=f"{COPY} · {title}" if is_copy else title,
        doctype=template.kind,
        model=template.name,
        state=state,
        status=status,
        digest=subject.terms.digest,
        author=texts.one("auteur").plain(scope),
        subject=texts.one("onderwerp").plain(scope),
        kenmerk=texts.one("kenmerk").plain(scope),
        watermark=str(marks.get(status, "")),
        header=texts.one("kopregel").plain(scope),
        footer=_footer(template, state, subject.terms.digest),
        is_copy=is_copy,
        model_digest=_mark(template),
    )


def _footer(template: TemplateVersion, state: str, digest: str) -> str:
    """Name the model version with its state, and the terms; fewer words when there are two digests."""
    mark = _mark(template)
    words = "inhoud" if mark else "kenmerk van de inhoud"
    return f"{template.kind} {template.version} ({told_state(state, mark)}) · {words} {digest}"


def _mark(template: TemplateVersion) -> str:
    return template.release.mark if template.release else ""


def _status(model: CompiledModel, scope: Scope) -> str:
    source = model.template.model_source
    path = ("status", "documentstatus")
    expression = compile_expression(str(model.settings["status"]["documentstatus"]), source.value_spot(path))
    value = expression.evaluate(scope)
    return "" if isinstance(value, Unknown) else str(plain(value))


@dataclass(frozen=True)
class _Texts:
    """The texts on and about a document, in model.yaml: those of a role, and what it leaves to the model."""

    model: CompiledModel
    role: str

    def one(self, key: str) -> CompiledText:
        """Compile a text; an empty one when there is none."""
        value, path = self._found(key)
        return compile_text(str(value or ""), self.model.template.model_source.value_spot(path))

    def several(self, key: str) -> list[CompiledText]:
        """Compile a list of texts."""
        value, path = self._found(key)
        source = self.model.template.model_source
        return [
            compile_text(str(item), source.value_spot((*path, index)))
            for index, item in enumerate(value or [])
        ]

    def _found(self, key: str) -> tuple[Any, Path]:
        settings = self.model.settings
        if self.role and key in settings[self.role]:
            return settings[self.role][key], (self.role, key)
        return settings.get(key), (key,)
