"""Tells whether a file is a PDF at all."""

from __future__ import annotations

from pathlib import Path

_MARK = b"%PDF-"
_HEAD = 1024
"""A PDF tells that it is one in its first kilobyte."""


def is_pdf(path: Path) -> bool:
    """Tell whether a file is a PDF with pages; one that asks for a password is.

    Raises:
        OSError: when the file cannot be read.
    """
    from pikepdf import PasswordError, Pdf, PdfError

    with path.open("rb") as stream:
        if _MARK not in stream.read(_HEAD):
            return False
    try:
        with Pdf.open(path) as pdf:
            return len(pdf.pages) > 0
    except PasswordError:
        return True
    except PdfError:
        return False
