"""All documents of a file: its own, those of what it names and what stands beside it, or what it amends."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace

from generator.compose.amendment import amending_documents, document_names, records_beside
from generator.compose.assembly import compose, records_for
from generator.compose.plans import ComposedDocument, plans
from generator.model.document import Document
from generator.model.template import LegalBasis
from generator.terms.subject import Amendment, Subject


def made_documents(
    subject: Subject, grounds: Mapping[str, LegalBasis], only: Container[str] | None = None
) -> Iterator[ComposedDocument]:
    """Compose the documents of a file.

    Args:
        subject: The file.
        grounds: The statutes that versions share; a released version has its own.
        only: Names of the documents to give; None for all.

    Raises:
        TemplateError: when a template cannot be carried out for these terms.
        RenderError: when a file that amends changes no word.
    """
    if subject.amendment is not None:
        yield from amending_documents(subject, subject.amendment, grounds, only)
        return
    for plan in plans(subject):
        if only is None or plan.name in only:
            yield ComposedDocument(compose(subject, plan, grounds), plan.view, plan.link, plan.once)


def documents_with_copies(
    subject: Subject,
    grounds: Mapping[str, LegalBasis],
    signed: Mapping[str, Document],
    only: Container[str] | None = None,
) -> Iterator[Document]:
    """Give the documents of a file, those that were signed as they were laid down.

    Only the records beside such a document are of today: what an archive asks to know goes on.

    Args:
        subject: The file.
        grounds: The statutes that versions share; a released version has its own.
        signed: Documents as they were laid down, by name.
        only: Names of the documents to give; None for all.

    Raises:
        TemplateError: when a template cannot be carried out for these terms.
        RenderError: when a file that amends changes no word.
    """
    if subject.amendment is not None:
        wanted = {name: one for name, one in signed.items() if only is None or name in only}
        yield from _amending_with_copies(subject, subject.amendment, grounds, wanted, only)
        return
    for plan in plans(subject):
        if only is not None and plan.name not in only:
            continue
        if copy := signed.get(plan.name):
            yield replace(copy, records=() if plan.once else records_for(subject, plan))
        else:
            yield compose(subject, plan, grounds)


def _amending_with_copies(
    subject: Subject,
    amendment: Amendment,
    grounds: Mapping[str, LegalBasis],
    signed: Mapping[str, Document],
    only: Container[str] | None,
) -> Iterator[Document]:
    """Give the documents of an amendment; one that was signed is there whatever would change today."""
    if not signed:
        yield from (made.document for made in amending_documents(subject, amendment, grounds, only))
        return
    named: set[str] = set()
    for names in document_names(subject, amendment):
        named.update(names)
        copies = [signed[name] for name in names if name in signed]
        yield from (replace(one, records=records_beside(subject, amendment, one.name)) for one in copies)
        wanted = [name for name in names if only is None or name in only]
        if wanted and not copies:
            made = (one.document for one in amending_documents(subject, amendment, grounds, wanted))
            yield from (document for document in made if document.name not in signed)
    yield from (copy for name, copy in signed.items() if name not in named)
