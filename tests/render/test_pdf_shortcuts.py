"""The shorter ways through WeasyPrint give the same bytes, and stay off beside a version they do not know."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from weasyprint import css  # type: ignore[import-untyped]

from generator import pipeline
from generator.cli.main import run
from generator.compose.plans import plans
from generator.model.document import Document
from generator.render import libraries
from generator.render.house_style import style_for, style_names
from generator.render.pdf import shortcuts
from generator.render.pdf.own_fonts import RecentlyUsed
from generator.render.pdf.writer import write_pdf
from generator.render.style import Style
from generator.workspace import Workspace
from tests.examples import ROOT
from tests.pdf_validity import short_document
from tests.soak import sampled

WORKSPACE = Workspace(ROOT)
NAMES = sorted(path.stem for path in (ROOT / "agreements").glob("*.yaml"))
WHOSE = "import sys; from generator.render.pdf import engine; from weasyprint import css; "
WHOSE += "sys.stdout.write(css.ComputedStyle.__missing__.__module__)"


def documents(name: str) -> Iterator[tuple[Document, Style]]:
    """Make the first of each kind of document that an agreement gives."""
    [subject] = pipeline.check(WORKSPACE, [ROOT / "agreements" / f"{name}.yaml"]).subjects
    style = style_for(WORKSPACE, *style_names(subject))
    first = {plan.name.partition("-")[0]: plan.name for plan in reversed(plans(subject))}
    yield from ((document, style) for document in pipeline.documents(WORKSPACE, subject, *first.values()))


@pytest.fixture
def other_version(tmp_path: Path) -> Path:
    """A folder in which WeasyPrint is of a version that is not there yet."""
    (tmp_path / "weasyprint-99.dist-info").mkdir()
    return tmp_path


@pytest.mark.parametrize("name", sampled(NAMES, {"westerkwartier", "veendam"}))
def test_an_agreement_gives_the_same_bytes_along_the_shorter_ways(name: str) -> None:
    made = list(documents(name))
    shorter = [[write_pdf(*one) for one in made] for _ in range(2)]
    shortcuts.leave()
    try:
        assert css.ComputedStyle.__missing__.__module__ == "weasyprint.css"
        longer = [write_pdf(*one) for one in made]
    finally:
        shortcuts.take()
    assert len(longer) > 1
    assert shorter == [longer, longer]


def test_the_shorter_ways_know_the_versions_that_are_used() -> None:
    assert libraries.unfamiliar() == []
    assert module_that_looks_up(None) == "generator.render.pdf.shortcuts.styles"


def test_another_version_leaves_the_shorter_ways(other_version: Path) -> None:
    assert module_that_looks_up(other_version) == "weasyprint.css"


def test_a_build_tells_of_another_version(
    other_version: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    command = ["--root", str(ROOT), "build", "ojg", "--jobs", "1", "--out", str(other_version / "uit")]
    assert run([*command, "--format", "pdf"]) == 0
    assert "weasyprint" not in capsys.readouterr().err
    monkeypatch.syspath_prepend(str(other_version))
    assert run([*command, "--format", "pdf"]) == 0
    assert "hier staat weasyprint 99." in capsys.readouterr().err
    assert run([*command, "--format", "txt"]) == 0
    assert "weasyprint" not in capsys.readouterr().err


def test_what_was_not_asked_for_longest_is_forgotten_first() -> None:
    kept = RecentlyUsed(2)
    kept.put("a", 1)
    kept.put("b", 2)
    assert kept.get("a") == 1
    kept.put("c", 3)
    assert [kept.get(key) for key in "abc"] == [1, None, 3]


@pytest.mark.parametrize("is_on", [True, False])
def test_a_pdf_leaves_looking_for_garbage_as_it_was(style: Style, is_on: bool) -> None:
    was_on = gc.isenabled()
    try:
        (gc.enable if is_on else gc.disable)()
        write_pdf(short_document(), style)
        assert gc.isenabled() is is_on
    finally:
        (gc.enable if was_on else gc.disable)()


def module_that_looks_up(first: Path | None) -> str:
    """Name the module that looks up values of styles in a process that finds packages in a folder first."""
    found = {"PYTHONPATH": os.pathsep.join(filter(None, (str(first or ""), str(ROOT))))}
    done = subprocess.run(
        [sys.executable, "-c", WHOSE], env=os.environ | found, capture_output=True, text=True, check=True
    )
    return done.stdout
