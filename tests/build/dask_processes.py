"""A Dask cluster of real processes on this computer, and what can be wrong with one of its workers."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from tests.build.processes import environment
from tests.build.test_broken_off import wait_until
from tests.cli.command import CHECKOUT

_WATCH = """
import os, sys
root = os.environ["OUT_OF_REACH"]
def watch(event, arguments):
    if event in ("open", "os.listdir", "os.scandir") and os.path.realpath(str(arguments[0])).startswith(root):
        os._exit(99)
sys.addaudithook(watch)
"""
"""Ends a process that looks into a folder, as if that were on another computer."""


class DaskProcesses:
    """A scheduler, and workers that come and go.

    Args:
        folder: Where they keep what they need.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._started: list[subprocess.Popen[bytes]] = []
        folder.mkdir()
        told = folder / "planner.json"
        self.scheduler = self._start(
            ["scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(told)], environment()
        )
        wait_until(lambda: told.exists() and told.read_text("utf-8").endswith("}"))
        self._place = str(json.loads(told.read_text("utf-8"))["address"])

    @property
    def address(self) -> str:
        """Where `ojg` finds it."""
        return self._place.replace("tcp://", "dask://")

    def worker(self, program: Path = CHECKOUT, out_of_reach: Path | None = None) -> subprocess.Popen[bytes]:
        """Start a worker, and wait until the scheduler knows it.

        Args:
            program: The folder with the program that it has.
            out_of_reach: A folder that it may not look into.
        """
        number = len(self._started)
        place = self._folder / str(number)
        place.mkdir()
        (place / "sitecustomize.py").write_text(_WATCH if out_of_reach else "", "utf-8")
        known = {"PYTHONPATH": f"{place}{os.pathsep}{program}", "OUT_OF_REACH": str(out_of_reach)}
        where = ["--local-directory", str(place), "--name", str(number)]
        words = ["worker", self._place, "--no-nanny", "--nthreads", "1", *where]
        process = self._start(words, environment() | known)
        wait_until(lambda: "Registered to:" in self._log(number).read_text("utf-8"))
        return process

    def other_program(self, *, is_whole: bool) -> Path:
        """Make a folder with another edition of the program, or with one of which nearly all is missing."""
        folder = self._folder / f"program-{is_whole}"
        if is_whole:
            shutil.copytree(CHECKOUT / "generator", folder / "generator")
            with (folder / "generator" / "errors.py").open("a", encoding="utf-8") as module:
                module.write("# anders\n")
        else:
            (folder / "generator").mkdir(parents=True)
            (folder / "generator" / "__init__.py").touch()
        return folder

    def stop(self) -> None:
        """End all processes."""
        for process in reversed(self._started):
            process.kill()
            process.wait()

    def _log(self, number: int) -> Path:
        return self._folder / f"{number}.log"

    def _start(self, words: list[str], known: dict[str, str]) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "dask", *words, "--no-dashboard"]
        with self._log(len(self._started)).open("wb") as log:
            process = subprocess.Popen(command, cwd=self._folder, env=known, stdout=log, stderr=log)
        self._started.append(process)
        return process


def kill(process: subprocess.Popen[bytes]) -> None:
    """End a process as a power cut would."""
    process.send_signal(signal.SIGKILL)
    process.wait()
