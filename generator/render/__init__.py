"""Writers: from the document tree to bytes, one for each format, imported only when asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from generator.errors import RenderError
from generator.model.document import Document
from generator.render.style import Style

Writer: TypeAlias = Callable[[Document, Style], bytes]

FORMATS = ("docx", "odt", "pdf", "html", "txt")
"""File extensions of the formats that can be written, in the order in which people see them."""


def writer_for(file_format: str) -> Writer:
    """Give the writer of a format, for example `pdf`.

    Raises:
        RenderError: There is no such format.
    """
    match file_format:
        case "docx":
            from generator.render.word.writer import write_docx

            return write_docx
        case "odt":
            from generator.render.odf.writer import write_odt

            return write_odt
        case "pdf":
            from generator.render.pdf.writer import write_pdf

            return write_pdf
        case "html":
            from generator.render.web.page import write_html

            return write_html
        case "txt":
            from generator.render.outline_writer import write_outline

            return lambda document, _style: write_outline(document)
        case _:
            raise RenderError(
                f'"{file_format}" is geen bekend formaat.',
                hint=f"Kies uit: {', '.join(FORMATS)}.",
            )
