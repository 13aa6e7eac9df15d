"""A compact document: what takes less room because the tree itself is another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.model.document import Block, Section, Table, TableKind

_WHO, _SIGNATURE = 28, 26
"""Width in percent of the first and the last column: who signs, and the signature."""
_WORDS, _ROOM = 3, 2
"""How wide a column between them is that has words, against one that is still to be filled in."""


def compacted(section: Section) -> Section:
    """Give each signatory in a section one row to sign in."""
    return replace(section, blocks=tuple(_compacted(section.blocks)))


def _compacted(blocks: Iterable[Block]) -> Iterable[Block]:
    for block in blocks:
        match block:
            case Table(kind=TableKind.SIGNATURE, header=(_, _)):
                yield _in_one_row(block)
            case _:
                yield block


def _in_one_row(table: Table) -> Table:
    """Turn the rows into columns: the labels become the header."""
    header, row = zip(table.header, *table.rows, strict=True)
    shares = [_WORDS if cell.content else _ROOM for cell in row[1:-1]]
    inner = [share * (100 - _WHO - _SIGNATURE) // sum(shares) for share in shares]
    return replace(table, header=header, rows=(row,), widths=(_WHO, *inner, _SIGNATURE))
