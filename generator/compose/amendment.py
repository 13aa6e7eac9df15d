"""Compose what amends an agreement: what changes between its text as it was and as it will be."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace

from generator.compose.assembly import compose, records_for, written
from generator.compose.changes import Changes, Sentences
from generator.compose.parts import digests_of_words
from generator.compose.plans import ComposedDocument, DocumentPlan, plans, whole_plans
from generator.compose.records import records_of
from generator.compose.sections import DocumentContext
from generator.errors import RenderError
from generator.model.document import Block, Document
from generator.model.record import Record
from generator.model.roles import DocumentRole
from generator.model.template import LegalBasis
from generator.terms.amending import as_agreement, role_of, with_those_who_leave
from generator.terms.subject import Amendment, Subject, scope_of, status_of


def amending_documents(
    subject: Subject,
    amendment: Amendment,
    grounds: Mapping[str, LegalBasis],
    only: Container[str] | None = None,
) -> Iterator[ComposedDocument]:
    """Compose an amendment to each document of an agreement that changes.

    A document that comes in addition, such as that of a practice that joins, is a whole agreement. So is one
    that was still to be signed: there is nothing to amend yet. A text that is divided over documents has one
    amendment, which names the numbers of the whole.

    Args:
        subject: The file.
        amendment: What it amends.
        grounds: The statutes that versions share.
        only: Names of the documents to compose; None for all.

    Raises:
        TemplateError: when a template cannot be carried out for these terms.
        RenderError: when no document of the agreement changes.
    """
    old, new = _own_plans(amendment.before), _own_plans(amendment.text)
    found: set[str] = set()
    for name, amended_name in document_names(subject, amendment):
        if only is not None and name not in only and amended_name not in only:
            continue
        for made in _amending(subject, amendment, (old.get(name), new.get(name)), amended_name, grounds):
            if made.document.name not in found:
                found.add(made.document.name)
                yield made
    if not found and only is None:
        raise RenderError(
            f"{subject.source.file}: deze allonge verandert geen woord van de overeenkomst.",
            hint="Kijk met `ojg show` of de regels kloppen, of haal het bestand weg.",
        )


def document_names(subject: Subject, amendment: Amendment) -> list[tuple[str, str]]:
    """List what a document of an amendment is called: as a whole agreement, and as what changes in it."""
    stem, role = subject.model.roles.document.file_name, role_of(subject)
    names = {**_own_plans(amendment.before), **_own_plans(amendment.text)}
    return [(name, role.document.file_name + name.removeprefix(stem)) for name in names]


def records_beside(subject: Subject, amendment: Amendment, name: str) -> tuple[Record, ...]:
    """Compose the records beside a document of an amendment, without the document.

    Raises:
        TemplateError: when `model.yaml` is outside the language.
    """
    old, new = _own_plans(amendment.before), _own_plans(amendment.text)
    if name in new:
        return records_for(as_agreement(subject), new[name])
    whole = next(whole for whole, amended in document_names(subject, amendment) if amended == name)
    signing = with_those_who_leave(subject)
    return tuple(records_of(signing.model, scope_of(signing, (old.get(whole) or new[whole]).view)))


def first_of(amendment: Amendment) -> Subject:
    """Return the agreement itself, before any amendment: the words that it names stay those."""
    named = amendment.named
    return named if named.amendment is None else first_of(named.amendment)


def _amending(
    subject: Subject,
    amendment: Amendment,
    plans_of: tuple[DocumentPlan | None, DocumentPlan | None],
    name: str,
    grounds: Mapping[str, LegalBasis],
) -> Iterator[ComposedDocument]:
    """Compose what an amendment does with one document, before and after it."""
    old, new = plans_of
    unsigned = old is not None and _is_to_sign(amendment.named, old)
    blocks: tuple[Block, ...] = ()
    if old is not None and (new is not None or not unsigned):
        blocks = _changes(subject, amendment, old, new, grounds)
    if new is not None and (old is None or (unsigned and blocks)):
        yield from _agreement(as_agreement(subject), new, grounds)
        return
    if old is None or not blocks:
        return
    signing, role = with_those_who_leave(subject), role_of(subject).document
    context = DocumentContext(signing, scope_of(signing, old.view), grounds, role)
    yield ComposedDocument(_with_changes(written(name, subject, context), blocks, role), old.view)


def _agreement(
    agreement: Subject, whole: DocumentPlan, grounds: Mapping[str, LegalBasis]
) -> Iterator[ComposedDocument]:
    """Compose all that one party signs: the agreement, or the documents that it is divided over."""
    for plan in plans(agreement):
        if not plan.link and (plan.once or plan.view == whole.view):
            yield ComposedDocument(compose(agreement, plan, grounds), plan.view, once=plan.once)


def _changes(
    subject: Subject,
    amendment: Amendment,
    old: DocumentPlan,
    new: DocumentPlan | None,
    grounds: Mapping[str, LegalBasis],
) -> tuple[Block, ...]:
    role = role_of(subject)
    sentences = Sentences(role, scope_of(with_those_who_leave(subject), old.view))
    if new is None:
        return (sentences.say("eindigt"),)
    words = digests_of_words(first_of(amendment), grounds)
    was, will = (
        compose(text, plan, grounds, words) for text, plan in ((amendment.before, old), (amendment.text, new))
    )
    return Changes(sentences, role.left_out).between(was, will)


def _is_to_sign(named: Subject, plan: DocumentPlan) -> bool:
    """Tell whether a document waits for its signatures while the file itself is signed."""
    status = named.model.roles.status
    signed = status.of(named.terms.data) in status.closed
    return signed and status_of(named.model, scope_of(named, plan.view)) not in status.closed


def _own_plans(subject: Subject) -> dict[str, DocumentPlan]:
    return {plan.name: plan for plan in whole_plans(subject)}


def _with_changes(document: Document, blocks: tuple[Block, ...], role: DocumentRole) -> Document:
    """Put the changes under the words that announce them; their numbers are those of the agreement."""
    places = {clause.id for part in role.parts if part.lists_changes for clause in part.clauses}
    sections = tuple(
        replace(section, blocks=section.blocks + blocks) if section.anchor in places else section
        for section in document.sections
    )
    return replace(document, sections=sections)
