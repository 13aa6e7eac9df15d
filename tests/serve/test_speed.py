"""What a page costs, in seconds of processor time; bounds are wide, for another machine is slower."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.serve import file_pages
from generator.serve.content import WorkTree
from generator.serve.desk import Asked, Desk
from generator.serve.journal import Journal
from generator.tasks.preview import preview
from generator.workspace import Workspace
from tests.serve.forms import send
from tests.serve.workbench import ROOT, Workbench

TERM = {"map": "agreements", "naam": "veendam", "id": "looptijd/ingang"}


@pytest.mark.slow
def test_the_first_page_is_there_soon(tmp_path: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "generator", "serve", str(ROOT), "--geen-browser", "--alleen-lezen"],
        cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "XDG_STATE_HOME": str(tmp_path)},
    )  # fmt: skip
    try:
        assert program.stdout is not None
        address = program.stdout.readline().split()[-1]
        page = subprocess.run(
            ["curl", "-s", "-L", "-b", "x", "-c", "-", address], capture_output=True, check=True
        )
        assert b"Overeenkomsten" in page.stdout
        used = Path(f"/proc/{program.pid}/stat")
        if used.is_file():
            user, system = re.split(r"\s+", used.read_text().rpartition(")")[2].strip())[11:13]
            assert (int(user) + int(system)) / os.sysconf("SC_CLK_TCK") < 3
    finally:
        program.terminate()
        program.communicate()


def test_an_answer_costs_little_more_than_check_and_compose(tmp_path: Path) -> None:
    workspace = Workspace(ROOT)
    desk = Desk(WorkTree(workspace, read_only=True), Journal(tmp_path / "antwoorden.sqlite3"))
    path = workspace.root / "agreements" / "veendam.yaml"
    text = path.read_text("utf-8")

    def page() -> None:
        assert file_pages.question(desk, Asked(TERM, {})).status_code == 200

    def engine() -> None:
        assert preview(workspace, path, text).body("modelovereenkomst")

    for one in (page, engine):
        one()
    paged, composed = map(min, zip(*[(cost(page), cost(engine)) for _ in range(12)], strict=True))
    assert paged < 2 * composed + 0.02


def cost(run: Callable[[], None]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


@pytest.mark.parametrize("typed", ["1" * 6000, "a1" * 3000, "woord " * 1000])
@pytest.mark.parametrize("key", ["gegevensdeling/kanaal", "kenmerk", "aansprakelijkheid/max_per_jaar_eur"])
def test_a_long_text_costs_little_more_than_a_short_one(fresh: Workbench, key: str, typed: str) -> None:
    place = f"/o/agreements/veendam/vraag/{key}"

    def answer(words: str) -> float:
        start = time.process_time()
        send(fresh, place, {key: words}, button="opslaan")
        assert fresh.get(place).status in (200, 303)
        return time.process_time() - start

    answer("kort")
    assert answer(typed) < 3 * answer("kort") + 0.3
