"""The folder with content: where it is, what is in it, and that nothing is read outside it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from generator.edge.files import real_path
from generator.errors import WorkspaceError
from generator.suggestions import did_you_mean

TEMPLATES, AGREEMENTS, PROFILES = "templates", "agreements", "profiles"
HOUSE_STYLES, STANDARD_STYLE = "huisstijl", "standaard"
START = "start"
"""Folder of templates whose files belong at the top of a new content folder."""
DOCS, MANUAL = "docs", "handleiding"
"""Folder with the pages for users, and what it is called in a new content folder."""
EXAMPLES = "voorbeelden"
"""Folder of a model version with its examples."""
BESIDE_MODELS = (HOUSE_STYLES, START)
"""Folders of templates that are no document type."""
WITHOUT_TEXT = (*BESIDE_MODELS, EXAMPLES)
"""Folders of templates of which nothing comes into the words of a document."""
CONTENT_FOLDERS = (AGREEMENTS, PROFILES)
_EXAMPLE_DEPTH = 4
"""How deep `templates/<type>/<version>/voorbeelden` lies."""
_SUFFIXES = (".yaml", ".yml")
_LOOKS_LIKE_CONTENT = re.compile(r"(?P<stem>.+)\.ya?ml *(\.txt)?", re.IGNORECASE)
"""Names that a program made of `pekela.yaml`; a spare copy such as `pekela.yaml.bak` is meant so."""
_VERSION = re.compile(r"[a-z][a-z0-9-]*/[a-z0-9][a-z0-9.-]*")


class PassedOver(NamedTuple):
    """What goes by almost the name of a content file, and is not read."""

    path: Path
    name: str
    """The name that would make it a content file."""
    reason: str
    """Why it can be none, in Dutch, as the end of a sentence; empty when it only needs that name."""


@dataclass(frozen=True)
class Workspace:
    """A content folder, with symbolic links resolved."""

    root: Path

    @classmethod
    def find(cls, start: Path, explicit: Path | None = None) -> Workspace:
        """Find the content folder: the one that is given, or the nearest parent of `start` that is one.

        Raises:
            WorkspaceError: when there is none.
        """
        if explicit is not None:
            if not _is_root(explicit):
                raise WorkspaceError(
                    f"In {explicit} staan geen mappen templates en agreements.",
                    hint="Wijs met --root de map aan waarin templates/ en agreements/ staan.",
                )
            return cls(real_path(explicit))
        here = real_path(start)
        for folder in (here, *here.parents):
            if _is_root(folder):
                return cls(folder)
        raise WorkspaceError(
            "Hier is geen map met overeenkomsten te vinden.",
            hint="Wijs hem aan met --root MAP, of maak een nieuwe met `ojg init MAP`.",
        )

    def label(self, path: Path) -> str:
        """Write a path as messages show it: relative to the content folder where possible.

        A byte of a file name that is no UTF-8 becomes a stand-in, for no page or list could hold it.
        """
        full = path.absolute()
        bases = (base for base in (full, real_path(path)) if base.is_relative_to(self.root))
        near = next((base.relative_to(self.root) for base in bases), full)
        return os.fsencode(near.as_posix()).decode("utf-8", "replace")

    def inside(self, path: Path) -> Path:
        """Resolve a path and its symbolic links.

        Raises:
            WorkspaceError: when it ends outside the content folder.
        """
        full = real_path(self.root / path)
        if not full.is_relative_to(self.root):
            raise WorkspaceError(
                f"{path.as_posix()} ligt buiten de map {self.root.name}.",
                hint="Een overeenkomst gebruikt alleen bestanden uit de eigen map.",
            )
        return full

    def files(self, folder: str) -> list[Path]:
        """List the content files of a folder, sorted by name; nothing that is outside the content folder.

        Raises:
            WorkspaceError: when the folder is a link to somewhere outside the content folder.
        """
        self.inside(Path(folder))
        found = (path for path in self._visible(folder) if path.suffix in _SUFFIXES)
        return [path for path in found if not self._why_unread(path)]

    def passed_over(self, folder: str) -> list[PassedOver]:
        """List what goes by almost the name of a content file in a folder and is not read."""
        read = self.files(folder)
        paths = (path for path in self._visible(folder) if path not in read)
        alike = ((path, _LOOKS_LIKE_CONTENT.fullmatch(path.name)) for path in paths)
        return [
            PassedOver(path, f"{match['stem']}.yaml", self._why_unread(path))
            for path, match in alike
            if match
        ]

    def _why_unread(self, path: Path) -> str:
        """Say in Dutch why a path can be no content file, as the end of a sentence; empty when it can."""
        if path.is_symlink():
            if not real_path(path).is_relative_to(self.root):
                return f"is een koppeling naar iets buiten de map {self.root.name}"
            if not path.exists():
                return "is een koppeling die nergens uitkomt"
        return "" if path.is_file() else "is geen bestand"

    def _visible(self, folder: str) -> list[Path]:
        """List what is in a folder but for hidden files; nothing when there is none, or can be none."""
        place = self.root / folder
        return sorted(place.glob("[!.]*")) if os.path.isdir(place) else []  # noqa: PTH112 - no error of a name

    def names(self, folder: str) -> list[str]:
        """List the names that content files of a folder go by."""
        return [path.stem for path in self.files(folder)]

    def named(self, folder: str, name: str) -> Path | None:
        """Find the file in a folder that goes by a name."""
        return next((path for path in self.files(folder) if path.stem == name), None)

    def resolve(self, name: str, folders: Iterable[str] = CONTENT_FOLDERS, start: Path | None = None) -> Path:
        """Find the content file that a user names, by its path or by its name without folder and suffix.

        Args:
            name: What the user typed.
            folders: The folders to look in, the first one first.
            start: The folder that a path is relative to; the content folder when absent.

        Raises:
            WorkspaceError: when there is no such file, or it is outside the content folder.
        """
        bases = (start or self.root, self.root)
        for candidate in (base / name for base in bases):
            if candidate.suffix in _SUFFIXES and candidate.is_file():
                return self._checked(candidate)
        places = list(folders)
        found = [path for folder in places if (path := self.named(folder, name))]
        if len(found) > 1:
            labels = " en ".join(self.label(path) for path in found)
            raise WorkspaceError(
                f'Er zijn twee bestanden "{name}": {labels}.', hint="Noem het met de map erbij."
            )
        if found:
            return found[0]
        options = [option for folder in places for option in self.names(folder)]
        if any((base / name).is_file() for base in bases):
            raise WorkspaceError(
                f'"{name}" is een ander soort bestand: overeenkomsten en profielen eindigen op .yaml.',
                hint=_options(name, options),
            )
        wanted = PurePosixPath(name).name.removesuffix(".yaml")
        over = [one for folder in places for one in self.passed_over(folder) if one.name == f"{wanted}.yaml"]
        hint = " ".join(
            f"{self.label(one.path)} {one.reason}."
            if one.reason
            else f"Geef {self.label(one.path)} de naam {one.name}."
            for one in over
        )
        raise WorkspaceError(
            f'Er is geen bestand "{name}" in {_listed(places)}.', hint=hint or _options(name, options)
        )

    def templates(self) -> list[str]:
        """List the model versions, such as `modelovereenkomst/2026.1`; of each type the newest one last."""
        models = (self.root / TEMPLATES).glob("*/*/model.yaml")
        names = (f"{path.parent.parent.name}/{path.parent.name}" for path in models)
        return sorted(names, key=lambda name: (name.partition("/")[0], version_order(name)))

    def versions(self, kind: str) -> list[str]:
        """List the model versions of a document type, the newest one last."""
        return [name for name in self.templates() if name.partition("/")[0] == kind]

    def template(self, name: str) -> Path:
        """Return the folder of a model version.

        Raises:
            WorkspaceError: when there is no such version.
        """
        if not _VERSION.fullmatch(name) or not (self.root / TEMPLATES / name / "model.yaml").is_file():
            raise WorkspaceError(f'Er is geen model "{name}".', hint=_options(name, self.templates()))
        return self.inside(Path(TEMPLATES, name))

    def _checked(self, path: Path) -> Path:
        self.inside(path.absolute())
        return path


def version_order(name: str) -> tuple[list[int], str]:
    """Return what model versions are sorted by: the numbers in their name, so that 2026.10 follows 2026.9."""
    return [int(number) for number in re.findall(r"\d+", name.partition("/")[2])], name


def packaged_content() -> Path:
    """Return the content that comes with the program: in a checkout, the checkout itself.

    Raises:
        WorkspaceError: when the program was installed without it.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "content", package.parent):
        if _is_root(folder):
            return folder
    raise WorkspaceError(
        "De modelteksten ontbreken bij dit programma.",
        hint="Installeer het opnieuw: `pip install --force-reinstall ojg`.",
    )


def _is_root(folder: Path) -> bool:
    return (folder / TEMPLATES).is_dir() and (folder / AGREEMENTS).is_dir()


def _listed(folders: list[str]) -> str:
    return " of ".join(f"{folder}/" for folder in folders)


def _options(name: str, options: list[str]) -> str:
    if not options:
        return "Er is nog niets om uit te kiezen."
    return f"{did_you_mean(name, options)} Er zijn: {', '.join(options)}.".strip()


def is_example(label: str) -> bool:
    """Tell whether a file is an example of a model version.

    Args:
        label: The file, relative to the content folder.
    """
    folders = PurePosixPath(label).parent.parts
    return len(folders) == _EXAMPLE_DEPTH and folders[0] == TEMPLATES and folders[-1] == EXAMPLES
