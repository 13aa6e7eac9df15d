"""What the page called stored is there after a power cut, in the file or in the journal."""

from __future__ import annotations

import os
import random
import re
import threading
from http.client import HTTPException
from pathlib import Path

import pytest

from generator import pipeline
from generator.serve.content import WorkTree
from generator.workspace import Workspace
from tests.serve.program import started
from tests.serve.workbench import content
from tests.soak import sampled

BASE = "/o/agreements/veendam"
PLACES = {"kenmerk": f"{BASE}/vraag/kenmerk", "looptijd/ingang": f"{BASE}/vraag/looptijd/ingang"}
FIRST = {"kenmerk": "V-2026-300218", "looptijd/ingang": "1 januari 2027"}


@pytest.mark.slow
@pytest.mark.parametrize("seed", sampled(range(40), range(2)))
def test_nothing_that_was_stored_is_lost_when_the_program_is_killed(tmp_path: Path, seed: int) -> None:
    """One value goes into the file, the other is never sound and goes into the journal."""
    root, state = content(tmp_path / "map", "veendam"), tmp_path / "staat"
    stored, sent = dict(FIRST), dict(FIRST)
    with started(root, state) as program:
        threading.Timer(random.Random(seed).uniform(0.3, 3), program.kill).start()
        number = 0
        try:
            while True:
                for key, place in PLACES.items():
                    number += 1
                    sent[key] = f"{'V' if key == 'kenmerk' else 'ooit'}-{number}"
                    status, _ = program.ask(
                        place, [(f"h:{key}", stored[key]), (f"w:{key}", sent[key]), ("doe", "opslaan")]
                    )
                    assert status == 303
                    stored[key] = sent[key]
        except (OSError, HTTPException):
            pass
    file = root / "agreements" / "veendam.yaml"
    assert pipeline.check(Workspace(root), [file]).readable
    with started(root, state) as program:
        for key, place in PLACES.items():
            _, page = program.ask(place)
            shown = re.search(rf'name="w:{key}"[^>]* value="([^"]*)"', page)
            assert shown
            assert shown[1] in (stored[key], sent[key]), (key, shown[1], stored[key], sent[key])


def test_a_file_is_on_the_disk_before_it_gets_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut between the two may leave the old file, never an empty one."""
    seen: list[tuple[str, int]] = []
    fsync, replace = os.fsync, os.replace

    def synced(handle: int) -> None:
        seen.append(("synced", os.fstat(handle).st_ino))
        fsync(handle)

    def replaced(old: Path, new: Path) -> None:
        seen.append(("named", Path(old).stat().st_ino))
        replace(old, new)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    root = content(tmp_path / "map", "veendam")
    tree = WorkTree(Workspace(root))
    stored = tree.find("agreements", "veendam")
    tree.replace(stored, stored.text.replace("V-2026-300218", "anders"))
    file, folder = stored.path.stat().st_ino, stored.path.parent.stat().st_ino
    assert seen == [("synced", file), ("named", file), ("synced", folder)]
