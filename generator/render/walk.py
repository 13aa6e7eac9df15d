"""Walks through a document: its blocks and its inlines, each in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.document import Block, Document, Emphasis, Inline, ItemList, Strong, Table


def blocks_of(document: Document) -> Iterator[Block]:
    """List all blocks, those inside items too."""
    for section in document.sections:
        yield from _nested(section.blocks)


def inlines_of(document: Document) -> Iterator[Inline]:
    """List all inlines, those inside emphasis too."""
    yield from _flat(document.title)
    for line in document.lead:
        yield from _flat(line.content)
    for section in document.sections:
        yield from _flat(section.title)
        for block in _nested(section.blocks):
            yield from _block_inlines(block)


def _nested(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, ItemList):
            for item in block.items:
                yield from _nested(item.blocks)


def _block_inlines(block: Block) -> Iterator[Inline]:
    """List the inlines of one block; a list has none itself, for its items hold blocks."""
    match block:
        case ItemList():
            return
        case Table():
            yield from _flat(block.caption)
            for row in (block.header, *block.rows):
                for cell in row:
                    yield from _flat(cell.content)
        case _:
            yield from _flat(block.content)


def _flat(content: Iterable[Inline]) -> Iterator[Inline]:
    for inline in content:
        yield inline
        if isinstance(inline, Strong | Emphasis):
            yield from _flat(inline.content)
