"""The finished texts as careful readers see them: clean Dutch, short sentences, not too much of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pytest

from generator.model.document import Block, Document, Gap, ItemList, Paragraph, Section, SectionKind, Table
from generator.render.words import plain
from tests.acceptance.content import AGREEMENTS, NAMES, documents, texts_of
from tests.acceptance.hygiene import slips

MOST_WORDS = 4_500
"""Of the articles together, without the labels of leden and onderdelen."""
MORE_WORDS = {"westerwolde": 75}
"""Two municipalities with a practice as employer: what holds for one party but not for the employer."""
LONGEST = 30
ENGLISH = re.compile(
    r"\b(?:the|and|this|that|these|which|shall|between|from|without|agreement|party|parties)\b", re.IGNORECASE
)
SENTENCE_END = re.compile(r"(?<=[.?!])(?<!\b[A-Z]\.)\s+(?=[A-Z0-9“(])")
LONG_SENTENCES = {
    "een beroepsaansprakelijkheidsverzekering van de werkgevende praktijk": "a policy with both its amounts",
}
"""Openings of sentences that may be longer, each with the reason."""


def articles(document: Document) -> list[Section]:
    return [section for section in document.sections if section.kind is SectionKind.ARTICLE]


def paragraphs(blocks: Sequence[Block]) -> Iterator[str]:
    """List the texts of an article: paragraphs, leden, onderdelen and cells."""
    for block in blocks:
        match block:
            case ItemList():
                for item in block.items:
                    yield from paragraphs(item.blocks)
            case Table():
                yield from (plain(cell.content) for row in (block.header, *block.rows) for cell in row)
            case _:
                yield plain(block.content)


def sentences(section: Section) -> Iterator[str]:
    for text in paragraphs(section.blocks):
        yield from SENTENCE_END.split(text)


def loose_ends(section: Section) -> Iterator[str]:
    """Find leden and onderdelen that do not end as a Dutch legal text does."""
    for block in section.blocks:
        if isinstance(block, ItemList):
            yield from _loose_ends(block, final=True)


def _loose_ends(items: ItemList, *, final: bool) -> Iterator[str]:
    for number, item in enumerate(items.items, start=1):
        last = number == len(items.items)
        for place, block in enumerate(item.blocks):
            after = item.blocks[place + 1] if place + 1 < len(item.blocks) else None
            if isinstance(block, ItemList):
                yield from _loose_ends(block, final=final and last)
            elif isinstance(block, Paragraph) and not isinstance(block.content[-1], Gap):
                text = plain(block.content)
                announces = isinstance(after, ItemList | Table)
                wanted = (
                    (":",)
                    if announces
                    else (".", ".)")
                    if items.depth == 0 or last
                    else (";", "; en", "; of")
                )
                if not text.endswith(wanted):
                    yield f"“{text[-60:]}” does not end in {' or '.join(wanted)}"


@pytest.mark.parametrize("name", NAMES)
def test_texts_are_clean(name: str) -> None:
    assert [slip for document in documents(name) for slip in slips(document)] == []


@pytest.mark.parametrize("name", NAMES)
def test_texts_are_dutch(name: str) -> None:
    found = [text for document in documents(name) for text in texts_of(document) if ENGLISH.search(text)]
    assert found == []


@pytest.mark.parametrize("name", AGREEMENTS)
def test_leden_and_onderdelen_end_as_they_should(name: str) -> None:
    ends = {
        section.anchor: list(loose_ends(section))
        for document in documents(name)
        for section in articles(document)
    }
    assert len(ends) >= 30
    assert {anchor: found for anchor, found in ends.items() if found} == {}


@pytest.mark.parametrize("name", AGREEMENTS)
def test_sentences_of_articles_are_short(name: str) -> None:
    found = {
        sentence
        for document in documents(name)
        for section in articles(document)
        for sentence in sentences(section)
        if len(sentence.split()) > LONGEST
    }
    assert {one for one in found if not one.startswith(tuple(LONG_SENTENCES))} == set()


@pytest.mark.parametrize("name", AGREEMENTS)
def test_articles_together_are_not_too_long(name: str) -> None:
    found = [articles(document) for document in documents(name)]
    assert any(found)
    for sections in filter(None, found):
        texts = [text for section in sections for text in paragraphs(section.blocks)]
        assert 1_000 < len(" ".join(texts).split()) <= MOST_WORDS + MORE_WORDS.get(name, 0)
