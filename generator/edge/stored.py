"""Finished results that the program keeps in the user's cache folder, each under a digest of its sources.

A file begins with a digest of its key and its bytes: one that is damaged, cut short or of something else
counts as absent. Together they take a limited amount of room; what was not used for longest goes first. Runs
that work at the same time share them.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from generator.edge.files import read_file
from generator.edge.kept import RESULTS, Cache, results

ROOM = 2 * 1024**3
"""Bytes that all results together take at most."""
_LEFT = 0.9
"""How much of the room is still in use after what is oldest was removed."""


def stored(key: str) -> bytes | None:
    """Read the result that was kept under a key; None when there is none.

    Args:
        key: A digest, in hexadecimal digits.
    """
    if Cache.folder is None:
        return None
    path = _place(Cache.folder, key)
    try:
        head, _, data = read_file(path).partition(b"\n")
    except OSError:
        return None
    if head != _digest(key, data):
        return None
    with contextlib.suppress(OSError):
        os.utime(path)
    return data


def store(key: str, data: bytes) -> None:
    """Keep a result under a key, when that is possible.

    Args:
        key: A digest, in hexadecimal digits.
        data: The result.
    """
    if Cache.folder is None:
        return
    path = _place(Cache.folder, key)
    with contextlib.suppress(OSError):
        Cache.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, fresh = tempfile.mkstemp(suffix=".new", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(_digest(key, data) + b"\n" + data)
            Path(fresh).replace(path)
        except OSError:
            Path(fresh).unlink(missing_ok=True)


def stored_value(key: str) -> Any:
    """Read the plain data that was kept under a key; None when there is none.

    Args:
        key: A digest, in hexadecimal digits.
    """
    data = stored(key)
    return None if data is None else json.loads(data)


def store_value(key: str, value: Any) -> None:
    """Keep plain data under a key, when that is possible.

    Args:
        key: A digest, in hexadecimal digits.
        value: What JSON can hold.
    """
    if Cache.folder is not None:
        store(key, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def make_room(most: int = ROOM) -> None:
    """Remove what was not used for longest, when there is more than `most` bytes."""
    if Cache.folder is None:
        return
    found = []
    for path in results(Cache.folder):
        with contextlib.suppress(OSError):
            state = path.stat()
            found.append((state.st_mtime_ns, state.st_size, path))
    used = sum(size for _, size, _ in found)
    if used <= most:
        return
    for _, size, path in sorted(found):
        with contextlib.suppress(OSError):
            path.unlink()
            used -= size
        if used <= most * _LEFT:
            return


def _place(folder: Path, key: str) -> Path:
    return folder / RESULTS / key[:2] / key[2:]


def _digest(key: str, data: bytes) -> bytes:
    return hashlib.sha256(key.encode() + data).hexdigest().encode()
