"""What a released model version says about itself, and the digests of the files that are really there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.edge.files import read_file
from generator.load.yaml_source import load_yaml_or_raise, unopened
from generator.model.release_record import FILE, ReleaseRecord


def read_release(folder: Path, label: str) -> ReleaseRecord | None:
    """Read the record of a model version; None when there is none, for a version that is still a draft.

    What is missing from a record is empty, so that its digest does not fit.

    Args:
        folder: The folder of the version.
        label: That folder as users know it.

    Raises:
        TemplateError: when the record cannot be read at all.
        WorkspaceError: when the file cannot be opened.
    """
    path = folder / FILE
    if not path.is_file():
        return None
    source = load_yaml_or_raise(path, f"{label}/{FILE}")
    listed: Any = source.data.get("bestanden")
    files = {str(name): str(digest) for name, digest in listed.items()} if isinstance(listed, dict) else {}
    texts = (source.data.get(key) for key in ("goedgekeurd_door", "datum", "voorganger", "digest"))
    approved_by, date, predecessor, digest = ("" if text is None else str(text) for text in texts)
    spots = {name: source.key_spot(("bestanden", name)) for name in files}
    return ReleaseRecord(approved_by, date, predecessor, files, digest, spots)


def file_digests(folder: Path) -> dict[str, str]:
    """Compute the SHA-256 of every file of a model version but its record, by path.

    Line ends count as LF, for git may write others on Windows. Hidden files do not count: no text is read
    from them, and some systems leave them in every folder they show.

    Raises:
        WorkspaceError: when a file cannot be read.
    """
    return {path.relative_to(folder).as_posix(): _digest(path) for path in version_files(folder)}


def content_digest(data: bytes) -> str:
    """Compute the SHA-256 of what a file holds, with LF as line end."""
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def version_files(folder: Path) -> Iterator[Path]:
    """List the files that make up a model version, in a fixed order, without its record."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if parts != (FILE,) and not any(part.startswith(".") for part in parts) and path.is_file():
            yield path


def _digest(path: Path) -> str:
    try:
        return content_digest(read_file(path))
    except OSError as error:
        raise unopened(path.name, error) from error
