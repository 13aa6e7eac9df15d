"""Build a country in Word, kill that at half, and let a second build finish it: what it costs.

python -m benchmarks.at_scale [MUNICIPALITIES PRACTICES]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.country import MUNICIPALITIES, PRACTICES, make_country

_OFTEN, _PAUSE = 0.05, 0.5
"""Seconds between two looks: before the first document, and after it."""
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Watched:
    """What was seen of a build while it ran; sizes in MiB."""

    seconds: float = 0.0
    processor: float = 0.0
    """Seconds of processor time, of all its processes."""
    first: float = 0.0
    """Seconds until the first document was there."""
    first_processor: float = 0.0
    """Seconds of processor time until then."""
    main: int = 0
    """The most memory of the main process."""
    others: dict[int, int] = field(default_factory=dict)
    """Of the largest other process, with its part of what they share, by how many documents there were."""


@dataclass(frozen=True)
class Scale:
    """What came of a country."""

    until_killed: Watched
    rest: Watched
    documents: int
    killed_at: int
    """How many documents there were."""
    made_twice: Sequence[str]
    """Documents and results that were there when it was killed, and were written again after that."""


def killed_and_finished(folder: Path, size: tuple[int, int], jobs: int = 2) -> Scale:
    """Build a country, kill that at half, and build it again.

    Args:
        folder: Where all of it comes.
        size: How many municipalities, and how many practices at most.
        jobs: Number of processes.
    """
    root, out, cache = folder / "land", folder / "build", folder / "cache"
    make_country(root, *size)
    whole = _expected(root)
    killed = _watched(root, out, cache, jobs, whole // 2)
    before, kept = _states(out, "*/*.docx"), _states(cache, "ojg/resultaten/*/*")
    rest = _watched(root, out, cache, jobs)
    after = {**_states(out, "*/*.docx"), **_states(cache, "ojg/resultaten/*/*")}
    twice = [path for path, state in {**before, **kept}.items() if after.get(path) != state]
    return Scale(killed, rest, len(_states(out, "*/*.docx")), len(before), twice)


def built(folder: Path, size: tuple[int, int], jobs: int) -> Watched:
    """Build a country with nothing kept from before."""
    root = folder / "land"
    if not root.exists():
        make_country(root, *size)
    return _watched(root, folder / f"build-{jobs}", folder / f"cache-{jobs}", jobs)


def _watched(root: Path, out: Path, cache: Path, jobs: int, most: int = 0) -> Watched:
    """Build, and kill that when there are so many documents; 0 for never."""
    words = ["--root", str(root), "build", "--format", "docx", "--out", str(out), "--jobs", str(jobs)]
    known = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    seen, start, there = Watched(), time.monotonic(), _count(out)
    command = [sys.executable, "-m", "generator", *words]
    with subprocess.Popen(
        command, env=known, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        while process.poll() is None:
            count = _count(out)
            _measure(process.pid, count, seen)
            if count > there and not seen.first:
                seen.first, seen.first_processor = time.monotonic() - start, seen.processor
            if most and count >= most:
                process.kill()
            time.sleep(_OFTEN if not seen.first else _PAUSE)
    seen.seconds = time.monotonic() - start
    return seen


def _count(out: Path) -> int:
    """Count the documents, without a look at each of them."""
    with suppress(OSError):
        folders = [
            entry.path for entry in os.scandir(out) if entry.is_dir() and not entry.name.startswith(".")
        ]
        return sum(entry.name.endswith(".docx") for folder in folders for entry in os.scandir(folder))
    return 0


def _measure(process: int, count: int, seen: Watched) -> None:
    with suppress(OSError):
        others = [int(one) for one in _proc(process, f"task/{process}/children").split()]
        seen.main = max(seen.main, _mebibytes(process, "Rss"))
        most = max((_mebibytes(one, "Pss") for one in others), default=0)
        seen.others[count] = max(seen.others.get(count, 0), most)
        seen.processor = max(seen.processor, sum(map(_processor, (process, *others))))


def _processor(process: int) -> float:
    """Return the processor time of a process and of those it waited for."""
    return sum(map(int, _proc(process, "stat").rpartition(")")[2].split()[11:15])) / _TICKS


def _proc(process: int, name: str) -> str:
    return Path(f"/proc/{process}/{name}").read_text("ascii")


def _mebibytes(process: int, kind: str) -> int:
    lines = _proc(process, "smaps_rollup").splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith(f"{kind}:"))


def _states(folder: Path, pattern: str) -> Mapping[str, tuple[int, int]]:
    """Tell apart the states of files: when each was written, and which one it is."""
    found = {}
    for path in folder.glob(pattern):
        with suppress(OSError):
            state = path.stat()
            if path.suffix != ".new":
                found[str(path)] = state.st_ino, state.st_mtime_ns if pattern.endswith("docx") else 0
    return found


def _expected(root: Path) -> int:
    """Tell about how many documents there will be: at least a leaflet for each practice."""
    texts = (path.read_text("utf-8") for path in root.glob("agreements/*.yaml"))
    return sum(text.count("\n  praktijk-") for text in texts)


def _told(name: str, seen: Watched) -> Iterator[str]:
    yield (
        f"{name}: {seen.seconds:.0f} s, processor {seen.processor:.0f} s, "
        f"first document after {seen.first:.1f} s (processor {seen.first_processor:.1f} s), "
        f"main process {seen.main} MiB"
    )
    for mark in (100, 1_000, 2_000, 3_000, 4_000, 5_000):
        near = [size for count, size in seen.others.items() if mark <= count < mark * 1.1]
        if near:
            yield f"  largest other process from document {mark}: {max(near)} MiB"


def main(words: Sequence[str]) -> None:
    """Measure and print."""
    size = (int(words[0]), int(words[1])) if words else (MUNICIPALITIES, PRACTICES)
    with tempfile.TemporaryDirectory() as folder:
        found = killed_and_finished(Path(folder), size)
    lines = [*_told("until it was killed", found.until_killed), *_told("the rest", found.rest)]
    lines.append(
        f"{found.killed_at} of {found.documents} documents at the kill; twice: {len(found.made_twice)}"
    )
    with tempfile.TemporaryDirectory() as folder:
        small = (max(1, size[0] // 8), max(1, size[1] // 8))
        two, one = (built(Path(folder), small, jobs) for jobs in (2, 1))
    lines += [*_told(f"{small}, two processes", two), *_told(f"{small}, one process", one)]
    lines.append(f"one process / two processes: {one.seconds / two.seconds:.2f}")
    sys.stdout.write("\n".join([*lines, ""]))


if __name__ == "__main__":
    main(sys.argv[1:])
