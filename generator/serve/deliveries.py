"""What is being made to download: begun once, asked after until it is ready, and handed out once."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.render.workers import Rendered

_MOST = 4
"""So many are kept until somebody comes for them."""

THREAD = "delivery"
"""The name of the threads that make them."""

Files = Callable[[], "Iterable[Rendered]"]


@dataclass
class Delivery:
    """Files that are being made."""

    total: int
    files: dict[str, bytes] = field(default_factory=dict)
    problem: Exception | None = None
    """Why they cannot be made."""
    _begun: float = field(default_factory=time.monotonic)
    _is_over: Event = field(default_factory=Event)

    def is_ready(self, patience: float) -> bool:
        """Tell whether all is made, or went wrong, within so many seconds."""
        return self._is_over.wait(patience)

    @property
    def seconds_left(self) -> int | None:
        """How long it will take still, as it went until now; None when nothing is made yet."""
        done = len(self.files)
        return round((time.monotonic() - self._begun) / done * (self.total - done)) + 1 if done else None

    def make(self, files: Files) -> None:
        """Make the files, and keep what is wrong for who asks for them."""
        try:
            for made in files():
                if made.problem is not None:
                    raise made.problem
                self.files[f"{made.job.document.name}.{made.job.file_format}"] = made.data
        except Exception as error:  # noqa: BLE001 - whoever asks for the files gets it
            self.problem = error
        finally:
            self._is_over.set()


class Deliveries:
    """What is being made for the pages of a workbench."""

    def __init__(self) -> None:
        self._known: dict[str, Delivery] = {}
        self._lock = Lock()

    def of(self, key: str, total: int, files: Files) -> Delivery:
        """Give what is being made; it is begun when it was not yet.

        Args:
            key: The state of a file and what is wanted of it.
            total: How many files it will be.
            files: Makes them.
        """
        with self._lock:
            found = self._known.get(key)
            if found is None:
                found = self._known[key] = Delivery(total)
                Thread(target=found.make, args=(files,), name=THREAD, daemon=True).start()
                for old in list(self._known)[:-_MOST]:
                    del self._known[old]
            return found

    def hand_out(self, key: str) -> None:
        """Forget what somebody got: asked for again, it is made again."""
        with self._lock:
            self._known.pop(key, None)


def zipped(folder: str, files: dict[str, bytes], moment: tuple[int, int, int, int, int, int]) -> bytes:
    """Put files in an archive; the same files and moment give the same bytes.

    Args:
        folder: The folder in which they are.
        files: What they hold, by name.
        moment: Year, month, day, hour, minute and second that each gets.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(f"{folder}/{name}", moment), data)
    return buffer.getvalue()
