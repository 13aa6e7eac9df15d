"""PDF files of other people: whether they are any, and a file in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from generator.edge.files import read_start
from generator.edge.unreadable import unreadable_when_it_fails
from generator.errors import UnreadableError

if TYPE_CHECKING:
    from pikepdf import Pdf

_MARK = b"%PDF-"
_HEAD = 1024
"""A PDF tells that it is one in its first kilobyte."""
_MOST_MEMORY = 64 * 1024 * 1024
"""Bytes that one stream may become when it is unpacked."""
_PASSWORD = "er zit een wachtwoord op"


def is_pdf(path: Path) -> bool:
    """Tell whether a file is a PDF with pages; one that asks for a password is.

    Raises:
        OSError: when the file cannot be read.
    """
    if _MARK not in read_start(path, _HEAD):
        return False
    try:
        with _opened(path) as pdf:
            return len(pdf.pages) > 0
    except UnreadableError as error:
        return error.reason == _PASSWORD


def attached_file(path: Path, name: str) -> bytes | None:
    """Read a file that a PDF carries; None when it carries none of that name.

    Raises:
        OSError: when the PDF cannot be read.
        UnreadableError: when it is damaged, asks for a password, or the file in it becomes too large.
    """
    read_start(path, 1)
    with _opened(path) as pdf:
        found = pdf.attachments.get(name)
        return found.get_file().read_bytes() if found else None


@contextmanager
def _opened(path: Path) -> Iterator[Pdf]:
    from pikepdf import PasswordError, Pdf, settings

    settings.set_qpdf_limits(
        flate_max_memory=_MOST_MEMORY,
        png_max_memory=_MOST_MEMORY,
        tiff_max_memory=_MOST_MEMORY,
        run_length_max_memory=_MOST_MEMORY,
        dct_max_memory=_MOST_MEMORY,
    )
    with unreadable_when_it_fails("de PDF is beschadigd, of er komt te veel uit"):
        try:
            pdf = Pdf.open(path, suppress_warnings=True)
        except PasswordError as error:
            raise UnreadableError(_PASSWORD) from error
        with pdf:
            yield pdf
