"""Automatic styles: what one paragraph or column of a document has beside its style in the shell."""

from __future__ import annotations

from generator.render.odf.shell import OdtShell

KEEP_WITH_NEXT = 'fo:keep-with-next="always"'
NEW_PAGE = 'fo:break-before="page"'
GUTTER = 2.5
"""Room between what stands side by side and the middle of the page, in millimetres."""
_WHOLE = 65535
"""The sum of relative column widths, as LibreOffice writes them."""


class AutomaticStyles:
    """Makes automatic styles when they are first asked for, and writes them."""

    def __init__(self, shell: OdtShell) -> None:
        self._shell = shell
        self._made: dict[tuple[str, str], str] = {}

    def paragraph(self, shown: str, properties: str = "") -> str:
        """Give the name of a paragraph style of the shell, with these properties added."""
        return self.below(self._shell.style(shown), properties)

    def below(self, name: str, properties: str = "") -> str:
        """Give the name of a paragraph style, by its own name, with these properties added."""
        if not properties:
            return name
        parent = f' style:parent-style-name="{name}"' if name else ""
        return self._make(
            "Alinea",
            f'style:family="paragraph"{parent}><style:paragraph-properties {properties}/></style:style>',
        )

    def placing(self, width: float) -> str:
        """Give the name of the style of a table that only places what is in it; width in millimetres."""
        return self._make(
            "Plaatsing",
            f'style:family="table"><style:table-properties style:width="{width:.2f}mm" '
            'table:align="margins"/></style:style>',
        )

    def placing_row(self) -> str:
        """Give the name of the style of a row of such a table: it stays whole."""
        return self._make(
            "Rij",
            'style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>',
        )

    def placing_cell(self, side: str) -> str:
        """Give the name of the style of a cell of such a table, with room at its inner side."""
        return self._make(
            "Cel",
            'style:family="table-cell"><style:table-cell-properties style:vertical-align="top" '
            f'fo:border="none" fo:padding="0mm" fo:padding-{side}="{GUTTER}mm"/></style:style>',
        )

    def column(self, width: float, share: float) -> str:
        """Give the name of a column style: width in millimetres, and as share of the table."""
        return self._make(
            "Kolom",
            'style:family="table-column"><style:table-column-properties '
            f'style:column-width="{width:.2f}mm" style:rel-column-width="{round(_WHOLE * share)}*"/>'
            "</style:style>",
        )

    def written(self) -> str:
        """Write all styles that were made."""
        return "".join(f'<style:style style:name="{name}" {rest}' for (_, rest), name in self._made.items())

    def _make(self, kind: str, rest: str) -> str:
        return self._made.setdefault((kind, rest), f"Ojg{kind}{len(self._made) + 1}")
