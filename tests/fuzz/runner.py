"""Runs workers over many inputs, and keeps those that the program does not survive."""

from __future__ import annotations

import json
import selectors
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.fuzz.kinds import KINDS
from tests.fuzz.lab import Lab
from tests.fuzz.worker import made

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "build" / "fuzz"
_WORKER = (sys.executable, "-m", "tests.fuzz.worker")
_BATCH = 600
"""Inputs for one process, so that what it remembers stays little."""
_LONGEST_WAIT = 120
"""Seconds on the clock after which a process that uses no time of the processor is stuck."""


@dataclass
class Report:
    """What came of a run."""

    counts: Counter[str] = field(default_factory=Counter)
    """Inputs by kind."""
    seconds: dict[str, float] = field(default_factory=dict)
    """Time of the processor by kind, for all its inputs."""
    refused: Counter[str] = field(default_factory=Counter)
    """Of those: what users are told instead of a result."""
    problems: dict[str, str] = field(default_factory=dict)
    """What went wrong, by the name of the input."""
    slowest: tuple[float, str] = (0.0, "")
    largest: tuple[int, str] = (0, "")

    def add(self, message: dict[str, object]) -> None:
        """Take what a worker told of one input."""
        name = str(message["name"])
        kind = name.partition("/")[0]
        self.counts[kind] += 1
        self.refused[kind] += bool(message.get("told"))
        self.seconds[kind] = self.seconds.get(kind, 0) + float(str(message.get("seconds", 0)))
        self.slowest = max(self.slowest, (float(str(message.get("seconds", 0))), name))
        self.largest = max(self.largest, (int(str(message.get("megabytes", 0))), name))
        if message["problem"]:
            self.problems[name] = str(message["problem"])


def names_of(seed: int, numbers: Sequence[int], kinds: Sequence[str] = tuple(KINDS)) -> list[str]:
    """Name inputs of all kinds in turn; dear kinds are passed over in most rounds."""
    most = max(KINDS[kind].turns for kind in kinds)
    turns = [kind for turn in range(most) for kind in kinds if turn < KINDS[kind].turns]
    return [f"{turns[number % len(turns)]}/{seed}/{number}" for number in numbers]


def run(
    names: Sequence[str],
    seconds: float = float("inf"),
    command: Sequence[str] = _WORKER,
    tell: Callable[[str], object] = lambda line: None,
) -> Report:
    """Try inputs until all are done or the time is over.

    Args:
        names: The inputs.
        seconds: The time there is.
        command: The process that tries the inputs it is given, as `worker.py` does.
        tell: Told how far it is, and of what went wrong as soon as it did.
    """
    report, end = Report(), time.monotonic() + seconds
    # a process looks at one kind after the other, for each needs something ready
    for start in range(0, len(names), _BATCH):
        waiting = sorted(names[start : start + _BATCH], key=lambda name: name.partition("/")[0])
        while waiting and time.monotonic() < end:
            done = 0
            for message in _messages([*command, *waiting], end):
                report.add(message)
                done += 1
                if message["problem"]:
                    tell(f"{message['name']}: {message['problem']}\n")
            waiting = waiting[done:]
            if not done and time.monotonic() < end:
                raise RuntimeError(f"the process for {waiting[0]} could not begin")
        tell(f"{report.counts.total()} inputs, {len(report.problems)} not survived\n")
    return report


def keep(name: str) -> Path:
    """Write the input of a name where people can look at it."""
    with tempfile.TemporaryDirectory() as folder:
        path, data = made(KINDS[name.partition("/")[0]], Lab(Path(folder).resolve()), name)
    target = KEPT / f"{name.replace('/', '-')}{path.suffix}"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    return target


def _messages(command: Sequence[str], end: float) -> Iterator[dict[str, object]]:
    """Let a process try inputs, and give what it tells; the one it dies of comes last."""
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        begun: str | None = None
        for line in _lines(process, end):
            message = json.loads(line)
            if message.get("done"):
                begun = None
                yield message
            else:
                begun = message["name"]
        is_over = time.monotonic() >= end
        process.kill()
        code = process.wait()
        if not is_over and begun is not None:
            yield {"name": begun, "problem": f"the process ended with {code}: too long, too much, or stuck"}


def _lines(process: subprocess.Popen[bytes], end: float) -> Iterator[bytes]:
    stream = process.stdout
    assert stream is not None
    with selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        while selector.select(min(_LONGEST_WAIT, max(0.0, end - time.monotonic()))):
            line = stream.readline()
            if not line:
                return
            yield line
