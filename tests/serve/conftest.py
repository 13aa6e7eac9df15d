"""Workbenches for a session: model texts are compiled once, files are laid anew for each test."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.git import run_git
from generator.serve.deliveries import THREAD
from tests.examples import whole_text, without_made_up
from tests.serve.forms import send
from tests.serve.signing import BASE, SIGNATURES, lay_down
from tests.serve.workbench import ROOT, Workbench, content, in_git, served


@pytest.fixture(autouse=True)
def _nothing_goes_on() -> Iterator[None]:
    """What one test leaves half made is not counted as the time of the next."""
    yield
    for thread in threading.enumerate():
        if thread.name == THREAD:
            thread.join()


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """A workbench of which nothing is changed, in git."""
    root = content(tmp_path_factory.mktemp("shown") / "map", "veendam", "stadskanaal")
    in_git(root)
    with served(root) as workbench:
        yield workbench


@pytest.fixture(scope="session")
def _without_git(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with served(content(tmp_path_factory.mktemp("fresh") / "map")) as workbench:
        yield workbench


@pytest.fixture
def fresh(_without_git: Workbench) -> Workbench:
    """A workbench with one agreement, without git."""
    _laid_anew(_without_git, "veendam")
    return _without_git


@pytest.fixture(scope="session")
def _with_git(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    root = content(tmp_path_factory.mktemp("kept") / "map", "veendam", "pekela")
    with served(root) as workbench:
        yield workbench


@pytest.fixture
def kept(_with_git: Workbench) -> Workbench:
    """A workbench with two agreements, of which git has one version."""
    shutil.rmtree(_with_git.root / ".git", ignore_errors=True)
    for path in _with_git.root.glob("*.txt"):
        path.unlink()
    _laid_anew(_with_git, "veendam", "pekela")
    in_git(_with_git.root)
    assert run_git(_with_git.root, "status", "--porcelain").text == ""
    return _with_git


def _laid_anew(workbench: Workbench, *names: str) -> None:
    folder = workbench.root / "agreements"
    shutil.rmtree(folder)
    folder.mkdir()
    for name in names:
        shutil.copy(ROOT / "agreements" / f"{name}.yaml", folder)
        with workbench.journal.writing(f"agreements/{name}.yaml") as pages:
            pages.forget_all()


@pytest.fixture
def agreement(fresh: Workbench) -> Path:
    """An agreement that waits for signatures."""
    file = fresh.file("veendam")
    file.write_text(without_made_up(whole_text("ok-ter-ondertekening")), "utf-8")
    return file


@pytest.fixture
def signed(fresh: Workbench, agreement: Path) -> Path:
    """An agreement that was laid down with the buttons of the page."""
    send(fresh, f"{BASE}/groep/ondertekening", SIGNATURES, button="opslaan")
    assert lay_down(fresh).status == 303
    return agreement
