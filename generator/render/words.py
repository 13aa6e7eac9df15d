"""The words of a document body in reading order: the measure by which all formats are compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from generator.model.document import (
    Block,
    CrossReference,
    Document,
    Emphasis,
    Field,
    Gap,
    Heading,
    Inline,
    Item,
    ItemList,
    LegalReference,
    LineBreak,
    Paragraph,
    Section,
    Strong,
    Table,
    Text,
)

_INLINE_TAGS = frozenset({"a", "em", "mark", "span", "strong", "wbr"})


def body_words(document: Document) -> list[str]:
    """List the words of title, lead and sections: labels, text, cells, captions, gaps and references."""
    return [word for piece in _pieces(document) for word in piece.split()]


def words_of_html(page: bytes) -> list[str]:
    """List the words inside `<main>` of an HTML page."""
    reader = _MainReader()
    reader.feed(page.decode("utf-8"))
    reader.close()
    return "".join(reader.pieces).split()


def plain(content: Iterable[Inline]) -> str:
    """Write inlines as bare text."""
    return "".join(_plain_inline(inline) for inline in content)


def cross_reference_text(reference: CrossReference) -> str:
    """Write a cross-reference as it reads: `artikel 7, lid 2`."""
    return "".join(part.prefix + part.number for part in reference.parts)


def _plain_inline(inline: Inline) -> str:
    match inline:
        case Text() | Field() | Gap() | LegalReference():
            return inline.text
        case Strong() | Emphasis():
            return plain(inline.content)
        case CrossReference():
            return cross_reference_text(inline)
        case LineBreak():
            return "\n"


def _pieces(document: Document) -> Iterator[str]:
    yield plain(document.title)
    for line in document.lead:
        yield plain(line.content)
    for section in document.sections:
        yield from _section_pieces(section)


def _section_pieces(section: Section) -> Iterator[str]:
    yield section.label
    yield plain(section.title)
    for block in section.blocks:
        yield from _block_pieces(block)


def _block_pieces(block: Block) -> Iterator[str]:
    match block:
        case Paragraph() | Heading():
            yield plain(block.content)
        case ItemList():
            for item in block.items:
                yield from _item_pieces(item)
        case Table():
            yield plain(block.caption)
            for row in (block.header, *block.rows):
                yield from (plain(cell.content) for cell in row)


def _item_pieces(item: Item) -> Iterator[str]:
    yield item.label
    for block in item.blocks:
        yield from _block_pieces(block)


class _MainReader(HTMLParser):
    """Collects the text of `<main>`; every tag that is not inline parts words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "main":
            self._inside = True
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self._inside = False
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.pieces.append(data)

    def _part(self, tag: str) -> None:
        if tag not in _INLINE_TAGS:
            self.pieces.append(" ")
