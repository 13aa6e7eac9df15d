"""Compose one document: the steps in order, nothing else."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial

from generator.compose.parts import part_of, shared_documents
from generator.compose.plans import DocumentPlan
from generator.compose.records import records_of
from generator.compose.sections import DocumentContext, compile_clause, draft_sections
from generator.compose.text import (
    cited,
    compiled,
    document_of,
    drafted,
    finished,
    meta_of,
    read_as,
    setting_of,
)
from generator.language.memo import Memo
from generator.language.scope import Scope
from generator.model.document import Document
from generator.model.record import Record
from generator.model.template import Clause, LegalBasis
from generator.terms.clause_names import chains_of
from generator.terms.deviations import deviations_of
from generator.terms.subject import Subject, form_of

_REHEARSED: Memo[None] = Memo(4096)


def compose(
    subject: Subject,
    plan: DocumentPlan,
    grounds: Mapping[str, LegalBasis],
    words: Mapping[str, str] | None = None,
) -> Document:
    """Compose one document of a subject.

    Args:
        subject: The file.
        plan: Which of its documents.
        grounds: The statutes that versions share; a released version has its own.
        words: The digests of the words of documents that are made once, when they are not those of today.

    Raises:
        TemplateError: when a template cannot be carried out for these terms.
    """
    parts = () if plan.link else form_of(subject)
    shared = shared_documents(subject, frozenset(grounds.items())) if parts else None
    if shared and plan.once:
        return shared.documents[plan.once]
    about_words = words if words is not None or shared is None else shared.words
    scope, about = read_as(subject, plan, about_words)
    setting, drafts, effects = drafted(about, plan, setting_of(about, scope, grounds), about_words)
    if shared is None or plan.part is None:
        return document_of(plan.name, subject, setting, *finished(drafts, effects))
    common = [shared.drafts.get(draft.section.anchor, draft) for draft in drafts]
    sections, notes = finished(common, effects, cited(drafts))
    return part_of(plan.name, subject, replace(setting, role=plan.part), sections, notes)


def written(name: str, subject: Subject, setting: DocumentContext) -> Document:
    """Write a document: its parts, numbered, under its title.

    Args:
        name: File stem of the document.
        subject: The file it is made from.
        setting: What its parts are read with.

    Raises:
        TemplateError: when a template cannot be carried out for these terms.
    """
    return document_of(name, subject, setting, *finished(list(draft_sections(setting)), []))


def records_for(subject: Subject, plan: DocumentPlan) -> tuple[Record, ...]:
    """Compose the records beside a document, without the document.

    Raises:
        TemplateError: when `model.yaml` is outside the language.
    """
    scope, about = read_as(subject, plan)
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
    scope, about = read_as(subject, plan)
    setting = setting_of(about, scope, grounds)
    if any(deviations_of(about.model, scope)):
        setting = drafted(about, plan, setting)[0]
    everything = about.model.template.model_source.file in files
    clauses = (about.model.template.clauses[placed.id] for placed in setting.role.clauses)
    for clause in (one for one in clauses if everything or one.file in files):
        _REHEARSED.made(
            clause, chains_of(clause), setting.scope, None, partial(_rehearsed, clause, setting.scope)
        )
    if everything:
        _rehearse_around(subject, replace(setting, role=plan.part or setting.role))


def _rehearsed(clause: Clause, scope: Scope) -> None:
    compiled = compile_clause(clause)
    holds = compiled.condition is None or compiled.condition.truth(scope) is True
    for text in (compiled.title, compiled.text if holds else compiled.otherwise):
        text.pieces(scope)


def _rehearse_around(subject: Subject, setting: DocumentContext) -> None:
    for placed in setting.role.lead:
        compiled(placed).pieces(setting.scope)
    meta_of(subject, setting)
    list(records_of(setting.model, setting.scope))
