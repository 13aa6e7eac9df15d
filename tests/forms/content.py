"""Agreements as they read in the short form, beside the same ones in one document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from generator.compare.outline import lines_of
from generator.compose.assembly import compose
from generator.compose.plans import plans, whole_plans
from generator.model.document import Document, ItemList, ListKind
from generator.model.source import Path
from generator.terms.subject import Subject
from tests.acceptance.content import grounds, subjects, variant

SHORT: Mapping[Path, object] = {
    ("vorm",): "kort",
    ("slotbepalingen", "voorwaarden_datum"): "2026-10-01",
}
DIVIDED = ("stadskanaal", "midden-groningen", "veendam", "groningen")
"""Agreements for each practice and for all together, with several employers."""
TERMS, AGREEMENT, PROFILE = "voorwaarden", "modelovereenkomst", "functieprofiel"


@cache
def short(name: str) -> Subject:
    """An agreement in the short form."""
    found = variant(subjects()[name], SHORT)
    assert found.errors == []
    assert found.subject is not None
    return found.subject


@cache
def short_documents(name: str) -> Mapping[str, Document]:
    """The own documents of an agreement in the short form, by name."""
    subject = short(name)
    return {plan.name: compose(subject, plan, grounds()) for plan in plans(subject) if not plan.link}


def whole_documents(subject: Subject) -> list[Document]:
    """The texts of an agreement, each as one document."""
    return [compose(subject, plan, grounds()) for plan in whole_plans(subject)]


def leden(document: Document) -> Iterator[tuple[str, str]]:
    """Walk through the leden of a document: their anchor, and their number with their words."""
    for section in (section for section in document.sections if section.number):
        for block in section.blocks:
            if isinstance(block, ItemList) and block.kind is ListKind.LEDEN:
                for item in block.items:
                    words = " ".join(lines_of(item.blocks))
                    yield item.anchor, f"{section.number}.{item.label} {words}"


def long_documents(name: str) -> Mapping[str, Document]:
    """The documents of an agreement that is not divided, by name."""
    found = variant(subjects()[name], {("vorm",): "volledig"})
    assert found.subject is not None
    return {one.name: one for one in whole_documents(found.subject)}
