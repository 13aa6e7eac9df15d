"""The bytes of a file: of a real file only, and never more than is reasonable."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import stat
from contextlib import suppress
from io import BufferedReader
from pathlib import Path
from typing import IO

LARGEST = 64 * 1024 * 1024
"""Bytes in any file that is read as a whole."""


def read_file(path: Path, most: int = LARGEST) -> bytes:
    """Read a file.

    Args:
        path: The file.
        most: The most bytes that it may have.

    Raises:
        OSError: when it cannot be read, is no file, or is larger; its `strerror` is Dutch then.
    """
    data = read_start(path, most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"het is groter dan {most // (1024 * 1024) or 1} MB", str(path))
    return data


def read_start(path: Path, count: int) -> bytes:
    """Read the first bytes of a file, as many as there are and not more than `count`.

    Raises:
        OSError: when it cannot be read, or is no file.
    """
    with _opened(path) as stream:
        return stream.read(count)


def sha256_of(path: Path) -> str:
    """Compute the SHA-256 of a file of any size, in hexadecimal digits.

    Raises:
        OSError: when it cannot be read, or is no file.
    """
    with _opened(path) as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def copy_to(path: Path, target: IO[bytes]) -> None:
    """Copy a file of any size.

    Raises:
        OSError: when it cannot be read or written, or is no file.
    """
    with _opened(path) as stream:
        shutil.copyfileobj(stream, target)


def is_file(path: Path) -> bool:
    """Tell whether a file is there; a name that the system refuses is that of none."""
    with suppress(OSError, ValueError):
        return path.is_file()
    return False


def is_there(path: Path) -> bool:
    """Tell whether anything is there; a name that the system refuses is that of nothing."""
    with suppress(OSError, ValueError):
        return path.exists()
    return False


def is_folder(path: Path) -> bool:
    """Tell whether a folder is there; a name that the system refuses is that of none."""
    with suppress(OSError, ValueError):
        return path.is_dir()
    return False


def real_path(path: Path) -> Path:
    """Follow all links in a path; one that leads to itself stays, and raises nothing."""
    return Path(os.path.realpath(path))


def is_link(path: Path) -> bool:
    """Tell whether a path is a link; one that no system can have, is none."""
    return os.path.islink(path)  # noqa: PTH114 - a `Path` raises for a name that is too long


def _opened(path: Path) -> BufferedReader:
    """Open a file; a pipe or device could give bytes for ever, or none at all."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    mode = os.fstat(handle).st_mode
    if stat.S_ISREG(mode):
        return os.fdopen(handle, "rb")
    os.close(handle)
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "het is een map", str(path))
    raise OSError(errno.EINVAL, "het is geen gewoon bestand", str(path))
