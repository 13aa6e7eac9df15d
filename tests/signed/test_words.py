"""The words of signed examples stay the same, whatever changes in the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.load.yaml_source import load_yaml_or_raise
from generator.tasks.show.overview import outline_lines
from generator.workspace import TEMPLATES, Workspace
from tests.acceptance.content import ROOT

WORKSPACE = Workspace(ROOT.resolve())
SIGNED = [
    path
    for path in sorted(WORKSPACE.root.glob(f"{TEMPLATES}/*/*/voorbeelden/ok-*.yaml"))
    if load_yaml_or_raise(path, path.name).data.get("status") in ("getekend", "beeindigd")
]


def test_there_are_signed_examples() -> None:
    assert {"ok-getekend", "ok-beeindigd", "ok-per-praktijk", "ok-allonge-1"} <= {
        path.stem for path in SIGNED
    }


@pytest.mark.parametrize("path", SIGNED, ids=lambda path: path.stem)
def test_a_signed_example_reads_as_it_was_recorded(path: Path) -> None:
    (subject,) = pipeline.check(WORKSPACE, [path]).subjects
    signed = (one for one in pipeline.documents(WORKSPACE, subject) if one.meta.doctype != "informatieblad")
    lines = "\n".join(outline_lines(signed)).rstrip("\n").splitlines()
    assert lines == path.with_name(f"{path.stem}.verwacht.txt").read_text(encoding="utf-8").splitlines()
