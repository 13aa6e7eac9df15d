"""A house style: folders with the files that give documents their looks, the most specific folder first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.errors import RenderError


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
        for folder in self.folders:
            root = folder.resolve()
            found = (root / name).resolve()
            if not found.is_relative_to(root):
                raise RenderError(f'Het bestand "{name}" ligt buiten de map van de huisstijl ({folder}).')
            if found.is_file():
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
            return path.read_bytes()
        except OSError as error:
            raise RenderError(f'Het bestand "{name}" van de huisstijl is niet te lezen: {error}.') from error

    def only(self, names: Sequence[str]) -> str | None:
        """Find which of some files the style has: the most specific folder with one of them decides.

        Raises:
            RenderError: That folder has more than one.
        """
        for folder in self.folders:
            found = [name for name in names if (folder / name).is_file()]
            if len(found) > 1:
                raise RenderError(
                    f"De huisstijl heeft {' en '.join(found)} naast elkaar ({folder}).",
                    hint="Houd één van deze bestanden over.",
                )
            if found:
                return found[0]
        return None
