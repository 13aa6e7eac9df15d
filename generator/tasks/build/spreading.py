"""Which process makes what: the order of the work, and how much is done in one go."""

from __future__ import annotations

import gc
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from generator.render.crew import Crew, Lost
from generator.render.workers import Rendered
from generator.tasks.build.cluster import Cluster
from generator.tasks.build.making import Batch, Maker, Portion, Task, keep_result, kept_result

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
    yield from _whole(_portions(maker, queue, count), queue, maker, progress)


def spread_over(
    cluster: Cluster[Place], maker: Maker, paths: Sequence[Path], progress: Progress
) -> Iterator[Portion]:
    """Check and compose files here, and have their documents written by a cluster.

    Args:
        cluster: Where they are written.
        maker: Checks and composes.
        paths: The files.
        progress: Told how far it is.
    """
    queue = _Queue(paths, sys.maxsize)
    yield from _whole(_written(cluster, maker, queue), queue, maker, progress)


def _whole(portions: Iterable[Portion], queue: _Queue, maker: Maker, progress: Progress) -> Iterator[Portion]:
    """Give what came of each file when all of it is there, and tell how far it is."""
    for portion in portions:
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


def _written(cluster: Cluster[Place], maker: Maker, queue: _Queue) -> Iterator[Portion]:
    for batch in queue:
        portion, tasks = maker.begin(batch)
        sheaf = Sheaf(portion)
        for task in tasks:
            while not cluster.has_room:
                yield from _bound(cluster)
            number = sheaf.add(task)
            kept = kept_result(task)
            if kept is None:
                cluster.begin((sheaf, number), task.job)
            else:
                sheaf.take(number, kept)
        sheaf.is_closed = True
        if sheaf.is_whole:
            yield sheaf.bound()
    while cluster.is_busy:
        yield from _bound(cluster)


def _bound(cluster: Cluster[Place]) -> Iterator[Portion]:
    """Wait for a document, and give the file of which it was the last one."""
    (sheaf, number), rendered = cluster.next()
    keep_result(sheaf.tasks[number], rendered)
    sheaf.take(number, rendered)
    if sheaf.is_whole:
        yield sheaf.bound()


class Sheaf:
    """The documents of one file, of which some are still being written elsewhere.

    Args:
        portion: What checking the file came to.
    """

    def __init__(self, portion: Portion) -> None:
        self.tasks: list[Task] = []
        """All that is to be written."""
        self.is_closed = False
        """Whether nothing more is added."""
        self._portion = portion
        self._results: dict[int, Rendered] = {}

    @property
    def is_whole(self) -> bool:
        """Whether all is written."""
        return self.is_closed and len(self._results) == len(self.tasks)

    def add(self, task: Task) -> int:
        """Add something to write, and return its number."""
        self.tasks.append(task)
        return len(self.tasks) - 1

    def take(self, number: int, rendered: Rendered) -> None:
        """Take in what was written."""
        self._results[number] = rendered

    def bound(self) -> Portion:
        """Return what came of the file, in the order in which one process would have made it."""
        not_composed, self._portion.problems = self._portion.problems, []
        for number, task in enumerate(self.tasks):
            self._portion.take(task, self._results[number])
        self._portion.problems += not_composed
        return self._portion


Place: TypeAlias = tuple[Sheaf, int]
"""Where a document belongs: among those of its file, and which one it is."""


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
