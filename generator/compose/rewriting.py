"""Rewrite the words in blocks, wherever they stand, and leave all else as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

from generator.model.document import (
    Block,
    Cell,
    Emphasis,
    Heading,
    Inline,
    ItemList,
    Paragraph,
    Strong,
    Table,
)

Rewrite: TypeAlias = Callable[[Sequence[Inline]], Sequence[Inline]]
"""Gives for a run of inlines what comes in its place."""


def rewritten(blocks: Sequence[Block], change: Rewrite) -> tuple[Block, ...]:
    """Rewrite every run of inlines in blocks, those inside emphasis too."""
    return tuple(_block(block, change) for block in blocks)


def rewritten_inlines(content: Sequence[Inline], change: Rewrite) -> tuple[Inline, ...]:
    """Rewrite a run of inlines, and first what is inside emphasis in it."""
    inner = [
        replace(inline, content=rewritten_inlines(inline.content, change))
        if isinstance(inline, Strong | Emphasis)
        else inline
        for inline in content
    ]
    return tuple(change(inner))


def _block(block: Block, change: Rewrite) -> Block:
    match block:
        case Paragraph() | Heading():
            return replace(block, content=rewritten_inlines(block.content, change))
        case ItemList():
            items = tuple(replace(item, blocks=rewritten(item.blocks, change)) for item in block.items)
            return replace(block, items=items)
        case Table():
            return replace(
                block,
                caption=rewritten_inlines(block.caption, change),
                header=_cells(block.header, change),
                rows=tuple(_cells(row, change) for row in block.rows),
            )


def _cells(cells: Sequence[Cell], change: Rewrite) -> tuple[Cell, ...]:
    return tuple(Cell(rewritten_inlines(cell.content, change)) for cell in cells)
