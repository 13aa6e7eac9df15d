"""Processes with one job each, that survive the loss of one of them and never outlive their parent."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

Job = TypeVar("Job")
Answer = TypeVar("Answer")

_TRIES = 2
_OUT_OF_MEMORY = 12
"""Exit code of a process that ran out of memory: a fresh one has more of it."""
_SPARE_HANDLES = 24
_PATIENCE = 2.0
"""Seconds in which a process that was told to stop does so."""
_METHODS = multiprocessing.get_all_start_methods()
_PROCESSES: Any = multiprocessing.get_context("fork" if "fork" in _METHODS else "spawn")


@dataclass(frozen=True)
class Lost:
    """Stands for the answer to a job at which every process ended."""

    code: int | None
    """What the last process ended with: negative for a signal, None when that is not known."""


@dataclass(frozen=True)
class _Fault:
    trace: str


class Crew(Generic[Job, Answer]):
    """Does jobs in processes.

    Args:
        work: What to do with a job; a function of a module.
        size: The largest number of processes at a time.
    """

    def __init__(self, work: Callable[[Job], Answer], size: int) -> None:
        self._work = work
        self._size = size
        self._members: list[_Member[Job, Answer]] = []

    def spread(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Answer | Lost]]:
        """Do jobs, and give each answer as soon as it is there.

        One job more is asked for than there are processes; where there is none, it is asked for again after
        each answer, which may have led to more. When a process ends during a job, a fresh one does it once
        more. Where no process can be started at all, the work is done here.

        Raises:
            RuntimeError: when `work` raised something; the message holds the traceback.
        """
        queue = iter(jobs)
        held: Job | None = None
        try:
            while True:
                held = next(queue, None) if held is None else held
                while held is not None and (free := self._free()):
                    free.begin(held, tries=1)
                    held = next(queue, None)
                busy = {member.link: member for member in self._members if member.tries}
                if not busy:
                    break
                ready = wait(list(busy))
                for member in [member for link, member in busy.items() if link in ready]:
                    yield from self._taken(member)
        finally:
            for member in self._members:
                member.stop()
        while held is not None:
            yield held, self._work(held)
            held = next(queue, None)

    def _taken(self, member: _Member[Job, Answer]) -> Iterator[tuple[Job, Answer | Lost]]:
        """Take the answer of a process; nothing when the job is to be done again."""
        job, tries, answer = member.job, member.tries, member.answer()
        if isinstance(answer, Lost):
            self._members.remove(member)
            member.stop()
            fresh = self._free() if tries < _TRIES else None
            if fresh is not None:
                fresh.begin(job, tries + 1)
                return
        yield job, answer

    def _free(self) -> _Member[Job, Answer] | None:
        """Return a process without a job, started now when there may be one more."""
        free = next((member for member in self._members if not member.tries), None)
        if free is None and len(self._members) < self._size:
            try:
                _keep_room()
                free = _Member(self._work)
            except OSError:
                self._size = len(self._members)
            else:
                self._members.append(free)
        return free


class _Member(Generic[Job, Answer]):
    """One process and the job it has.

    Raises:
        OSError: when there is no room for one more process, or for the pipe to it.
    """

    job: Job
    tries = 0
    """How often its job was begun; 0 without a job."""

    def __init__(self, work: Callable[[Job], Answer]) -> None:
        self.link, theirs = _PROCESSES.Pipe()
        try:
            self._process = _PROCESSES.Process(target=_serve, args=(theirs, work), daemon=True)
            self._process.start()
        except OSError:
            self.link.close()
            raise
        finally:
            theirs.close()

    def begin(self, job: Job, tries: int) -> None:
        """Give the process a job; that it has ended in the meantime, its answer tells."""
        self.job, self.tries = job, tries
        with contextlib.suppress(ConnectionError):
            self.link.send(job)

    def answer(self) -> Answer | Lost:
        """Take the answer to its job."""
        self.tries = 0
        try:
            answer: Answer | _Fault = self.link.recv()
        except (EOFError, ConnectionError):
            self._process.join(_PATIENCE)
            return Lost(self._process.exitcode)
        if isinstance(answer, _Fault):
            raise RuntimeError(answer.trace)
        return answer

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self.link.close()
        self._process.terminate()
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def _keep_room() -> None:
    """See that a new process leaves file handles for the work itself.

    Raises:
        OSError: when it would not.
    """
    with contextlib.ExitStack() as opened:
        for _ in range(_SPARE_HANDLES):
            opened.callback(os.close, os.open(os.devnull, os.O_RDONLY))


def _serve(link: Connection[Any, Any], work: Callable[[Any], object]) -> None:
    """Do jobs until there are no more; an interruption is for the parent to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    while True:
        try:
            job = link.recv()
        except (EOFError, ConnectionError):
            return
        try:
            answer = work(job)
        except MemoryError:
            os._exit(_OUT_OF_MEMORY)
        except Exception:  # noqa: BLE001 - the parent raises it
            answer = _Fault(traceback.format_exc())
        link.send(answer)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
