"""Which process makes what: the order of the work, and how much is done in one go."""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from generator.render.crew import Crew, Lost
from generator.tasks.build.making import Batch, Maker, Portion

Progress = Callable[[int, int], None]
"""Told how many documents are done, and of how many: an estimate until all is checked, 0 while unknown."""


def spread(maker: Maker, paths: Sequence[Path], workers: int, progress: Progress) -> Iterator[Portion]:
    """Make the documents of files, and give those of each file as soon as all are there.

    The first document is made before there are processes, so that they start with the libraries, the model,
    the house style and its fonts.

    Args:
        maker: Makes them.
        paths: The files.
        workers: Number of processes; 0 means one for each processor.
        progress: Told how far it is.
    """
    count = workers or os.cpu_count() or 1
    queue = _Queue(paths, 1 if count > 1 else maker.most)
    for portion in _portions(maker, queue, count):
        whole = queue.add(portion)
        progress(queue.done * maker.formats, queue.expected * maker.formats)
        if whole:
            yield whole


def _portions(maker: Maker, queue: _Queue, count: int) -> Iterator[Portion]:
    for batch in queue:
        portion = maker(batch)
        yield portion
        if count > 1 and portion.files:
            break
    queue.most = maker.most
    if count > 1:
        gc.freeze()
    for batch, answer in Crew(maker, count).spread(queue):
        yield maker.lost(batch, answer) if isinstance(answer, Lost) else answer


class _Queue(Iterator[Batch]):
    """Batches in order, the rest of a file before the next file; and what came of them."""

    def __init__(self, paths: Sequence[Path], most: int) -> None:
        self.most = most
        self.done = 0
        """Documents that are made."""
        self._paths = deque(paths)
        self._rest: deque[Batch] = deque()
        self._made: dict[Path, Portion] = {}
        self._left: dict[Path, int] = {}
        """How many batches of a file are still to come."""
        self._known = self._checked = 0

    @property
    def expected(self) -> int:
        """How many documents there will be, when files that are not checked yet give as many as others."""
        waiting = len(self._paths) + len(self._left) - len(self._made)
        return self._known + round(self._known / self._checked * waiting) if self._checked else 0

    def __next__(self) -> Batch:
        if self._rest:
            return self._rest.popleft()
        if not self._paths:
            raise StopIteration
        path = self._paths.popleft()
        self._left[path] = 1
        return Batch(path, self.most)

    def add(self, portion: Portion) -> Portion | None:
        """Add what came of a batch, and return all there is of its file when that is whole."""
        path, verdict = portion.batch.path, portion.verdict
        self._left[path] -= 1
        if portion.batch.names:
            self.done += len(portion.batch.names)
            self._made[path].join(portion)
        else:
            self._made[path] = portion
            self._checked += 1
            self._begin(path, portion, verdict.names if verdict else ())
        if self._left[path]:
            return None
        del self._left[path]
        return self._made.pop(path)

    def _begin(self, path: Path, portion: Portion, names: Sequence[str]) -> None:
        """Take in which documents a file gives, and line up those that are not made yet."""
        rest = names[portion.batch.most :]
        batches = [
            Batch(path, self.most, tuple(rest[i : i + self.most])) for i in range(0, len(rest), self.most)
        ]
        made = len({file.document for file in portion.files})
        self.done += made
        self._known += made + len(rest)
        self._left[path] += len(batches)
        self._rest.extend(batches)
