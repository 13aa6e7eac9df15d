"""A country in Word, killed at half: the second build finishes it and makes nothing twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.at_scale import killed_and_finished
from tests.build.conftest import put_mark
from tests.build.processes import finish, is_true, start


@pytest.mark.soak
@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="needs /proc")
def test_a_country_that_was_killed_at_half_is_finished(tmp_path: Path) -> None:
    found = killed_and_finished(tmp_path, (8, 80))
    assert 0 < found.killed_at < found.documents
    assert found.made_twice == []
    assert is_true(tmp_path / "build")


def test_a_document_that_stays_the_same_is_not_written_again(root: Path) -> None:
    out = root.parent / "build"
    finish(start(root, out))
    before = {path: path.stat().st_ino for path in out.glob("[!.]*/*")}
    put_mark(root, "NIEUW-2")
    finish(start(root, out))
    again = {path.parent.name for path, number in before.items() if path.stat().st_ino != number}
    assert again == {"pekela"}
