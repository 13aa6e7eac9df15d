"""Many agreements take no more memory than a few, and each is on disk when it is ready."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.acceptance.folder import content_folder
from tests.build.conftest import put_mark
from tests.build.processes import start

_COUNT = 100
_GROWTH = 40
"""Megabytes between the first agreement on disk and the last."""


def resident(process: subprocess.Popen[str]) -> int:
    """Return how many megabytes a process holds; 0 when it has ended."""
    lines = Path(f"/proc/{process.pid}/status").read_text("ascii").splitlines()
    return next((int(line.split()[1]) >> 10 for line in lines if line.startswith("VmRSS")), 0)


@pytest.mark.soak
@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="needs /proc")
def test_memory_stays_and_the_first_does_not_wait_for_the_last(tmp_path: Path) -> None:
    root = content_folder(tmp_path, "pekela").resolve()
    for number in range(_COUNT):
        shutil.copy(root / "agreements/pekela.yaml", root / f"agreements/kopie-{number:03}.yaml")
        put_mark(root, f"K-{number}", f"kopie-{number:03}")
    (root / "agreements/pekela.yaml").unlink()
    begin, first, megabytes = time.monotonic(), 0.0, []
    process = start(root, root / "build", "--jobs", "1")
    while process.poll() is None:
        if (root / "build/kopie-000").is_dir():
            first = first or time.monotonic() - begin
            megabytes.append(resident(process))
        time.sleep(0.1)
    total = time.monotonic() - begin
    _, told = process.communicate()
    assert process.returncode == 0, told
    assert len(list((root / "build").glob("kopie-*"))) == _COUNT
    assert 0 < first < total / 2
    assert max(megabytes) - megabytes[0] < _GROWTH
