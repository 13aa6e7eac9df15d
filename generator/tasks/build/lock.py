"""One build at a time writes in a folder; a lock ends with the process that holds it."""

from __future__ import annotations

import os
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import OutputError

LONGEST_WAIT = 120.0
"""Seconds after which whoever holds the lock is taken to hang; placing a file takes less than one."""
_PAUSE = 0.02
_PLACE = 1 << 20
"""Byte that is locked where a lock keeps others from reading: past the words about who holds it."""

if sys.platform == "win32":
    import msvcrt

    def _acquire(handle: int) -> None:
        os.lseek(handle, _PLACE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _release(handle: int) -> None:
        os.lseek(handle, _PLACE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _acquire(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)


@contextmanager
def locked(path: Path, what: str, longest: float = LONGEST_WAIT) -> Iterator[None]:
    """Hold a lock while a block runs.

    Args:
        path: The file that is locked; made when it is not there, and left.
        what: What is locked, as users know it.
        longest: Seconds to wait for somebody else.

    Raises:
        OutputError: when somebody else holds it too long.
        OSError: when the file cannot be opened, or a link stands in its place.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    try:
        _wait_for(handle, what, longest)
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, f"proces {os.getpid()} op {socket.gethostname()}".encode())
        try:
            yield
        finally:
            _release(handle)
    finally:
        os.close(handle)


def _wait_for(handle: int, what: str, longest: float) -> None:
    until = time.monotonic() + longest
    while True:
        try:
            _acquire(handle)
        except OSError:
            if time.monotonic() > until:
                raise _held(handle, what, longest) from None
            time.sleep(_PAUSE)
        else:
            return


def _held(handle: int, what: str, longest: float) -> OutputError:
    os.lseek(handle, 0, os.SEEK_SET)
    holder = os.read(handle, 200).decode("utf-8", "replace") or "een ander proces"
    return OutputError(
        f"{what} is bezet: een ander `ojg build` schrijft er al {longest:.0f} seconden in ({holder}).",
        hint="Wacht tot dat klaar is of stop het, en probeer het opnieuw; of kies met --out een andere map.",
    )
