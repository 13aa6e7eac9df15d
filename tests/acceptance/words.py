"""What readers of formats need to know about a document."""

from __future__ import annotations

from generator.model.document import Document, Table
from generator.render.words import plain


def repeated_headers(document: Document) -> list[str]:
    """List the header rows that a PDF may print again at the top of a page."""
    tables = [block for section in document.sections for block in section.blocks if isinstance(block, Table)]
    return ["".join(plain(cell.content) for cell in table.header) for table in tables]
