"""Processor time of a command or a function, in alternation with others: medians, and the wall beside it."""

from __future__ import annotations

import gc
import os
import resource
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Cost:
    """What one of several ways to do the same work costs, as medians in seconds."""

    processor: float
    """User and system time, with that of its own processes."""
    wall: float

    def shared(self, count: int) -> Cost:
        """Divide it over so many pieces of work."""
        return Cost(self.processor / count, self.wall / count)


def commands(ways: Mapping[str, Sequence[str]], folder: Path, times: int) -> dict[str, Cost]:
    """Run each command in a process of its own, one after the other, as often as asked."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}

    def run(command: Sequence[str]) -> tuple[float, float]:
        before, start = _of_children(), time.perf_counter()
        subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
        return _of_children() - before, time.perf_counter() - start

    for command in ways.values():
        run(command)
    return _alternated(ways, run, times)


def functions(ways: Mapping[str, Callable[[], object]], times: int) -> dict[str, Cost]:
    """Call each function in this process, warm, one after the other, as often as asked."""

    def run(function: Callable[[], object]) -> tuple[float, float]:
        gc.collect()
        before, start = time.process_time(), time.perf_counter()
        function()
        return time.process_time() - before, time.perf_counter() - start

    for function in ways.values():
        function()
    return _alternated(ways, run, times)


def _alternated(
    ways: Mapping[str, T], run: Callable[[T], tuple[float, float]], times: int
) -> dict[str, Cost]:
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    for _ in range(times):
        for name, way in ways.items():
            found[name].append(run(way))
    return {
        name: Cost(median(cost for cost, _ in costs), median(wall for _, wall in costs))
        for name, costs in found.items()
    }


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
