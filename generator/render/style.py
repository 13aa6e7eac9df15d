"""A house style: folders with the files that give documents their looks, the most specific folder first."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.edge.files import is_file, read_file, real_path
from generator.edge.reasons import reason_of
from generator.errors import RenderError

_LONGEST_NAME = 200
_MOST_BYTES_OF_TEXT = 256 * 1024
_MOST_BYTES = 32 * 1024 * 1024
"""In one file of a house style, such as a font or a shell."""


@dataclass(frozen=True)
class Style:
    """The files of a house style; a folder holds only what differs from the folders after it."""

    folders: tuple[Path, ...]

    def path(self, name: str) -> Path:
        """Find a file of the style.

        Args:
            name: Path inside a style folder, for example `fonts/SourceSansPro-Bold.ttf`.

        Raises:
            RenderError: No folder has the file, or the name points outside its folder.
        """
        if "\0" in name or len(name) > _LONGEST_NAME:
            raise RenderError(
                f"{name[:40]!a} kan geen naam van een bestand van de huisstijl zijn.",
                hint="Kijk de namen achter url( na in de stijlbestanden.",
            )
        for folder in self.folders:
            root = real_path(folder)
            found = real_path(root / name)
            if not found.is_relative_to(root):
                raise RenderError(f'Het bestand "{name}" ligt buiten de map van de huisstijl ({folder}).')
            if is_file(found):
                return found
        places = ", ".join(str(folder) for folder in self.folders)
        raise RenderError(
            f'De huisstijl heeft geen bestand "{name}".',
            hint=f"Zet het bestand in een van deze mappen: {places}.",
        )

    def read(self, name: str) -> bytes:
        """Read a file of the style.

        Raises:
            RenderError: The file is missing or cannot be read.
        """
        path = self.path(name)
        try:
            return read_file(path, _MOST_BYTES)
        except OSError as error:
            raise _unreadable(name, path, error) from error

    def text(self, name: str) -> str:
        """Read a text file of the style, with line ends as on every machine.

        Raises:
            RenderError: The file is missing, cannot be read or is not UTF-8.
        """
        data = self.read(name)
        if len(data) > _MOST_BYTES_OF_TEXT:
            raise RenderError(
                f"{self.path(name)} is groter dan {_MOST_BYTES_OF_TEXT // 1024} kB.",
                hint="Zet plaatjes en letters in eigen bestanden, en haal weg wat dubbel staat.",
            )
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise RenderError(
                f"{self.path(name)} is geen tekst in UTF-8: in regel {line} klopt een teken niet.",
                hint="Open het in een kladblok en bewaar het met de codering UTF-8.",
            ) from error

    def sheet(self, name: str) -> str:
        """Read a style sheet that will stand inside a page.

        Raises:
            RenderError: The file is missing, is not UTF-8, or goes on as a part of the page.
        """
        css = self.text(name)
        if "</" in css:
            line = css.count("\n", 0, css.index("</")) + 1
            raise RenderError(
                f'In {self.path(name)}, regel {line}, staat "</"; de rest zou dan in de pagina zelf komen.',
                hint="Zet in dit bestand alleen stijlregels (CSS).",
            )
        return css

    def digests(self) -> tuple[str, ...]:
        """Return a digest of all files of each folder, as they are now.

        Raises:
            RenderError: One cannot be read.
        """
        return tuple(map(_folder_digest, self.folders))

    def contents(self) -> tuple[dict[str, bytes], ...]:
        """Read all files of each folder, by their paths in it.

        Raises:
            RenderError: One cannot be read.
        """
        return tuple(dict(_files_in(folder)) for folder in self.folders)

    def only(self, names: Sequence[str]) -> str | None:
        """Find which of some files the style has: the most specific folder with one of them decides.

        Raises:
            RenderError: That folder has more than one.
        """
        for folder in self.folders:
            found = [name for name in names if is_file(folder / name)]
            if len(found) > 1:
                raise RenderError(
                    f"De huisstijl heeft {' en '.join(found)} naast elkaar ({folder}).",
                    hint="Houd één van deze bestanden over.",
                )
            if found:
                return found[0]
        return None


def _folder_digest(folder: Path) -> str:
    found = hashlib.sha256()
    for name, data in _files_in(folder):
        found.update(name.encode("utf-8", "surrogateescape") + data)
    return found.hexdigest()


def _files_in(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        try:
            yield name, read_file(path)
        except OSError as error:
            raise _unreadable(name, path, error) from error


def _unreadable(name: str, path: Path, error: OSError) -> RenderError:
    return RenderError(
        f'Het bestand "{name}" van de huisstijl is niet te lezen: {reason_of(error)}.',
        hint=f"Kijk {path} na.",
    )
