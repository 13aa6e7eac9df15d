"""Processes that do jobs: all are done, none is lost, and few are in memory."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import pipeline
from generator.model.document import Document
from generator.render.crew import Crew, Lost
from generator.tasks.build.run import build
from generator.workspace import Workspace
from tests.acceptance.folder import content_folder


def square(number: int) -> int:
    return number * number


def half(number: int) -> int:
    return number // 2


def die_once(path: Path) -> str:
    """Kill this process, unless another one did that at this file before."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        return path.name
    os.kill(os.getpid(), signal.SIGKILL)
    return ""


def die(number: int) -> int:
    """Kill this process at the number 3."""
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def run_out_of_memory(number: int) -> int:
    raise MemoryError


def fail(number: int) -> int:
    raise ValueError(f"kapot {number}")


def test_every_job_is_done_once() -> None:
    assert sorted(Crew(square, 3).spread(range(20))) == [(number, number * number) for number in range(20)]
    assert list(Crew(square, 3).spread([])) == []


def test_a_job_is_asked_for_when_there_is_room() -> None:
    asked: list[int] = []

    def jobs() -> Iterator[int]:
        for number in range(20):
            asked.append(number)
            yield number

    for done, _ in enumerate(Crew(square, 2).spread(jobs()), 1):
        assert len(asked) <= done + 3


def test_a_job_at_which_a_process_ends_is_done_again(tmp_path: Path) -> None:
    paths = [tmp_path / str(number) for number in range(6)]
    assert sorted(Crew(die_once, 2).spread(paths)) == [(path, path.name) for path in paths]


def test_a_job_at_which_every_process_ends_is_lost_and_the_others_are_not() -> None:
    answers = dict(Crew(die, 2).spread(range(6)))
    assert answers == {0: 0, 1: 1, 2: 2, 3: Lost(-signal.SIGKILL), 4: 4, 5: 5}
    assert list(Crew(run_out_of_memory, 1).spread([1])) == [(1, Lost(12))]


def test_an_exception_comes_with_its_traceback() -> None:
    with pytest.raises(RuntimeError, match=r"in fail\n(.|\n)*ValueError: kapot 1"):
        list(Crew(fail, 2).spread([1]))


def copies(folder: Path, count: int) -> Path:
    """Make a content folder with many agreements."""
    root = content_folder(folder, "pekela").resolve()
    text = (root / "agreements/pekela.yaml").read_text("utf-8")
    for number in range(count):
        (root / f"agreements/gemeente-{number:02}.yaml").write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("workers", [1, 2])
def test_the_first_is_on_disk_long_before_the_last_is_composed(tmp_path: Path, workers: int) -> None:
    root = copies(tmp_path, 24)
    workspace, out = Workspace(root), tmp_path / "build"
    seen: list[tuple[int, int]] = []
    placed: list[int] = []
    alive: list[int] = []

    def progress(done: int, total: int) -> None:
        seen.append((done, total))
        placed.append(sum(1 for _ in out.glob("[!.]*/")))
        alive.append(documents_alive())

    before = documents_alive()
    build(workspace, workspace.files("agreements"), pipeline.Order(["txt"], workers), out, progress)
    assert [done for done, _ in seen] == sorted({done for done, _ in seen})
    assert seen[0] == (0, 0)
    assert {total for _, total in seen[1:]} == {100}
    assert seen[-1] == (100, 100)
    assert all(folders >= done // 4 - 3 for folders, (done, _) in zip(placed, seen, strict=True))
    assert max(alive) - before <= 16


def documents_alive() -> int:
    """Count the composed documents in memory."""
    return sum(isinstance(one, Document) for one in gc.get_objects())


def test_a_job_that_an_answer_leads_to_is_done_as_well() -> None:
    waiting = [16]

    class Waiting(Iterator[int]):
        def __next__(self) -> int:
            if not waiting:
                raise StopIteration
            return waiting.pop()

    answers: list[int] = []
    for number, answer in Crew(half, 2).spread(Waiting()):
        assert not isinstance(answer, Lost)
        answers.append(answer)
        waiting += [number // 2] * 2 if number > 4 else []
    assert sorted(answers) == [2] * 4 + [4] * 2 + [8]
