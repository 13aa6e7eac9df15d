"""Builds in processes of their own, that can be broken off at any step they take on disk."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.cli.command import CHECKOUT

FORMATS = "txt,html"
_BROKEN_OFF = """
import os, signal, sys
out, left = os.path.realpath(sys.argv[1]), int(sys.argv[2])
events = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate")
def watch(event, arguments):
    global left
    if event in events and os.path.realpath(str(arguments[0])).startswith(out):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
from generator.cli.main import run
code = run(sys.argv[3:])
print("steps", int(sys.argv[2]) - left)
sys.exit(code)
"""
"""Runs `ojg` and kills it just before the step of that number which it takes in the folder for documents."""


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1"}


def arguments(root: Path, out: Path, *words: str, is_kept: bool = False) -> list[str]:
    """Ask for a build, which keeps nothing for a later one unless that is asked for."""
    first = [] if is_kept else ["--no-cache"]
    return [*first, "--root", str(root), "build", "--format", FORMATS, "--out", str(out), *words]


def start(root: Path, out: Path, *words: str, is_kept: bool = False) -> subprocess.Popen[str]:
    """Start a build."""
    return subprocess.Popen(
        [sys.executable, "-m", "generator", *arguments(root, out, *words, is_kept=is_kept)],
        env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def finish(process: subprocess.Popen[str]) -> str:
    """Wait for a build that must succeed, and return what it says besides its result."""
    _, told = process.communicate(timeout=300)
    assert process.returncode == 0, told
    return told


def break_off(root: Path, out: Path, step: int) -> subprocess.CompletedProcess[str]:
    """Run a build that is killed before one of its steps on disk; when it takes fewer, it ends as always."""
    return subprocess.run(
        [sys.executable, "-c", _BROKEN_OFF, str(out), str(step), *arguments(root, out, "--jobs", "1")],
        env=environment(), capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip


def documents_in(out: Path) -> dict[str, bytes]:
    """Read all files that a user sees in the folder, but the manifest and the overview."""
    paths = (path for path in out.glob("[!.]*/**/*") if path.is_file())
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in paths}


def manifest_of(out: Path) -> dict[str, str]:
    """Return the digests that the manifest tells, by path."""
    return {file["bestand"]: file["sha256"] for file in _described(out)}


def marks_of(out: Path) -> dict[str, str]:
    """Return the references of the agreements that the manifest tells, by path."""
    return {file["bestand"]: file["kenmerk"] for file in _described(out)}


def _described(out: Path) -> list[dict[str, Any]]:
    """Read what the manifest says of files, as a whole or in the pieces that it names."""
    content: Any = json.loads((out / "manifest.json").read_bytes())
    if "bestanden" in content:
        return list(content["bestanden"])
    return [
        file for path in sorted(out.glob(content["delen"])) for file in json.loads(path.read_bytes())["files"]
    ]


def is_true(out: Path) -> bool:
    """Tell whether the manifest names exactly the files there are, with their digests."""
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in documents_in(out).items()}
    return digests == manifest_of(out)


def unfinished(root: Path) -> list[Path]:
    """List what should not be left of a process that is gone."""
    return [path for path in root.rglob("*") if path.name.startswith(".ojg-") or path.name == "werk"]
