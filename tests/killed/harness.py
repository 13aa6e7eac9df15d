"""Runs a command in a process of its own that is killed, at a step it takes on disk or at a moment."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.build.processes import environment
from tests.killed.commands import Killed

_BROKEN_OFF = """
import os, signal, sys
left = int(sys.argv[1])
changes = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.chmod")
def watch(event, arguments):
    global left
    if event in changes or event == "open" and arguments[2] and arguments[2] & (os.O_WRONLY | os.O_RDWR):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
from generator.cli.main import run
code = run(sys.argv[2:])
print("steps", int(sys.argv[1]) - left)
sys.exit(code)
"""
"""Runs `ojg` and kills it just before it changes something on disk for that many times."""


@dataclass(frozen=True)
class Place:
    """Where a command runs."""

    root: Path
    """Its content folder, with a folder for documents in it."""
    scratch: Path
    """Where it may put what it needs for a moment; as with users, there is something of nobody in it."""

    def __post_init__(self) -> None:
        self.scratch.mkdir()

    def start(self, *command: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *command], cwd=self.root, text=True,
            env={**environment(), "TMPDIR": str(self.scratch), "XDG_CACHE_HOME": str(self.scratch / "cache")},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def run(self, command: Killed) -> subprocess.CompletedProcess[str]:
        """Run a command as users do."""
        return _ended(self.start("-m", "generator", *self._words(command)))

    def run_until_step(self, command: Killed, step: int) -> subprocess.CompletedProcess[str]:
        """Kill a command before a change on disk; when it makes fewer, it ends as always."""
        return _ended(self.start("-c", _BROKEN_OFF, str(step), *self._words(command)))

    def run_for(self, command: Killed, seconds: float) -> subprocess.CompletedProcess[str]:
        """Kill a command after some time, unless it is done by then."""
        process = self.start("-m", "generator", *self._words(command))
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        return _ended(process)

    def files(self) -> dict[str, bytes]:
        """Read all that is there, but who held the folder for documents last."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file() and path.name != "slot"
        }

    def left_over(self) -> list[str]:
        """List what was for a moment only and is still there."""
        return [path.name for path in self.scratch.iterdir() if path.name != "cache"]

    def _words(self, command: Killed) -> tuple[str, ...]:
        return ("--root", str(self.root), *command.words)


def steps_of(done: subprocess.CompletedProcess[str]) -> int:
    """Return how many changes on disk a command made that was not killed."""
    found = re.search(r"^steps (\d+)$", done.stdout, re.M)
    assert found is not None, done.stdout
    return int(found[1])


def seconds_of(place: Place, command: Killed) -> float:
    """Run a command, and return how long that takes on the clock."""
    start = time.monotonic()
    done = place.run(command)
    assert done.returncode == 0, done.stdout
    return time.monotonic() - start


def _ended(process: subprocess.Popen[str]) -> subprocess.CompletedProcess[str]:
    output, _ = process.communicate(timeout=300)
    return subprocess.CompletedProcess(process.args, process.returncode, output)
