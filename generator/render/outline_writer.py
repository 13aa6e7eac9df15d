"""Writes a document as plain text: for `ojg show --outline`, for reviews and for comparing formats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.document import Block, Cell, Document, Heading, Item, ItemList, Paragraph, Section, Table
from generator.render.words import plain

_INDENT = "   "


def write_outline(document: Document) -> bytes:
    """Write title, lead and sections as UTF-8 text; one line for each paragraph, item or table row."""
    lines = list(title_lines(document))
    for section in document.sections:
        lines += ["", *section_lines(section)]
    return ("\n".join(lines) + "\n").encode()


def title_lines(document: Document) -> Iterator[str]:
    """Write the title and the lines under it."""
    yield _one_line(plain(document.title))
    yield from (_one_line(plain(line.content)) for line in document.lead)


def section_lines(section: Section) -> Iterator[str]:
    """Write a section: its heading, and what stands in it one level deeper."""
    yield _one_line(f"{section.label} {plain(section.title)}")
    yield from _block_lines(section.blocks, _INDENT)


def _block_lines(blocks: Iterable[Block], indent: str) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield indent + _one_line(plain(block.content))
            case ItemList():
                for item in block.items:
                    yield from _item_lines(item, indent)
            case Table():
                yield from (indent + line for line in _table_lines(block))


def _item_lines(item: Item, indent: str) -> Iterator[str]:
    """Put the label before the first line of an item, the other lines under its text."""
    label = f"{item.label} " if item.label else ""
    inner = indent + " " * len(label)
    lines = list(_block_lines(item.blocks, inner))
    if not lines:
        yield (indent + label).rstrip()
        return
    yield indent + label + lines[0].removeprefix(inner)
    yield from lines[1:]


def _table_lines(table: Table) -> Iterator[str]:
    if table.caption:
        yield _one_line(plain(table.caption))
    yield from (_row_line(row) for row in (table.header, *table.rows))


def _row_line(row: tuple[Cell, ...]) -> str:
    return " | ".join(_one_line(plain(cell.content)) for cell in row).rstrip()


def _one_line(text: str) -> str:
    return " ".join(text.split())
