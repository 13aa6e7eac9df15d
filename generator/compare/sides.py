"""The two sides of a comparison: which content files each has, whatever way a user named it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from generator.compare.revisions import Revision, find_revision, is_revision, lay_out, merge_base, user_name
from generator.edge.files import is_file, is_folder, is_there, read_file, real_path
from generator.errors import WorkspaceError
from generator.suggestions import did_you_mean
from generator.workspace import CONTENT_FOLDERS, PROFILES, TEMPLATES, WITHOUT_TEXT, Workspace

WORKING_TREE = "de werkmap"
_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True)
class SharedTemplates(Workspace):
    """A content folder that takes its model texts from another one, which has the same."""

    owner: Workspace

    def template(self, name: str) -> Path:
        """Return the folder of a model version.

        Raises:
            WorkspaceError: when there is no such version.
        """
        return self.owner.template(name)


@dataclass(frozen=True)
class Side:
    """The content files of one side."""

    label: str
    workspace: Workspace
    files: Mapping[str, Path]
    """By name with folder, such as `agreements/stadskanaal`."""
    author: str = ""
    date: str = ""
    is_file: bool = False
    """Whether the user named this one file."""

    @cached_property
    def surroundings(self) -> str:
        """A digest of what all files of this side build on: the model texts and the profiles."""
        root = self.workspace.root
        paths = [*_texts(root / TEMPLATES), *sorted((root / PROFILES).glob("*.y*ml"))]
        digest = hashlib.sha256()
        for path in paths:
            digest.update(f"{path.relative_to(root).as_posix()}\0{_digest(path)}\n".encode())
        return digest.hexdigest()

    @cached_property
    def templates(self) -> str:
        """A digest of the model texts alone."""
        root = self.workspace.root / TEMPLATES
        lines = (f"{path.relative_to(root).as_posix()}\0{_digest(path)}\n" for path in _texts(root))
        return hashlib.sha256("".join(lines).encode()).hexdigest()

    def bytes_of(self, name: str) -> bytes | None:
        """Return what a file holds, or None when this side has no such file."""
        path = self.files.get(name)
        return read_file(path) if path else None


@dataclass
class Sides:
    """Makes sides of what a user typed; revisions are laid out under a folder that the caller removes."""

    workspace: Workspace | None
    """The content folder the user is in, if any."""
    scratch: Path
    here: Path = field(default_factory=Path.cwd)
    _made: int = 0

    def read(self, words: Sequence[str]) -> tuple[Side, Side, list[str]]:
        """Read what a user typed: an old side, perhaps a new one, and names of files.

        Raises:
            WorkspaceError: when a word names nothing, or more than one thing.
        """
        rest = list(words)
        if len(rest) > 1 and self._is_file(rest[0]) and self._is_file(rest[1]):
            return *matched(self.side(rest[0]), self.side(rest[1])), rest[2:]
        if not rest or (not self.names_side(rest[0]) and self._is_content(rest[0])):
            return self.side("HEAD"), self.working_tree(), rest
        first = rest.pop(0)
        if ".." in first and not is_there(Path(self.here, first)):
            return *self._range(first), rest
        old = self.side(first)
        if rest and (self.names_side(rest[0]) or (old.is_file and self._is_file(rest[0]))):
            return *matched(old, self.side(rest.pop(0))), rest
        if old.is_file:
            raise WorkspaceError(
                f"Waarmee moet {first} worden vergeleken?",
                hint=f"Noem twee bestanden: ojg diff {first} NIEUW.yaml.",
            )
        return old, self.working_tree(), rest

    def one(self, words: Sequence[str]) -> tuple[Side, list[str]]:
        """Read what a user typed when there is one side only, and names of files.

        Raises:
            WorkspaceError: when a word names nothing, or more than one thing.
        """
        if words and self.names_side(words[0]):
            return self.side(words[0]), list(words[1:])
        return self.working_tree(), list(words)

    def names_side(self, name: str) -> bool:
        """Tell whether a word names a revision, a folder or a file outside the content folder.

        Raises:
            WorkspaceError: when it names both a revision and a content file.
        """
        content = self._is_content(name)
        if self._is_file(name):
            return not content
        if is_folder(Path(self.here, name)):
            return not content or "/" in name
        root = self.workspace.root if self.workspace else self.here
        revision = ".." in name or is_revision(root, name)
        if revision and content:
            raise WorkspaceError(
                f'"{name}" is de naam van een versie in git en ook van een bestand.',
                hint=f"Schrijf refs/heads/{name} voor de versie, of {name}.yaml met de map ervoor.",
            )
        return revision

    def working_tree(self) -> Side:
        """Return the files as they are now.

        Raises:
            WorkspaceError: outside a content folder.
        """
        workspace = self._content_folder()
        return Side(WORKING_TREE, workspace, _content(workspace), author=user_name(workspace.root))

    def side(self, name: str) -> Side:
        """Return the side that a word names.

        Raises:
            WorkspaceError: when it names nothing.
        """
        path = Path(self.here, name)
        if name == os.devnull:
            return Side(name, self._content_folder(), {}, is_file=True)
        if path.is_dir():
            return self._folder(path, name)
        if self._is_file(name):
            workspace = self._around(path.parent)
            return Side(name, workspace, {_key(workspace, path): path}, is_file=True)
        return self._revision(name)

    def _range(self, name: str) -> tuple[Side, Side]:
        """Read `A..B` or `A...B` as git does."""
        root = self._content_folder().root
        mark = "..." if "..." in name else ".."
        one, other = (part or "HEAD" for part in name.split(mark, 1))
        start = merge_base(root, one, other) if mark == "..." else one
        return self._revision(start), self._revision(other)

    def _revision(self, name: str) -> Side:
        root = self._content_folder().root
        revision = find_revision(root, name)
        return self._laid_out(root, revision)

    def _laid_out(self, root: Path, revision: Revision) -> Side:
        self._made += 1
        workspace = lay_out(root, revision, self.scratch / str(self._made))
        return Side(revision.label, workspace, _content(workspace), revision.author, revision.date)

    def _folder(self, path: Path, name: str) -> Side:
        workspace = self._around(path)
        if real_path(path) == workspace.root:
            return Side(name, workspace, _content(workspace))
        found = sorted(file for file in path.iterdir() if file.suffix in _SUFFIXES and file.is_file())
        return Side(name, workspace, {_key(workspace, file): file for file in found})

    def _around(self, folder: Path) -> Workspace:
        """Return the content folder around a folder, or else the one the user is in."""
        try:
            return Workspace.find(folder)
        except WorkspaceError:
            return self._content_folder()

    def _content_folder(self) -> Workspace:
        if self.workspace is None:
            self.workspace = Workspace.find(self.here)
        return self.workspace

    def _is_file(self, name: str) -> bool:
        found = Path(name).suffix in _SUFFIXES and is_file(Path(self.here, name))
        return found or name == os.devnull

    def _is_content(self, name: str) -> bool:
        if self.workspace is None:
            return False
        try:
            self.workspace.resolve(name, start=self.here)
        except WorkspaceError:
            return False
        return True


def matched(old: Side, new: Side) -> tuple[Side, Side]:
    """Let a file that the user named stand beside its counterpart, whatever the two are called."""
    if old.is_file and new.is_file:
        key = next(iter((*new.files, *old.files)), "")
        return (
            replace(old, files=dict(zip([key], old.files.values(), strict=False))),
            replace(new, files=dict(zip([key], new.files.values(), strict=False))),
        )
    if old.is_file:
        return old, _narrowed(new, old)
    return (_narrowed(old, new), new) if new.is_file else (old, new)


def chosen(old: Side, new: Side, names: Iterable[str]) -> list[str]:
    """List the files to compare: those that names stand for, or all that either side has.

    Raises:
        WorkspaceError: when a name stands for nothing on both sides.
    """
    everything = sorted({**old.files, **new.files}, key=_order)
    found: list[str] = []
    for name in names:
        bare = Path(name).with_suffix("").as_posix() if Path(name).suffix in _SUFFIXES else name
        matches = [key for key in everything if key in (bare, bare.lstrip("./")) or Path(key).name == bare]
        matches = matches or [key for key in everything if bare.endswith(f"/{key}")]
        if not matches:
            raise WorkspaceError(
                f'Er is geen bestand "{name}" in {old.label} en ook niet in {new.label}.',
                hint=did_you_mean(bare, [Path(key).name for key in everything])
                or "`ojg list` noemt de bestanden.",
            )
        found += [key for key in matches if key not in found]
    return found if names else everything


def _narrowed(side: Side, named: Side) -> Side:
    """Keep of a side the file that is called as the one the user named on the other side."""
    stems = {Path(key).name for key in named.files}
    return replace(side, files={key: path for key, path in side.files.items() if Path(key).name in stems})


def _content(workspace: Workspace) -> dict[str, Path]:
    return {f"{folder}/{path.stem}": path for folder in CONTENT_FOLDERS for path in workspace.files(folder)}


def _key(workspace: Workspace, path: Path) -> str:
    full = real_path(path)
    folder = full.parent.name
    inside = full.parent.parent == workspace.root and folder in CONTENT_FOLDERS
    return f"{folder}/{path.stem}" if inside or folder in CONTENT_FOLDERS else path.stem


def _order(key: str) -> tuple[int, str]:
    folder = key.partition("/")[0]
    return (CONTENT_FOLDERS.index(folder) if folder in CONTENT_FOLDERS else 0, key)


def _texts(templates: Path) -> list[Path]:
    found = (path for path in templates.rglob("*") if path.suffix in (".md", ".json", *_SUFFIXES))
    return sorted(path for path in found if not set(WITHOUT_TEXT) & set(path.relative_to(templates).parts))


def _digest(path: Path) -> str:
    return hashlib.sha256(read_file(path)).hexdigest()
