"""A disk that fills up during a build loses nothing; with room again the next build is whole."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.folder import content_folder
from tests.build.conftest import put_mark
from tests.build.processes import documents_in, finish, is_true, start, unfinished

_ROOMS = [0, 4, 40, 80, 120, 200]
"""Kilobytes that are left; the documents that change take more."""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    folder = tmp_path / "schijf"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    try:
        done = subprocess.run(mount, capture_output=True, text=True, check=False)
    except OSError as error:
        pytest.skip(f"there is no mount: {error}")
    if done.returncode:
        pytest.skip(f"only root may make a small disk: {done.stderr}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.soak
@pytest.mark.parametrize("room", _ROOMS)
def test_a_disk_that_fills_up(tmp_path: Path, disk: Path, room: int) -> None:
    root, out = content_folder(tmp_path, "pekela").resolve(), disk / "build"
    finish(start(root, out, "--jobs", "1"))
    old = documents_in(out)
    put_mark(root, "NIEUW-2")
    (disk / "vol").write_bytes(b"x" * (shutil.disk_usage(disk).free - (room << 10)))
    process = start(root, out, "--jobs", "1")
    _, told = process.communicate(timeout=300)
    assert process.returncode == 3, told
    assert "de schijf is vol" in told
    assert "Traceback" not in told
    assert documents_in(out).keys() == old.keys()
    (disk / "vol").unlink()
    finish(start(root, out, "--jobs", "1"))
    assert documents_in(out).keys() == old.keys()
    assert documents_in(out) != old
    assert is_true(out)
    assert unfinished(disk) == []
