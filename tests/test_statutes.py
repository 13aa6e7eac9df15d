"""A maintainer sees each year which cited articles to read again."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.errors import TemplateError
from generator.load.grounds import shared_grounds
from generator.model.template import LegalBasis
from generator.workspace import Workspace
from tests.tools import TOOLS, tool

ROOT = Path(__file__).parents[1]
CHANGED = tool("changed-statutes")


def basis(ground: str, checked_on: str = "2026-01-01") -> LegalBasis:
    article = ground.partition("/")[2]
    return LegalBasis(ground, "Wet", article, "titel", "", "gecontroleerd", checked_on, "Staatsblad")


def report(folder: Path, files: Mapping[str, str], *grounds: LegalBasis) -> list[str]:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return list(CHANGED.report(CHANGED.article_states(folder, grounds)))


def text(*versions: tuple[str, str]) -> str:
    return "".join(f"- geldig_vanaf: {day}\n  tekst: |\n    {words}\n" for day, words in versions)


OLD, NEW = ("2024-01-01", "Het college zorgt."), ("2026-07-01", "Het college zorgt niet.")
SPACED = ("2026-07-01", "Het   college\n    zorgt.")


@pytest.mark.parametrize(
    ("versions", "line"),
    [
        ((OLD, NEW), "Gewijzigd sinds de controle: 1"),
        ((NEW, OLD), "Gewijzigd sinds de controle: 1"),
        ((OLD, SPACED), "Niet gewijzigd: 1"),
        ((OLD, NEW, ("2026-08-01", "Het college zorgt.")), "Niet gewijzigd: 1"),
        ((OLD,), "Niet gewijzigd: 1"),
        ((NEW,), "Geen tekst van de dag van de controle in de map: 1"),
    ],
)
def test_an_article_is_told_by_its_texts(
    versions: tuple[tuple[str, str], ...], line: str, tmp_path: Path
) -> None:
    told = report(tmp_path, {"jeugdwet/2.3.yaml": text(*versions)}, basis("jeugdwet/2.3"))
    assert line in told


def test_a_change_says_when_and_what_was_read(tmp_path: Path) -> None:
    told = report(tmp_path, {"bw/7-446.yaml": text(OLD, NEW)}, basis("bw/7:446"), basis("bw/7:447"))
    assert "  bw/7:446, gelezen 2026-01-01, anders sinds 2026-07-01" in told
    assert told[told.index("Geen tekst in de map: 1") + 1] == "  bw/7:447, gelezen 2026-01-01"


def test_an_article_that_nobody_read_is_never_the_same(tmp_path: Path) -> None:
    told = report(tmp_path, {"jeugdwet/2.3.yaml": text(OLD)}, basis("jeugdwet/2.3", "2019-01-01"))
    assert told[told.index("Nog niet gecontroleerd: 1") + 1] == "  jeugdwet/2.3"


@pytest.mark.parametrize("wrong", ["tekst: a", "- a", "- tekst: a", "- geldig_vanaf: 2026-01-01"])
def test_a_text_of_the_wrong_form_is_an_error(wrong: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError) as caught:
        report(tmp_path, {"jeugdwet/2.3.yaml": wrong}, basis("jeugdwet/2.3"))
    assert caught.value.spot
    assert caught.value.spot.file == "jeugdwet/2.3.yaml"


def test_the_program_reads_the_list_of_the_models(tmp_path: Path) -> None:
    (tmp_path / "jeugdwet").mkdir()
    (tmp_path / "jeugdwet" / "2.3.yaml").write_text(text(OLD), "utf-8")
    command = [sys.executable, str(TOOLS / "changed-statutes"), str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    missing = len(shared_grounds(Workspace(ROOT))) - 1
    assert f"Geen tekst in de map: {missing}" in done.stdout.splitlines()
    assert "Niet gewijzigd: 1" in done.stdout.splitlines()
