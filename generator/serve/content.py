"""The store of content behind the pages: the files of a work tree, and never anything outside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.edge.files import real_path
from generator.errors import GeneratorError, OutputError, WorkspaceError
from generator.load.plain_text import readable_text
from generator.load.yaml_source import read_bytes
from generator.output import replace_file
from generator.workspace import CONTENT_FOLDERS, Workspace


@dataclass(frozen=True)
class Stored:
    """A file as it is now."""

    folder: str
    name: str
    path: Path
    label: str
    raw: bytes

    @property
    def text(self) -> str:
        """What it says."""
        return readable_text(self.raw)


@dataclass(frozen=True)
class WorkTree:
    """The content folder that is served."""

    workspace: Workspace
    read_only: bool = False

    def files(self) -> list[tuple[str, Path]]:
        """List the content files, each with its folder."""
        return [(folder, path) for folder in CONTENT_FOLDERS for path in self.workspace.files(folder)]

    def find(self, folder: str, name: str) -> Stored:
        """Read the file that an address names.

        Raises:
            WorkspaceError: when there is no such file: a name is never made into a path.
        """
        path = self.workspace.named(folder, name) if folder in CONTENT_FOLDERS else None
        if path is None:
            raise WorkspaceError("Dit bestand is er niet (meer).", hint="Kies er een uit het overzicht.")
        label = self.workspace.label(path)
        return Stored(folder, path.stem, path, label, read_bytes(path, label))

    def replace(self, stored: Stored, text: str) -> None:
        """Write a file anew, unless it is not what was read any more.

        Raises:
            OutputError: when it changed meanwhile, cannot be written, or may not be.
        """
        self.refuse_reading_only()
        if read_bytes(stored.path, stored.label) != stored.raw:
            raise ChangedMeanwhileError(f"{stored.label} is ondertussen gewijzigd.")
        if text != stored.text:
            replace_file(real_path(stored.path), text.encode("utf-8"), survives_power_cut=True)

    def refuse_reading_only(self) -> None:
        """Refuse to write when that was asked for.

        Raises:
            OutputError: when it was.
        """
        if self.read_only:
            raise OutputError("Hier kunt u alleen lezen.", hint="Start `ojg serve` zonder --alleen-lezen.")


class ChangedMeanwhileError(OutputError):
    """Somebody else changed the file between reading and writing."""


class SignedError(GeneratorError):
    """Somebody wants to change what was signed."""

    def __init__(self, stored: Stored, *, can_amend: bool) -> None:
        super().__init__("Wat is getekend, ligt vast. Er is niets gewijzigd.")
        self.stored = stored
        self.can_amend = can_amend


class KeptOutsideError(OutputError):
    """A file cannot be written now, and what was to come in it is kept outside it."""
