"""Standard output as it may be met: in another encoding, closed, full, or with nobody reading any more."""

from __future__ import annotations

import errno
import io
import os
import sys

from generator.errors import OutputError
from generator.unwritable import reason_of

_OF_A_STREAM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EPIPE, errno.EBADF)


def open_streams() -> None:
    """Write UTF-8 to files and other programs, and to a screen every sign that it can show.

    A screen that has no sign for a character gets its code, such as `\\u2501`. Who sets `PYTHONIOENCODING`
    has chosen an encoding.

    Raises:
        OutputError: when standard output is closed.
    """
    is_closed = sys.stdout is None
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(number)
    if is_closed:
        raise OutputError(
            "De standaarduitvoer is gesloten, dus is er niets te laten zien.",
            hint="Start ojg met een uitvoer, bijvoorbeeld `> uitvoer.txt`.",
        )
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            is_free = not (stream.isatty() or os.environ.get("PYTHONIOENCODING"))
            stream.reconfigure(encoding="utf-8" if is_free else None, errors="backslashreplace")


def close_streams() -> None:
    """Write what is still waiting.

    Raises:
        OSError: when that cannot be done.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()


def is_of_a_stream(error: OSError) -> bool:
    """Tell whether writing to an open stream went wrong, and not to a file with a name."""
    return error.filename is None and error.errno in _OF_A_STREAM


def give_up(error: OSError) -> OutputError | None:
    """Stop writing to standard output, and say why; nothing when nobody reads any more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    if error.errno == errno.EPIPE:
        return None
    return OutputError(
        f"De uitvoer is niet te schrijven: {reason_of(error)}.", hint="Leid de uitvoer ergens anders heen."
    )
