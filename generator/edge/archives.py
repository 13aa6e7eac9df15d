"""Zip files: the parts of Word and OpenDocument files."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

from generator.edge.unreadable import unreadable_when_it_fails
from generator.errors import UnreadableError

_MOST_PARTS = 2000
_MOST_BYTES = 64 * 1024 * 1024
"""In all parts together, when unpacked."""
_LARGE = 4 * 1024 * 1024
_HIGHEST_RATIO = 200
"""How much smaller a large part may have become; text of people becomes ten times smaller."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1


def read_parts(data: bytes, wanted: Callable[[str], bool] = lambda name: True) -> dict[str, bytes]:
    """Read the parts of a zip file by name.

    Args:
        data: The zip file.
        wanted: Tells by its name whether a part is asked for.

    Raises:
        UnreadableError: when it is none, is damaged, asks for a password, or becomes too much.
    """
    if data.count(_ENTRY) > _MOST_PARTS:
        raise UnreadableError("er zitten te veel onderdelen in")
    with (
        unreadable_when_it_fails("het is beschadigd, of een ander soort bestand"),
        zipfile.ZipFile(BytesIO(data)) as archive,
    ):
        chosen = [info for info in archive.infolist() if not info.is_dir() and wanted(info.filename)]
        for info in chosen:
            _look_at(info)
        if sum(info.file_size for info in chosen) > _MOST_BYTES:
            raise UnreadableError(f"uitgepakt is het groter dan {_MOST_BYTES >> 20} MB")
        return {info.filename: archive.read(info) for info in chosen}


def _look_at(info: zipfile.ZipInfo) -> None:
    if info.flag_bits & _ENCRYPTED:
        raise UnreadableError("er zit een wachtwoord op")
    if info.compress_type not in _METHODS:
        raise UnreadableError("het is ingepakt op een manier die in zulke bestanden niet mag")
    if info.file_size > max(_LARGE, info.compress_size * _HIGHEST_RATIO):
        raise UnreadableError(f'het onderdeel "{info.filename}" wordt uitgepakt onredelijk groot')
