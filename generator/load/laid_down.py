"""Read what signing laid down: a folder beside the agreement, with a file for each signed document.

    agreements/pekela.yaml
    agreements/pekela.getekend/modelovereenkomst.json

The agreement keeps one digest over all of them. What replaces the folder is written beside it first, as
`pekela.getekend.nieuw`; the agreement with its new digest then decides at once which of the two counts, and
the new folder takes the place of the old one afterwards. So at any moment the right files are there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.edge.files import read_file
from generator.edge.json_data import json_value
from generator.errors import WorkspaceError
from generator.workspace import Workspace

if TYPE_CHECKING:
    from generator.model.laid_down import LaidDown

SUFFIX = ".json"
_FOLDER, _FRESH = ".getekend", ".getekend.nieuw"
_MAX_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True)
class Holding:
    """What lies beside an agreement."""

    documents: Mapping[str, LaidDown] = field(default_factory=dict)
    """What was laid down, by the name of the document; empty unless the digest of the agreement fits."""
    folder: Path | None = None
    """Where that is."""
    is_there: bool = False
    """Whether there is a folder that a signing finished, or that its digest points at."""
    is_whole: bool = False
    """Whether the digest of the agreement fits."""
    is_unfinished: bool = False
    """Whether a signing was broken off: its new folder is still there."""


def folder_of(path: Path) -> Path:
    """Return the folder of what was laid down of an agreement."""
    return path.with_name(path.stem + _FOLDER)


def folders_in(place: Path) -> list[Path]:
    """List the folders of what was laid down, whether their agreement is there or not."""
    return sorted(path for path in place.glob(f"*{_FOLDER}") if path.is_dir())


def stored_digest(workspace: Workspace, folder: Path) -> str:
    """Return the digest with which an agreement names a folder; empty when that cannot be told.

    Raises:
        WorkspaceError: when the folder is a link to somewhere outside the content folder.
    """
    from generator.model.laid_down import digest_of

    data = _data_in(workspace, folder)
    return digest_of(data) if data else ""


def fresh_folder_of(path: Path) -> Path:
    """Return the folder that takes the place of the one before as soon as the agreement names it."""
    return path.with_name(path.stem + _FRESH)


def read_laid_down(workspace: Workspace, path: Path, digest: object) -> Holding:
    """Read what was laid down of an agreement.

    Args:
        workspace: The content folder.
        path: The agreement.
        digest: What the agreement says that was laid down; anything but text when it says nothing.

    Raises:
        WorkspaceError: when a folder is a link to somewhere outside the content folder.
    """
    kept, fresh = folder_of(path), fresh_folder_of(path)
    is_unfinished = fresh.is_dir()
    for folder in (kept, fresh):
        data = _data_in(workspace, folder) if folder.is_dir() and isinstance(digest, str) else None
        documents = _documents_with(digest, data) if data else None
        if documents is not None:
            return Holding(documents, folder, is_there=True, is_whole=True, is_unfinished=is_unfinished)
    return Holding(is_there=kept.is_dir(), is_unfinished=is_unfinished)


def _documents_with(digest: object, data: Mapping[str, Any]) -> Mapping[str, LaidDown] | None:
    """Read documents that have a digest; None when they have another one, or are none."""
    from generator.model.laid_down import digest_of, laid_down_from  # takes long to load, and few are signed

    if digest_of(data) != digest:
        return None
    try:
        return {name: laid_down_from(one) for name, one in data.items()}
    except ValueError:
        return None


def _data_in(workspace: Workspace, folder: Path) -> dict[str, Any] | None:
    """Read the files of a folder; None when one is no JSON."""
    workspace.inside(folder)
    try:
        return {path.stem: _data_of(workspace.inside(path)) for path in sorted(folder.glob(f"*{SUFFIX}"))}
    except (OSError, ValueError):
        return None


def _data_of(path: Path) -> Any:
    return json_value(read_file(path, _MAX_BYTES))


def laid_down_or_raise(workspace: Workspace, path: Path, digest: object) -> Mapping[str, LaidDown]:
    """Return what was laid down of an agreement; nothing when nothing was.

    Raises:
        WorkspaceError: when it is there, and is not what the agreement says.
    """
    holding = read_laid_down(workspace, path, digest)
    if holding.is_there and not holding.is_whole:
        raise WorkspaceError(
            f"Wat van {workspace.label(path)} is getekend, ligt niet ongeschonden in {folder_of(path).name}.",
            hint=f"`ojg check {path.stem}` zegt wat u doet.",
        )
    return holding.documents
