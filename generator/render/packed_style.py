"""A house style to take along to another machine, and to use there as it is at home."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.output import replace_folder
from generator.render.style import Style


@dataclass(frozen=True)
class PackedStyle:
    """What a house style consists of, without the contents of its files."""

    digest: str
    """Tells it from other house styles, contents and all."""
    folders: tuple[str, ...]
    """The folders at home, the most specific one first."""
    files: tuple[str, ...]
    """Of each file the number of its folder and its path in it, such as `0/print.css`."""

    def unpack(self, place: Path, contents: Sequence[bytes]) -> Style:
        """Put the files in a folder, unless that was done before, and return the style there.

        Args:
            place: Where house styles are put, each under its digest.
            contents: What is in the files, in the order of `files`.

        Raises:
            OutputError: when they cannot be written.
        """
        folder = place / self.digest
        if not folder.is_dir():
            replace_folder(folder, dict(zip(self.files, contents, strict=True)))
        return Style(tuple(folder / str(number) for number, _ in enumerate(self.folders)))

    def at_home(self, text: str, unpacked: Style) -> str:
        """Name in a text the folders at home instead of those in which the style was unpacked."""
        for home, folder in zip(self.folders, unpacked.folders, strict=True):
            text = text.replace(str(folder), home)
        return text


def pack(style: Style) -> tuple[PackedStyle, list[bytes]]:
    """Read all files of a house style, and return it with their contents.

    Raises:
        RenderError: when one cannot be read.
    """
    found = {
        f"{number}/{name}": data
        for number, files in enumerate(style.contents())
        for name, data in files.items()
    }
    digest = hashlib.sha256()
    for name, data in found.items():
        digest.update(f"{len(data)} {name}\n".encode("utf-8", "surrogateescape") + data)
    folders = tuple(map(str, style.folders))
    return PackedStyle(digest.hexdigest(), folders, tuple(found)), list(found.values())
