"""Tables as WordprocessingML: plain tables, the kernafspraken and the blocks to sign in."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from generator.model.document import Cell, PageLayout, Table, TableKind
from generator.render.together import is_kept, side_by_side
from generator.render.word.fields import WordInlines
from generator.render.word.shell import Shell
from generator.render.words import plain

TABLE_STYLES = {
    TableKind.PLAIN: "Tabel gewoon",
    TableKind.KEY_TERMS: "Tabel kern",
    TableKind.SIGNATURE: "Tabel handtekening",
}
TABLE_LOOKS = (*TABLE_STYLES.values(), "caption", "Tabelkop", "Tabeltekst", "Kerntekst")
"""Names of all styles that tables need."""
_USUAL_WIDTHS = {TableKind.KEY_TERMS: (20, 65, 15), TableKind.SIGNATURE: (46, 54)}
_LOOK = (
    '<w:tblLook w:val="06A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" '
    'w:noHBand="1" w:noVBand="1"/>'
)
"""The first row and the first column are headers."""
_NO_LOOK = '<w:tblLook w:val="0000"/>'
_NO_MARGINS = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
SEPARATOR = "Tabelscheiding"
"""Name of the style of an empty paragraph between tables."""
_BETWEEN = 284
"""Room between two tables side by side: half a centimetre."""
_LINE_TO_FILL = 397
"""Height of a row to write in: 0,7 cm."""
_ROOM_TO_SIGN = 1020
"""Height of the last row of a block to sign in: 1,8 cm."""
_ROOM_IN_A_ROW = 737
"""Height of that row in a compact document: 1,3 cm."""


def write_table(table: Table, context: str, shell: Shell, inlines: WordInlines, total: int = 0) -> str:
    """Write a table with its caption above it.

    Args:
        table: The table.
        context: Heading of the section, which names the table for who cannot see it when it has no caption.
        shell: The shell with the styles.
        inlines: Writes the content of the cells.
        total: Width of the table in twentieths of a point; 0 for all between the margins.
    """
    caption = paragraph(shell.style("caption"), inlines.inlines(table.caption)) if table.caption else ""
    widths = _widths(table, total or shell.text_width)
    name = escape(plain(table.caption) or f"Tabel bij {context}")
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    writer = _RowWriter(table, widths, shell, inlines)
    return (
        f'{caption}<w:tbl><w:tblPr><w:tblStyle w:val="{shell.style(TABLE_STYLES[table.kind])}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'{_LOOK}<w:tblCaption w:val="{name}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{writer.rows()}</w:tbl>'
    )


def write_side_by_side(tables: Sequence[Table], context: str, shell: Shell, inlines: WordInlines) -> str:
    """Write tables in two columns of a table that only places them: its rows do not break over pages.

    Args:
        tables: The tables.
        context: Heading of the section.
        shell: The shell with the styles.
        inlines: Writes the content of the cells.
    """
    half = (shell.text_width - _BETWEEN) // 2
    widths = (shell.text_width - half, half)
    end = paragraph(shell.style(SEPARATOR), "")
    rows = ""
    for columns in side_by_side(tables):
        rows += "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        for width, column in zip(widths, columns, strict=True):
            cell = "".join(write_table(one, context, shell, inlines, half) + end for one in column) or end
            rows += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        rows += "</w:tr>"
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"{_NO_MARGINS}{_NO_LOOK}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def paragraph(style: str, content: str, properties: str = "") -> str:
    """Write a paragraph in a style of the shell, given by its id."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def _widths(table: Table, total: int) -> tuple[int, ...]:
    """Divide the width over the columns."""
    columns = len(table.header)
    shares = table.widths or _USUAL_WIDTHS.get(table.kind, ())
    if len(shares) != columns:
        shares = (1,) * columns
    return tuple(total * share // sum(shares) for share in shares)


class _RowWriter:
    """Writes the rows of one table."""

    def __init__(self, table: Table, widths: tuple[int, ...], shell: Shell, inlines: WordInlines) -> None:
        self._table = table
        self._widths = widths
        self._inlines = inlines
        self._head = shell.style("Tabelkop")
        self._text = shell.style("Kerntekst" if table.kind is TableKind.KEY_TERMS else "Tabeltekst")
        self._to_sign = table.kind is TableKind.SIGNATURE
        self._room = _ROOM_IN_A_ROW if shell.layout is PageLayout.COMPACT else _ROOM_TO_SIGN

    def rows(self) -> str:
        """Write all rows; the header is printed again on each page."""
        table, last = self._table, len(self._table.rows) - 1
        header = self._row(table.header, "<w:cantSplit/><w:tblHeader/>", self._head, "", table.anchor)
        return header + "".join(self._body_row(row, index, last) for index, row in enumerate(table.rows))

    def _body_row(self, row: tuple[Cell, ...], index: int, last: int) -> str:
        height = self._room if index == last else _LINE_TO_FILL
        room = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if self._to_sign else ""
        kept = self._to_sign or is_kept(index, last + 1)
        keep = "<w:keepNext/>" if kept else ""
        return self._row(row, f"<w:cantSplit/>{room}", self._text, keep, "")

    def _row(self, row: tuple[Cell, ...], properties: str, style: str, keep: str, anchor: str) -> str:
        cells = [self._inlines.inlines(cell.content) for cell in row]
        if anchor:
            cells[0] = self._inlines.marked(anchor, cells[0])
        written = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph(style, cell, keep)}</w:tc>'
            for width, cell in zip(self._widths, cells, strict=True)
        )
        return f"<w:tr><w:trPr>{properties}</w:trPr>{written}</w:tr>"
