"""The same content gives the same bytes, whoever builds it, wherever, with whatever hash seed."""

from __future__ import annotations

import filecmp
from pathlib import Path

from tests.acceptance.content import ROOT
from tests.cli.command import run_process

NAMES = ("veendam",)
FORMATS = ("docx", "pdf", "html", "txt")


def build(cwd: Path, out: str, environment: dict[str, str]) -> Path:
    cwd.mkdir()
    done = run_process(
        "--root", str(ROOT), "build", *NAMES, "--format", ",".join(FORMATS), "--out", out, cwd=cwd,
        environment=environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return cwd / out


def files_in(folder: Path) -> list[str]:
    """List the files of a build, but for the lock, which says what process held it."""
    files = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in files if name != ".bouw/slot")


def test_two_builds_are_equal_to_the_byte(tmp_path: Path) -> None:
    here = build(tmp_path / "hier", "build", {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"})
    there = build(tmp_path / "daar en ver", "stukken/van mij", {"PYTHONHASHSEED": "2", "TZ": "UTC"})
    names = files_in(here)
    assert names == files_in(there)
    assert {"manifest.json", "index.html", "veendam/modelovereenkomst.docx"} <= set(names)
    shown = [name for name in names if not name.startswith(".bouw/")]
    assert len(shown) == 2 + len(FORMATS) * sum(len(set((here / name).glob("*.txt"))) for name in NAMES)
    equal, different, unread = filecmp.cmpfiles(here, there, names, shallow=False)
    assert (sorted(equal), different, unread) == (names, [], [])
