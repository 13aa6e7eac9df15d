"""What the program keeps between two runs in the user's cache folder: only what it can work out again.

A file holds JSON under the digest of its bytes and of what it was worked out with. One that is damaged, or of
another version, counts as absent. Runs that write at the same time do not see each other's half files.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from generator.edge.files import read_file

_LARGEST = 8 * 1024 * 1024
"""Bytes in a file that is kept."""
_SUFFIX = ".json"
RESULTS = "resultaten"
"""Folder in it for finished results, each in a folder of its own."""
_RESULT = re.compile(r"[0-9a-f]{62}|tmp\w+\.new")
_OWN = re.compile(r"(vormen|zinnen)(\.json|-\w+\.new)")


class Cache:
    """Whether anything is kept, and where."""

    folder: Path | None = None
    """None when nothing is kept, which is how a run begins."""


def user_folder() -> Path:
    """Return the folder in which the user's programs keep such files, with the name of this one."""
    home = Path.home()
    usual = {"win32": home / "AppData" / "Local", "darwin": home / "Library" / "Caches"}
    stated = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    base = Path(stated) if stated and Path(stated).is_absolute() else usual.get(sys.platform, home / ".cache")
    return base / "ojg"


def stamp_of(files: Iterable[Path]) -> str:
    """Return a digest that differs when one of the files of a program was replaced."""
    told = []
    for path in files:
        state = path.stat()
        told.append((str(path), state.st_size, state.st_mtime_ns))
    return hashlib.sha256(repr(told).encode()).hexdigest()


def read_kept(name: str, stamp: str) -> Any:
    """Read what was kept under a name with a stamp; None when there is nothing."""
    if Cache.folder is None:
        return None
    try:
        head, _, body = read_file(Cache.folder / f"{name}{_SUFFIX}", _LARGEST).partition(b"\n")
        if head.decode("ascii", "replace") != _digest(stamp, body):
            return None
        return json.loads(body)
    except (OSError, ValueError, RecursionError):
        return None


def keep(name: str, stamp: str, value: Any) -> None:
    """Keep a value under a name with a stamp, in the place of what was there; when that is possible."""
    if Cache.folder is None:
        return
    with contextlib.suppress(OSError, RecursionError):
        body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        if len(body) >= _LARGEST:
            return
        Cache.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, fresh = tempfile.mkstemp(prefix=f"{name}-", suffix=".new", dir=Cache.folder)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(_digest(stamp, body).encode() + b"\n" + body)
            Path(fresh).replace(Cache.folder / f"{name}{_SUFFIX}")
        except OSError:
            Path(fresh).unlink(missing_ok=True)


def results(folder: Path) -> Iterator[Path]:
    """List the results that are kept in a cache folder, and nothing that only lies there."""
    for place in _places(folder):
        yield from (path for path in place.glob("*") if _RESULT.fullmatch(path.name))


def forget_all() -> tuple[Path, bool]:
    """Remove all that is kept; what somebody else put there stays.

    Returns:
        The folder where it was, and whether there was anything.

    Raises:
        OSError: when that cannot be done.
    """
    folder = user_folder()
    own = [path for path in folder.glob("*") if _OWN.fullmatch(path.name)]
    found = [path for path in (*own, *results(folder)) if path.is_symlink() or path.is_file()]
    for path in found:
        path.unlink()
    for place in (*_places(folder), folder / RESULTS, folder):
        with contextlib.suppress(OSError):  # it holds something else, or is a link
            place.rmdir()
    return folder, bool(found)


def _places(folder: Path) -> list[Path]:
    """List the folders of results; what is behind a link is none of ours."""
    place = folder / RESULTS
    return [] if place.is_symlink() else [path for path in place.glob("*") if not path.is_symlink()]


def _digest(stamp: str, body: bytes) -> str:
    return hashlib.sha256(stamp.encode() + body).hexdigest()
