"""What went wrong with a small input once: each by its name, with what right looks like.

The cases of the editor, editor-starter-rood and editor-allonge-rood, are in `tests/editor/test_editor.py`.
"""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from pathlib import Path

import pytest

from tests.acceptance.content import ROOT
from tests.acceptance.folder import content_folder
from tests.cli.command import run
from tests.pdf_text import pdf_pages

NAME = "stadskanaal"
GOOD = (ROOT / "agreements" / f"{NAME}.yaml").read_text(encoding="utf-8")
TEAM = "  naam: Sociaal Team Stadskanaal"
PRACTICE = "    naam: Huisartsenpraktijk De Kleine Wilg"
CAP = "  plafond_eur_per_jaar: 180000"
"""Lines of the example that a case writes otherwise."""


def deviation(text: str) -> str:
    """Write own text at the end of the example."""
    lines = ("soort: vervangt", f"tekst: {text}", "motivering: Proef.")
    return "\n    ".join(("afwijkingen:\n  vervanging.bezwaar:", *lines)) + "\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return content_folder(tmp_path, NAME).resolve()


def changed(root: Path, *lines: tuple[str, str]) -> Path:
    """Write lines of the example otherwise; what comes at its end stands beside nothing."""
    text = GOOD
    for old, new in lines:
        assert not old or text.count(f"{old}\n") == 1, old
        text = text.replace(f"{old}\n", f"{new}\n") if old else f"{text}{new}"
    path = root / "agreements" / f"{NAME}.yaml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param(
            ("", deviation('""')), ("tekst:  ", "tekst van de afwijking"), id="afwijking-lege-tekst-crash"
        ),
        pytest.param(
            (TEAM, "  naam: 't Sociaal Team"), ('Schrijf: naam: "\'t Sociaal Team"',), id="apostrof-aan-begin"
        ),
        pytest.param(
            (CAP, "  plafond_eur_per_jaar: 180.000"), ("dat betekent 180.", "Of: "), id="duizendtal-melding"
        ),
        pytest.param(
            (
                "",
                deviation(
                    "|\n      De praktijk weigert als:\n      1. hij niet voldoet;\n      • het past niet."
                ),
            ),
            ('"1." is getypt', '"•" is getypt', "Schrijf: - het past niet."),
            id="getypte-opsomming",
        ),
        pytest.param((CAP, f"  plafond_eur_per_jaar: {'9' * 23}"), ("te groot",), id="grote-getallen-hint"),
        pytest.param(
            (CAP, "  plafond_eur_per_jaar: 180_000"),
            ("Schrijf: plafond_eur_per_jaar: 180000",),
            id="grote-getallen-hint-streep",
        ),
        pytest.param(
            (TEAM, "  naam: Team #1 Stadskanaal"),
            ('Schrijf: naam: "Team #1 Stadskanaal"',),
            id="hekje-kapt-waarde-af",
        ),
        pytest.param(
            (TEAM, '  naam: " "'),
            ("Lokaal team", "naam van het lokale team"),
            id="lege-tekst-telt-als-ingevuld",
        ),
        pytest.param(
            (TEAM, f"<<<<<<< HEAD\n{TEAM}\n=======\n  naam: Team\n>>>>>>> tak"),
            ("Git heeft hier twee versies", "Schrijf:\n", "Of:\n"),
            id="mergeconflict",
        ),
        pytest.param(
            (TEAM, "  naam: Team 王小明"), ("U+738B", "er geen PDF gemaakt"), id="teken-zonder-glyph"
        ),
        pytest.param(
            ("", deviation("Zie artikel 99, lid 4.")),
            ('"artikel 99, lid 4" bestaat niet',),
            id="verwijzing-naar-niets",
        ),
        pytest.param(
            ("status: voorbeeld", "status: ter_ondertekening"),
            ("jeugd@stadskanaal.example", "verzonnen"),
            id="voorbeeldwaarden-bij-tekenen",
        ),
        pytest.param(
            (TEAM, "  naam: |\n    Sociaal Team\n    Stadskanaal"),
            ("Schrijf: naam: Sociaal Team Stadskanaal",),
            id="witruimte-in-naam",
        ),
    ],
)
def test_it_is_told_with_what_to_write(root: Path, line: tuple[str, str], told: tuple[str, ...]) -> None:
    changed(root, line)
    result = run("check", NAME, cwd=root)
    said = result.stdout + result.stderr
    assert [words for words in told if words not in said] == [], said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("line", "never", "there"),
    [
        pytest.param((PRACTICE, "    naam: Praktijk Wilg e.a."), r"\.\.", r"Wilg e\.a\.", id="dubbele-punt"),
        pytest.param(
            ("    max_gesprekken: 8", "    max_gesprekken: 1"),
            r"\b1 gesprekken",
            r"\b1 gesprek\b",
            id="meervoud-bij-een",
        ),
        pytest.param(
            (TEAM, '  naam: "  Sociaal Team  "'), r"\S +[.,;]", r"Sociaal Team", id="witruimte-in-naam"
        ),
    ],
)
def test_the_documents_say_it_right(root: Path, line: tuple[str, str], never: str, there: str) -> None:
    changed(root, line)
    assert run("build", NAME, "--format", "txt", cwd=root).returncode == 0
    text = "\n".join(path.read_text("utf-8") for path in (root / "build" / NAME).glob("*.txt"))
    assert re.findall(rf".*{never}.*", text) == []
    assert re.search(there, text)


def test_nfc_nfd(root: Path) -> None:
    spelled = "  naam: Team Mönsterwold"
    changed(root, (TEAM, spelled))
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "-c", "user.name=a", "-c", "user.email=a@b.nl", "commit", "-qm", "a")
    changed(root, (TEAM, unicodedata.normalize("NFD", spelled)))
    assert "Geen wijzigingen" in run("diff", cwd=root).stdout


def test_ci_paden_in_submap(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    root = content_folder(tmp_path / "contracten", NAME).resolve()
    changed(root, (CAP, "  plafond_eur_per_jaar: veel"))
    here = root.relative_to(tmp_path.resolve()).as_posix()
    found = json.loads(run("check", NAME, "--format", "gitlab", cwd=root).stdout)
    assert {one["location"]["path"] for one in found} == {f"{here}/agreements/{NAME}.yaml"}


def test_email_afbreking_and_zacht_afbreekstreepje(root: Path) -> None:
    address = "praktijkmanagement.secretariaat@gezondheidscentrumzuidwolderhoofdmeerkanaalstreek.example"
    changed(root, ("      email: jeugd@stadskanaal.example", f"      email: {address}"))
    assert run("build", NAME, "--format", "pdf", cwd=root).returncode == 0
    file = next((root / "build" / NAME).glob("modelovereenkomst*.pdf"))
    lines = "\n".join(pdf_pages(file.read_bytes(), "-raw")).splitlines()
    assert address in "".join(lines)
    assert [line for line in lines if re.search(r"[a-z]-$", line)] == []


def test_html_dubbele_nummers(root: Path) -> None:
    assert run("build", NAME, "--format", "html", cwd=root).returncode == 0
    page = next((root / "build" / NAME).glob("modelovereenkomst*.html")).read_text("utf-8")
    assert '<span class="nr">1.</span>' in page  # written, so that no list may count as well
    assert "<ul" in page
    assert "<ol" not in page


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True)
