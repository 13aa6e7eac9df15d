"""Tables as OpenDocument: plain tables, the kernafspraken and the blocks to sign in."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from generator.model.document import Cell, Table, TableKind
from generator.render.odf.inlines import OdfInlines, preserve_spaces
from generator.render.odf.patterns import RowLook, TablePattern
from generator.render.odf.shell import OdtShell
from generator.render.odf.styles import GUTTER, KEEP_WITH_NEXT, AutomaticStyles
from generator.render.together import is_kept, side_by_side
from generator.render.words import plain


class TableWriter:
    """Writes the tables of one document."""

    def __init__(self, shell: OdtShell, inlines: OdfInlines, styles: AutomaticStyles) -> None:
        self._shell = shell
        self._inlines = inlines
        self._styles = styles
        self._count = 0

    def table(self, table: Table, context: str, width: float = 0.0) -> str:
        """Write a table with its caption above it.

        Args:
            table: The table.
            context: Heading of the section, which names a table without caption for who cannot see it.
            width: Width in millimetres; 0 for that of the example table.
        """
        self._count += 1
        pattern = self._shell.patterns[table.kind]
        title = escape(plain(table.caption) or f"Tabel bij {context}", quote=False)
        first, *others = self._columns(table, pattern, width or pattern.width)
        header = self._row(table, 0, table.header, pattern)
        body = "".join(self._row(table, index, row, pattern) for index, row in enumerate(table.rows, start=1))
        return (
            f'{self._caption(table)}<table:table table:name="Tabel{self._count}" '
            f'table:style-name="{pattern.style}"><table:title>{title}</table:title>'
            f"<table:table-header-columns>{first}</table:table-header-columns>{''.join(others)}"
            f"<table:table-header-rows>{header}</table:table-header-rows>{body}</table:table>"
        )

    def side_by_side(self, tables: Sequence[Table], context: str) -> str:
        """Write tables in two columns of a table that only places them: its rows stay whole."""
        width = self._shell.patterns[tables[0].kind].width
        column = f'<table:table-column table:style-name="{self._styles.column(width / 2, 0.5)}"/>'
        rows = "".join(
            self._stretch(columns, context, width / 2 - GUTTER) for columns in side_by_side(tables)
        )
        self._count += 1
        return (
            f'<table:table table:name="Tabel{self._count}" table:style-name="{self._styles.placing(width)}">'
            f"{column}{column}{rows}</table:table>"
        )

    def _stretch(self, columns: Sequence[Sequence[Table]], context: str, width: float) -> str:
        cells = ""
        for side, tables in zip(("right", "left"), columns, strict=True):
            content = "".join(self.table(table, context, width) for table in tables) or "<text:p/>"
            cells += f'<table:table-cell table:style-name="{self._styles.placing_cell(side)}">{content}'
            cells += "</table:table-cell>"
        return f'<table:table-row table:style-name="{self._styles.placing_row()}">{cells}</table:table-row>'

    def _caption(self, table: Table) -> str:
        if not table.caption:
            return ""
        content = preserve_spaces(self._inlines.inlines(table.caption))
        return f'<text:p text:style-name="{self._shell.style("Caption")}">{content}</text:p>'

    def _columns(self, table: Table, pattern: TablePattern, width: float) -> list[str]:
        """Divide a width over the columns."""
        count = len(table.header)
        shares: tuple[float, ...] = table.widths or pattern.shares
        if len(shares) != count or not sum(shares):
            shares = (1.0,) * count
        names = (self._styles.column(width * share / sum(shares), share / sum(shares)) for share in shares)
        return [f'<table:table-column table:style-name="{name}"/>' for name in names]

    def _row(self, table: Table, index: int, row: tuple[Cell, ...], pattern: TablePattern) -> str:
        count = len(table.rows) + 1
        look = pattern.row(index, count)
        to_sign = table.kind is TableKind.SIGNATURE
        together = index < count - 1 if to_sign else index > 0 and is_kept(index - 1, count - 1)
        anchor = table.anchor if index == 0 else ""
        cells = "".join(
            self._cell(cell, look, place, len(row), together, anchor if place == 0 else "")
            for place, cell in enumerate(row)
        )
        return f'<table:table-row table:style-name="{look.style}">{cells}</table:table-row>'

    def _cell(self, cell: Cell, row: RowLook, place: int, count: int, together: bool, anchor: str) -> str:
        look = row.cell(place, count)
        style = self._styles.below(look.paragraph, KEEP_WITH_NEXT if together else "")
        content = preserve_spaces(self._inlines.marked(anchor, self._inlines.inlines(cell.content)))
        return (
            f'<table:table-cell table:style-name="{look.style}" office:value-type="string">'
            f'<text:p text:style-name="{style}">{content}</text:p></table:table-cell>'
        )
