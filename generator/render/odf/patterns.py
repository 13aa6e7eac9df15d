"""The example tables in the shell, from which the tables of a document take their looks.

A designer changes lines, spacing, widths and paragraph styles in three small tables. LibreOffice has no table
styles that travel with a file, so the looks are taken from the cells: the header row, a row between, and the
last row; the first column, a column between, and the last column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from lxml import etree

from generator.errors import RenderError
from generator.model.document import TableKind
from generator.render.odf.package import millimetres, qualified

_ROWS, _COLUMNS = 3, 2
_USUAL_WIDTH = 156.0
_T = TypeVar("_T")


@dataclass(frozen=True)
class CellLook:
    """The styles of a cell and of the paragraph in it."""

    style: str
    paragraph: str


@dataclass(frozen=True)
class RowLook:
    """The style of a row and the looks of its cells."""

    style: str
    cells: tuple[CellLook, ...]

    def cell(self, index: int, count: int) -> CellLook:
        """Give the look of a cell in a row of so many cells."""
        return _first_between_last(self.cells, index, count)


@dataclass(frozen=True)
class TablePattern:
    """The looks of one kind of table."""

    style: str
    width: float
    """In millimetres."""
    shares: tuple[float, ...]
    """Width of each column, as shares of any whole."""
    rows: tuple[RowLook, ...]

    def row(self, index: int, count: int) -> RowLook:
        """Give the look of a row in a table of so many rows, the header row counted."""
        return _first_between_last(self.rows, index, count)


def read_patterns(content: etree._Element, width: float, name: str) -> dict[TableKind, TablePattern]:
    """Read the example table of each kind.

    Args:
        content: The content part of the shell.
        width: Width between the margins in millimetres, for tables that do not say theirs.
        name: Name of the shell, for messages.

    Raises:
        RenderError: An example table is missing or too small.
    """
    tables = {str(table.get(qualified("table:name"))): table for table in content.iter(_tag("table"))}
    widths = _widths(content)
    patterns = {kind: _pattern(tables.get(kind.value), widths, kind, name) for kind in TableKind}
    return {kind: replace(one, width=one.width or width) for kind, one in patterns.items()}


def text_width(styles: etree._Element) -> float:
    """Give the width between the margins in millimetres, or that of the standard shell."""
    for page in styles.iter(qualified("style:page-layout-properties")):
        attributes = ("fo:page-width", "fo:margin-left", "fo:margin-right")
        whole, *margins = (millimetres(page.get(qualified(name), "")) for name in attributes)
        if whole:
            return whole - sum(margins)
    return _USUAL_WIDTH


def _pattern(
    table: etree._Element | None, widths: dict[str, float], kind: TableKind, name: str
) -> TablePattern:
    rows = [] if table is None else [_row(row) for row in table.iter(_tag("table-row"))]
    if table is None or len(rows) < _ROWS or min(len(row.cells) for row in rows) < _COLUMNS:
        raise RenderError(
            f'Het ODT-sjabloon "{name}" heeft geen goede voorbeeldtabel "{kind.value}".',
            hint=f"Maak een tabel met die naam, met {_ROWS} rijen en ten minste {_COLUMNS} kolommen.",
        )
    style = table.get(qualified("table:style-name"), "")
    shares = [
        widths.get(column.get(qualified("table:style-name"), ""), 0.0)
        for column in table.iter(_tag("table-column"))
        for _ in range(int(column.get(qualified("table:number-columns-repeated"), "1")))
    ]
    return TablePattern(style, widths.get(style, 0.0), tuple(shares), tuple(rows))


def _row(row: etree._Element) -> RowLook:
    cells = tuple(_cell(cell) for cell in row.iterchildren(_tag("table-cell")))
    return RowLook(row.get(qualified("table:style-name"), ""), cells)


def _cell(cell: etree._Element) -> CellLook:
    paragraph = next(cell.iter(qualified("text:p")), None)
    look = "" if paragraph is None else paragraph.get(qualified("text:style-name"), "")
    return CellLook(cell.get(qualified("table:style-name"), ""), look)


def _widths(content: etree._Element) -> dict[str, float]:
    """Read the widths of tables in millimetres, and those of columns as shares."""
    widths: dict[str, float] = {}
    for style in content.iter(qualified("style:style")):
        for properties in style:
            share = properties.get(qualified("style:rel-column-width"), "").removesuffix("*")
            width = millimetres(properties.get(qualified("style:width"), ""))
            widths[style.get(qualified("style:name"), "")] = float(share) if share.isdecimal() else width
    return widths


def _first_between_last(looks: Sequence[_T], index: int, count: int) -> _T:
    if index == 0:
        return looks[0]
    return looks[-1] if index == count - 1 else looks[1]


def _tag(name: str) -> str:
    return qualified(f"table:{name}")
