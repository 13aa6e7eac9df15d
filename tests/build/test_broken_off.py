"""A build that is killed leaves nothing lost and nothing stale, and the next one leaves nothing of it."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.acceptance.folder import content_folder
from tests.build.conftest import put_mark
from tests.build.processes import break_off, documents_in, finish, is_true, manifest_of, start, unfinished

LAST = 260
"""No build of these files takes more steps on disk; a test of its own sees to that."""
STEPS = random.Random(20261130).sample(range(1, 175), 10)


@dataclass(frozen=True)
class Renewed:
    """A content folder that changed after its documents were made."""

    root: Path
    out: Path
    """Its documents as they were."""
    old: dict[str, bytes]
    new: dict[str, bytes]
    """What its documents are to become."""


@pytest.fixture(scope="module")
def renewed(tmp_path_factory: pytest.TempPathFactory) -> Renewed:
    folder = tmp_path_factory.mktemp("renewed")
    root = content_folder(folder, "pekela", "veendam").resolve()
    finish(start(root, folder / "build"))
    put_mark(root, "NIEUW-2")
    finish(start(root, folder / "new"))
    return Renewed(root, folder / "build", documents_in(folder / "build"), documents_in(folder / "new"))


def kill_and_build_again(renewed: Renewed, out: Path, step: int) -> None:
    shutil.copytree(renewed.out, out)
    broken = break_off(renewed.root, out, step)
    assert broken.returncode in (0, -signal.SIGKILL), broken.stderr
    found = documents_in(out)
    assert found.keys() == renewed.new.keys()
    assert all(data in (renewed.old[path], renewed.new[path]) for path, data in found.items())
    finish(start(renewed.root, out, "ojg"))
    found = documents_in(out)
    pekela = {path: data for path, data in found.items() if path.startswith("pekela/")}
    assert pekela.items() <= renewed.old.items() or pekela.items() <= renewed.new.items()
    assert found.keys() == renewed.new.keys()
    assert is_true(out)
    assert unfinished(out) == []


@pytest.mark.parametrize("step", STEPS)
def test_a_killed_build_is_finished_or_undone_by_the_next(
    renewed: Renewed, tmp_path: Path, step: int
) -> None:
    kill_and_build_again(renewed, tmp_path / "build", step)


@pytest.mark.soak
@pytest.mark.parametrize("step", range(1, LAST))
def test_every_step_can_be_the_last(renewed: Renewed, tmp_path: Path, step: int) -> None:
    kill_and_build_again(renewed, tmp_path / "build", step)


def test_the_steps_are_all_steps(renewed: Renewed, tmp_path: Path) -> None:
    shutil.copytree(renewed.out, tmp_path / "build")
    done = break_off(renewed.root, tmp_path / "build", 10_000)
    found = re.search(r"^steps (\d+)$", done.stdout, re.M)
    assert found is not None
    assert max(STEPS) <= int(found[1]) < LAST


def children_of(process: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def wait_until(happens: Callable[[], bool], seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < until
        time.sleep(0.01)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs /proc")
class TestWorkers:
    def test_they_end_with_the_process_that_started_them(self, root: Path) -> None:
        process = start(root, root.parent / "build", "--jobs", "2")
        wait_until(lambda: len(children_of(process.pid)) == 2)
        workers = children_of(process.pid)
        process.kill()
        process.communicate()
        wait_until(lambda: not any(map(is_alive, workers)), 10)

    def test_one_that_is_killed_costs_no_document(self, root: Path) -> None:
        out = root.parent / "build"
        process = start(root, out, "--jobs", "2")
        wait_until(lambda: len(children_of(process.pid)) == 2)
        os.kill(children_of(process.pid)[0], signal.SIGKILL)
        finish(process)
        assert is_true(out)
        assert {path.partition("/")[0] for path in manifest_of(out)} == {
            "ojg",
            "ojg-ggz",
            "pekela",
            "veendam",
        }

    def test_an_interruption_keeps_what_is_ready(self, root: Path) -> None:
        out = root.parent / "build"
        process = start(root, out, "--jobs", "1")
        wait_until((out / "pekela").is_dir)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
        assert process.returncode == 3, told
        assert f"Wat klaar was, staat in {out}/." in told
        assert "Traceback" not in told
        assert is_true(out)
        assert (out / "index.html").is_file()


@pytest.mark.parametrize("count", [4, pytest.param(40, marks=pytest.mark.soak)])
def test_builds_at_once_lose_nothing_of_each_other(root: Path, count: int) -> None:
    out = root.parent / "build"
    names = ["pekela", "veendam", "ojg", "ojg-ggz"]
    running = [start(root, out, names[number % 4], "--jobs", "1") for number in range(count)]
    for process in running:
        finish(process)
    assert is_true(out)
    assert {path.partition("/")[0] for path in manifest_of(out)} == set(names)
    assert unfinished(out) == []
