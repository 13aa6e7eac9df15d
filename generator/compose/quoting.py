"""Quote a part of one document in another: its numbers and words stay, its links become bare words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.model.document import (
    Block,
    Cell,
    CrossReference,
    Emphasis,
    Heading,
    Inline,
    ItemList,
    Paragraph,
    Section,
    Strong,
    Table,
    Text,
)

_DEEPER = 1
"""So many levels lower a quoted heading stands: under that of the change."""


def quoted_section(section: Section) -> Iterator[Block]:
    """Quote a section with its heading, which is words here and no place in the document."""
    label = (Text(f"{section.label} "),) if section.label else ()
    yield Paragraph((Strong((*label, *_inlines(section.title))),))
    yield from quoted(section.blocks)


def quoted(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Quote blocks."""
    return tuple(_block(block) for block in blocks)


def _block(block: Block) -> Block:
    match block:
        case Paragraph():
            return Paragraph(_inlines(block.content))
        case Heading():
            return Heading(block.level + _DEEPER, _inlines(block.content))
        case ItemList():
            return replace(
                block, items=tuple(replace(item, blocks=quoted(item.blocks)) for item in block.items)
            )
        case Table():
            return replace(
                block,
                caption=_inlines(block.caption),
                header=_cells(block.header),
                rows=tuple(map(_cells, block.rows)),
            )


def _cells(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    return tuple(Cell(_inlines(cell.content)) for cell in cells)


def _inlines(content: Sequence[Inline]) -> tuple[Inline, ...]:
    return tuple(_inline(inline) for inline in content)


def _inline(inline: Inline) -> Inline:
    match inline:
        case CrossReference():
            return Text("".join(part.prefix + part.number for part in inline.parts))
        case Strong() | Emphasis():
            return replace(inline, content=_inlines(inline.content))
        case _:
            return inline
