"""A command that is killed leaves nothing lost and nothing stale; after the next run nothing is left over."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.build.processes import is_true
from tests.killed.commands import COMMANDS, Killed
from tests.killed.harness import Place, seconds_of, steps_of

_KILLS = 20
"""Of each command, at a step; and as many at a moment."""
_MORE_STEPS_THAN_ANY = 1_000_000


@dataclass(frozen=True)
class Known:
    """What a command comes to when nobody kills it."""

    command: Killed
    root: Path
    """The folder before."""
    old: dict[str, bytes]
    new: dict[str, bytes]
    steps: int
    seconds: float

    def survives(self, folder: Path, kill: Callable[[Place], subprocess.CompletedProcess[str]]) -> None:
        """Kill the command in a copy of the folder, and run it again."""
        place = Place(Path(shutil.copytree(self.root, folder / self.root.name)), folder / "tmp")
        broken = kill(place)
        assert broken.returncode in (0, -signal.SIGKILL), broken.stdout
        found = place.files()
        assert found.keys() >= self.old.keys() & self.new.keys()
        for name in found.keys() & (self.old.keys() | self.new.keys()) - {"build/manifest.json"}:
            assert found[name] in (self.old.get(name), self.new.get(name)), name
        again = place.run(self.command)
        assert again.returncode == 0 or self.command.says_done in again.stdout, again.stdout
        assert place.files() == self.new
        assert place.left_over() == []
        assert not (place.root / "build").exists() or is_true(place.root / "build")


@pytest.fixture(scope="module", params=COMMANDS)
def known(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Known:
    command = COMMANDS[request.param]
    folder = tmp_path_factory.mktemp("killed")
    root = command.prepare(folder / "begin")
    first, second = (
        Place(Path(shutil.copytree(root, folder / name / root.name)), folder / name / "tmp") for name in "ab"
    )
    old = first.files()
    done = first.run_until_step(command, _MORE_STEPS_THAN_ANY)
    assert done.returncode == 0, done.stdout
    seconds = seconds_of(second, command)
    assert first.files() == second.files() != old
    assert first.left_over() == []
    return Known(command, root, old, first.files(), steps_of(done), seconds)


@pytest.mark.parametrize("number", [0, *(pytest.param(n, marks=pytest.mark.soak) for n in range(1, _KILLS))])
def test_at_a_step(known: Known, tmp_path: Path, number: int) -> None:
    step = random.Random(f"{known.command.words} {number}").randint(1, known.steps)
    known.survives(tmp_path, lambda place: place.run_until_step(known.command, step))


@pytest.mark.soak
@pytest.mark.parametrize("number", range(_KILLS))
def test_at_a_moment(known: Known, tmp_path: Path, number: int) -> None:
    moment = known.seconds * random.Random(f"{known.command.words} {number}").random()
    known.survives(tmp_path, lambda place: place.run_for(known.command, moment))
