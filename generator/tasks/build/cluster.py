"""A Dask cluster of one's own that writes documents, on as many machines as it has.

What a machine was making when it was lost, another one makes. The bytes are those of this computer, for a
machine with other versions is refused.
"""

from __future__ import annotations

import logging
import pickle
import queue
import threading
import time
import warnings
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from typing import Any, Generic, TypeVar

from generator.errors import RenderError
from generator.render.libraries import versions_for
from generator.render.packed_style import PackedStyle, pack
from generator.render.style import Style
from generator.render.workers import Rendered, RenderJob
from generator.tasks.build.errand import EXTRA, Errand, differences, other_versions

SCHEME = "dask://"
REACH = 10.0
"""Seconds in which a scheduler answers, and has a worker."""
ALONE = 60.0
"""Seconds that a build waits when there are no workers any more."""
_LOOK = 2.0
"""Seconds without a result after which it is looked who is there."""
_AHEAD = 3
"""Jobs for each thread of the workers: what it does, and what lies ready for it."""
_LOGGERS = ("distributed", "distributed.client", "tornado.application")

Ticket = TypeVar("Ticket")


class Cluster(Generic[Ticket]):
    """The machines behind an address, while a build uses them.

    Args:
        address: Where the scheduler is, such as `dask://10.0.0.5:8786`.
        formats: The formats that are asked for.

    Raises:
        RenderError: when it cannot be reached, has no workers, or has one with other versions.
    """

    def __init__(self, address: str, formats: Sequence[str]) -> None:
        self._address = address
        self._formats = tuple(formats)
        self._client = _connected(address)
        self._waiting: dict[str, tuple[Ticket, RenderJob, Any]] = {}
        self._ready: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._packed: dict[Style, tuple[PackedStyle, list[bytes], Any]] = {}
        self._threads = 0
        try:
            with self._asking():
                self._begin()
        except BaseException:
            self.close()
            raise

    @property
    def is_busy(self) -> bool:
        """Whether anything is still being written."""
        return bool(self._waiting)

    @property
    def has_room(self) -> bool:
        """Whether one more job would not have to wait long."""
        return len(self._waiting) < _AHEAD * max(1, self._threads)

    def begin(self, ticket: Ticket, job: RenderJob) -> None:
        """Hand over a job.

        Args:
            ticket: What its result is given back with.
            job: What to write.

        Raises:
            RenderError: when the house style cannot be read, or the scheduler is gone.
        """
        with self._asking():
            if job.style not in self._packed:
                packed, contents = pack(job.style)
                # As a task, not as data: of a task Dask makes the result anew when a worker is lost.
                self._packed[job.style] = packed, contents, self._client.submit(list, contents, pure=False)
            packed, contents, there = self._packed[job.style]
            packet = Errand(job, packed, contents, self._formats).packet()
            future = self._client.submit(pickle.loads, packet, buffers=there, pure=False)
            self._waiting[future.key] = ticket, job, future
            future.add_done_callback(self._ready.put)

    def next(self) -> tuple[Ticket, Rendered]:
        """Wait for a result.

        Raises:
            RenderError: when there is nobody any more who could give one.
        """
        from distributed import KilledWorker

        ticket, job, future = self._waiting.pop(self._next().key)
        with self._asking():
            try:
                data, problem = future.result()
            except KilledWorker:
                return ticket, Rendered(job, problem=_lost(job))
            except ImportError as error:
                raise other_versions(self._address, differences({}, None)) from error
        return ticket, Rendered(job, data, problem)

    def close(self) -> None:
        """Let go of the cluster; it drops what it was still doing."""
        self._waiting.clear()
        with suppress(Exception):
            self._client.close(timeout=_LOOK)

    def _begin(self) -> None:
        """See who is there, and refuse who writes otherwise."""
        self._client.wait_for_workers(1, timeout=REACH)
        self._threads = sum(self._client.nthreads().values())
        here = versions_for(self._formats)
        there = self._client.run(versions_for, self._formats, on_error="return")
        for worker, versions in sorted(there.items()):
            if told := differences(here, versions):
                raise other_versions(worker, told)

    def _next(self) -> Any:
        last = time.monotonic()
        while True:
            try:
                return self._ready.get(timeout=_LOOK)
            except queue.Empty:
                with self._asking():
                    self._threads = sum(self._client.nthreads().values())
            if self._threads:
                last = time.monotonic()
            elif time.monotonic() - last > ALONE:
                raise _nobody(self._address)

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """Tell users in Dutch that the scheduler, or every worker, is gone.

        Raises:
            RenderError: when the block finds that.
        """
        from distributed.client import ClosedClientError
        from distributed.exceptions import WorkerStartTimeoutError

        try:
            yield
        except WorkerStartTimeoutError:
            raise _nobody(self._address) from None
        except (OSError, CancelledError, ClosedClientError) as error:
            raise RenderError(
                f"De verbinding met {self._address} is verbroken.",
                hint="Kijk of de planner (`dask scheduler`) nog draait, en geef dezelfde opdracht opnieuw. "
                "Wat klaar was, staat er.",
            ) from error


def _connected(address: str) -> Any:
    """Connect with a scheduler; where something else listens, the library would wait for ever."""
    if find_spec("distributed") is None:
        raise RenderError(
            "Voor --executor is meer nodig dan nu is geïnstalleerd.",
            hint=f"Installeer het, hier en op elke werker, met: pip install '{EXTRA}'",
        )
    import dask
    from distributed import Client

    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    warnings.filterwarnings("ignore", module="distributed")
    dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 GiB"})
    found: list[Any] = []

    def connect() -> None:
        with suppress(OSError, ValueError):
            place = f"tcp://{address.removeprefix(SCHEME)}"
            client = Client(place, timeout=REACH, set_as_default=False)  # type: ignore[no-untyped-call]
            found.append(client)

    attempt = threading.Thread(target=connect, daemon=True)
    attempt.start()
    attempt.join(2 * REACH)
    if not found:
        raise RenderError(
            f"Op {address} antwoordt geen planner (scheduler) van Dask.",
            hint="Kijk het adres na, en of `dask scheduler` daar draait en van hier te bereiken is. Zonder "
            "--executor maakt deze computer alles zelf.",
        )
    return found[0]


def _nobody(address: str) -> RenderError:
    place = address.removeprefix(SCHEME)
    return RenderError(
        f"De planner op {address} heeft geen werkers.",
        hint=f"Start ze op elke machine die meedoet: dask worker {place} --nworkers auto --nthreads 1",
    )


def _lost(job: RenderJob) -> RenderError:
    return RenderError(
        f"{job.file}: elke werker die dit maakte, viel weg.",
        hint="Meestal is er daar dan te weinig geheugen. Start minder werkers op één machine.",
    )
