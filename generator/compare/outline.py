"""A document as a tree of places: sections, items, lists, tables, and the lines of words they own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from generator.compare.words import Leaf
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

TITLE = "title"
LEAD = "lead"
SECTION = "section"
ITEM = "item"
LIST = "list"
TABLE = "table"
_REFERENCE = "#"
_COUNTED = re.compile(r"\.\d+(-\d+)?$")
_REPEATED = re.compile(r"-\d+$")


@dataclass(frozen=True, eq=False)
class OutlineNode:
    """A part of the document; each place is only equal to itself."""

    kind: str
    """Places are compared with places of their own kind."""
    anchor: str = ""
    label: str = ""
    line: tuple[Inline, ...] | None = None
    """The words it owns, such as the first paragraph of an item; None when it only holds other places."""
    table: Table | None = None
    inner: tuple[OutlineNode, ...] = ()
    key: str = field(default="", kw_only=True)
    """What identifies it in any version of the document: its anchor, when people gave it that; or empty."""

    @cached_property
    def words(self) -> Counter[str]:
        """All words in it, and how often each occurs."""
        return Counter(word for leaf in self.leaves() for word in leaf.text.split())

    @cached_property
    def skeleton(self) -> Counter[str]:
        """All words in it, but for each value the name of its term instead of its words."""
        return Counter(word for leaf in self.leaves() for word in _frame(leaf))

    def says_the_same(self, other: OutlineNode) -> bool:
        """Tell whether nothing differs from another place, inside it either."""
        return (
            (self.kind, self.anchor, self.label, self.key)
            == (other.kind, other.anchor, other.label, other.key)
            and (self.line, self.table) == (other.line, other.table)
            and len(self.inner) == len(other.inner)
            and all(map(OutlineNode.says_the_same, self.inner, other.inner))
        )

    def places(self) -> Iterator[OutlineNode]:
        """List itself and all places in it that own a line or a table, in reading order."""
        if self.line is not None or self.table is not None:
            yield self
        for place in self.inner:
            yield from place.places()

    def leaves(self) -> Iterator[Leaf]:
        """List all stretches of text in it, in reading order."""
        for place in self.places():
            yield from leaves_of(place.line or ())
            for row in table_rows(place.table):
                for cell in row:
                    yield from leaves_of(cell)


def outline_of(document: Document) -> tuple[OutlineNode, ...]:
    """Make the places of a document: title, lead and sections."""
    lead = (OutlineNode(LEAD, line=paragraph.content) for paragraph in document.lead)
    sections = (_section(section) for section in document.sections)
    return (OutlineNode(TITLE, line=document.title), *lead, *sections)


def table_rows(table: Table | None) -> list[tuple[tuple[Inline, ...], ...]]:
    """List the rows of a table as the content of their cells, the header first."""
    rows = (table.header, *table.rows) if table else ()
    return [tuple(cell.content for cell in row) for row in rows]


def lines_of(blocks: Iterable[Block]) -> list[str]:
    """List the words of blocks, a line or a row at a time, with the numbers printed before them."""
    found = []
    for top in _blocks(blocks):
        for place in top.places():
            found.append(f"{place.label} {text_of(place.line or ())}")
            found += [" | ".join(map(text_of, row)) for row in table_rows(place.table)]
    return found


def leaves_of(content: Iterable[Inline]) -> Iterator[Leaf]:
    """List the stretches of text of inlines with their sources."""
    for inline in content:
        match inline:
            case Text() | LegalReference():
                yield Leaf(inline.text)
            case Strong() | Emphasis():
                yield from leaves_of(inline.content)
            case Field() | Gap():
                yield Leaf(inline.text, " ".join(inline.paths))
            case CrossReference():
                words = "".join(part.prefix + part.number for part in inline.parts)
                yield Leaf(words, f"{_REFERENCE}{inline.target}")
            case LineBreak():
                yield Leaf("\n")


def targets_of(leaves: Iterable[Leaf]) -> list[str]:
    """List where the cross-references among leaves point."""
    return [leaf.path for leaf in leaves if leaf.path.startswith(_REFERENCE)]


def text_of(content: Iterable[Inline]) -> str:
    """Write inlines as bare text."""
    return "".join(leaf.text for leaf in leaves_of(content))


def _frame(leaf: Leaf) -> Sequence[str]:
    return (f"\0{leaf.path}",) if leaf.path else leaf.text.split()


def _section(section: Section) -> OutlineNode:
    inner = _blocks(section.blocks)
    return OutlineNode(SECTION, section.anchor, section.label, section.title, inner=inner, key=section.anchor)


def _blocks(blocks: Iterable[Block], anchor: str = "") -> tuple[OutlineNode, ...]:
    return tuple(place for block in blocks for place in _block(block, anchor))


def _block(block: Block, anchor: str) -> Iterator[OutlineNode]:
    match block:
        case Paragraph():
            yield OutlineNode("paragraph", anchor, line=block.content)
        case Heading():
            yield OutlineNode(f"heading {block.level}", anchor, line=block.content)
        case ItemList():
            named = {item.anchor for item in block.items}
            yield OutlineNode(LIST, inner=tuple(_item(item, named) for item in block.items))
        case Table():
            if block.caption:
                yield OutlineNode("caption", line=block.caption)
            yield OutlineNode(f"{TABLE} {len(block.header)}", block.anchor, table=block, key=block.anchor)


def _item(item: Item, named: Container[str]) -> OutlineNode:
    match item.blocks:
        case (Paragraph() as first, *rest):
            line = first.content
        case rest:
            line = ()
    return OutlineNode(
        ITEM, item.anchor, item.label, line, inner=_blocks(rest, item.anchor), key=_key(item.anchor, named)
    )


def _key(anchor: str, named: Container[str]) -> str:
    """Give the part of an anchor that is not counted: what is counted says nothing about identity.

    An item without a name is called by its place, and an item that is repeated gets a number after its name.
    """
    if _COUNTED.search(anchor):
        return ""
    name = _REPEATED.sub("", anchor)
    return name if name in named else anchor
