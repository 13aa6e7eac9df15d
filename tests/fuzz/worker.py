"""A process that tries inputs, one by one, and may die of one: the system ends what takes too much."""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
import traceback
from pathlib import Path
from random import Random

from tests.fuzz.kinds import KINDS, Kind, refused
from tests.fuzz.lab import Lab
from tests.fuzz.mutations import damaged

MOST_SECONDS = 5
MOST_MEGABYTES = 300
_LINES = 30
_ROOM = 1024
"""Megabytes of addresses beside those in use; of what is really used less is allowed, and measured."""


def made(kind: Kind, lab: Lab, name: str) -> tuple[Path, bytes]:
    """Make the input of a name such as `model/1/42`, and tell where it belongs."""
    random = Random(name)
    files = kind.files(lab)
    path = random.choice(sorted(files))
    return path, damaged(random, files[path], kind.mutations)


def work(names: list[str]) -> None:
    """Try inputs, and tell of each on a line that it begins and on another how it ended."""
    with tempfile.TemporaryDirectory() as folder:
        lab = Lab(Path(folder).resolve())
        for name in names:
            kind = KINDS[name.partition("/")[0]]
            path, data = made(kind, lab, name)
            _tell(name=name)
            _limit()
            _tell(name=name, **tried(kind, lab, path, data))


def tried(kind: Kind, lab: Lab, path: Path, data: bytes) -> dict[str, object]:
    """Try one input, and tell how that went."""
    before, start = _megabytes(), time.process_time()
    problem = told = ""
    try:
        told = refused(kind, lab, path, data)
    except Exception:  # noqa: BLE001 - that is what is looked for
        problem = _shortened(traceback.format_exc())
    seconds, grown = time.process_time() - start, _megabytes() - before
    if not problem and seconds > MOST_SECONDS:
        problem = f"{seconds:.1f} seconds"
    if not problem and grown > MOST_MEGABYTES:
        problem = f"{grown} megabytes"
    return {"done": True, "problem": problem, "told": told, "seconds": seconds, "megabytes": grown}


def _shortened(trace: str) -> str:
    lines = trace.splitlines()
    return "\n".join(lines if len(lines) <= 2 * _LINES else [*lines[:_LINES], "  …", *lines[-_LINES:]])


def _limit() -> None:
    """Let the system end this process when an input takes twice the time it may."""
    used = int(time.process_time())
    resource.setrlimit(resource.RLIMIT_CPU, (used + 2 * MOST_SECONDS + 1, resource.RLIM_INFINITY))
    size = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (size + (_ROOM << 20), resource.RLIM_INFINITY))


def _megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _tell(**message: object) -> None:
    print(json.dumps(message), flush=True)  # noqa: T201


if __name__ == "__main__":
    work(sys.argv[1:])
