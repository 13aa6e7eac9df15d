"""Results are put in place whole, and what a killed process left is cleared away."""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.output import clear_leftovers, replace_file, replace_folder, scratch_folder
from tests.build.processes import environment

KILLED_AT_RENAME = """
import os, signal, sys
from pathlib import Path
from generator.output import replace_folder
left = int(sys.argv[2])
def watch(event, arguments):
    global left
    if event == "os.rename":
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
replace_folder(Path(sys.argv[1]), {"tekst.md": b"nieuw"})
"""


@pytest.mark.parametrize("rename", [1, 2])
def test_a_folder_is_there_again_after_a_process_was_killed(tmp_path: Path, rename: int) -> None:
    replace_folder(tmp_path / "versie", {"tekst.md": b"oud"})
    command = [sys.executable, "-c", KILLED_AT_RENAME, str(tmp_path / "versie"), str(rename)]
    assert subprocess.run(command, env=environment(), check=False).returncode == -signal.SIGKILL
    assert len(list(tmp_path.glob(".ojg-*"))) == 1
    clear_leftovers(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["versie"]
    assert (tmp_path / "versie/tekst.md").read_bytes() == b"oud"


def test_writing_beside_it_clears_what_is_left(tmp_path: Path) -> None:
    (tmp_path / ".ojg-4194305-0-x").write_bytes(b"half")
    replace_file(tmp_path / "a.yaml", b"heel")
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def test_why_something_cannot_be_written_is_told_in_dutch(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_bytes(b"")
    with pytest.raises(OutputError, match=r"er staat een bestand waar een map hoort|er staat al iets"):
        replace_file(tmp_path / "bestand" / "a.yaml", b"")
    with pytest.raises(OutputError, match="de naam of het pad is te lang"):
        replace_file(tmp_path / ("x" * 300), b"")


def test_what_was_for_a_moment_goes_with_what_killed_processes_left_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / ".ojg-4194305-0-x").mkdir()
    (tmp_path / ".ojg-4194305-0-x" / "contract.yaml").write_bytes(b"half")
    (tmp_path / "van een ander").mkdir()
    with scratch_folder() as folder:
        assert sorted(path.name for path in tmp_path.iterdir()) == sorted([folder.name, "van een ander"])
        (folder / "a.yaml").write_bytes(b"")
    assert [path.name for path in tmp_path.iterdir()] == ["van een ander"]


def test_without_room_for_a_moment_users_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "weg"))
    with (
        pytest.raises(OutputError, match="Er is geen map voor tijdelijke bestanden te maken"),
        scratch_folder(),
    ):
        pytest.fail("there is no such folder")
