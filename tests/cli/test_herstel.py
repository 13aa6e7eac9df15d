from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.errors import OutputError
from generator.tasks.repair import repaired
from generator.workspace import Workspace
from tests.cli.command import CHECKOUT, run

GOOD = (CHECKOUT / "agreements" / "stadskanaal.yaml").read_text("utf-8")
WRONG = (
    GOOD.replace("ingang: 2027-01-01", "ingang: 1 januari 2027")
    .replace("max_per_jaar_eur: 5000000", "max_per_jaar_eur: € 5.000.000,-")
    .replace("  ruimte: eigen_spreekkamer", "  ruimte:eigen_spreekkamer")
)
UNSURE = GOOD.replace("plafond_eur_per_jaar: 180000", "plafond_eur_per_jaar: 180.000")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("templates", "profiles"):
        shutil.copytree(CHECKOUT / name, tmp_path / name)
    (tmp_path / "agreements").mkdir()
    return tmp_path


def put(root: Path, text: str, encoding: str = "utf-8") -> Path:
    path = root / "agreements" / "proef.yaml"
    path.write_bytes(text.encode(encoding))
    return path


def test_what_is_surely_meant_is_shown_and_written(root: Path) -> None:
    path = put(root, WRONG)
    done = run("check", "proef", "--herstel", "--ja", cwd=root)
    assert "+  ingang: 2027-01-01" in done.stderr
    assert "3 verbeteringen geschreven" in done.stderr
    assert path.read_text("utf-8") == GOOD
    assert done.returncode == 0


def test_without_agreement_nothing_is_written(root: Path) -> None:
    path = put(root, WRONG)
    done = run("check", "proef", "--herstel", cwd=root)
    assert "+  ingang: 2027-01-01" in done.stderr
    assert path.read_text("utf-8") == WRONG


def test_what_can_mean_two_things_stays(root: Path) -> None:
    path = put(root, UNSURE)
    done = run("check", "proef", "--herstel", "--ja", cwd=root)
    assert path.read_text("utf-8") == UNSURE
    assert "Schrijf: plafond_eur_per_jaar: 180000\n      Of: plafond_eur_per_jaar: 180\n" in done.stdout


def test_a_line_that_stands_in_the_way_of_the_rest_is_named(root: Path) -> None:
    wrong = WRONG.replace("  ruimte:eigen_spreekkamer", "  ruimte: eigen_spreekkamer")
    wrong = wrong.replace("musselkanaal: {uren: 6, per: week}", "musselkanaal: {uren: 6; per: week}")
    path = put(root, wrong)
    done = run("check", "proef", "--herstel", "--ja", cwd=root)
    line = [number for number, words in enumerate(wrong.splitlines(), 1) if "uren: 6; per" in words]
    assert f"is nog niet te herstellen: verbeter eerst regel {line[0]}." in done.stderr
    assert path.read_text("utf-8") == wrong


def test_a_file_of_an_older_program_is_saved_as_utf_8(root: Path) -> None:
    text = GOOD.replace("Proefstra", "Proefstrá")
    path = put(root, text, "cp1252")
    run("check", "proef", "--herstel", "--ja", cwd=root)
    assert path.read_text("utf-8") == text


def test_a_signed_file_stays_as_it_is(root: Path) -> None:
    text = WRONG.replace("status: voorbeeld", "status: getekend")
    path = put(root, text)
    done = run("check", "proef", "--herstel", "--ja", cwd=root)
    assert "is getekend en blijft zoals het is" in done.stderr
    assert path.read_text("utf-8") == text


def test_a_file_that_changed_meanwhile_is_left_alone(root: Path) -> None:
    path = put(root, WRONG)
    file = repaired(Workspace(root), path)
    path.write_text(GOOD, "utf-8")
    with pytest.raises(OutputError, match="ondertussen gewijzigd"):
        file.write()
    assert path.read_text("utf-8") == GOOD


def test_a_group_that_stands_twice_becomes_one(root: Path) -> None:
    text = GOOD.replace("  fg_email: fg@jeugdhulpnoord.example\n", "", 1)
    path = put(root, f"{text}werkgever:\n  fg_email: fg@jeugdhulpnoord.example\n")
    run("check", "proef", "--herstel", "--ja", cwd=root)
    assert path.read_text("utf-8") == GOOD


def test_codes_are_told_only_when_asked_for(root: Path) -> None:
    put(root, UNSURE)
    assert "[verkeerde-vorm]" not in run("check", "proef", cwd=root).stdout
    assert "[verkeerde-vorm]" in run("check", "proef", "--uitgebreid", cwd=root).stdout


def test_a_long_file_is_mended_in_more_than_one_go_and_says_so(root: Path) -> None:
    """A go reads a bounded number of lines."""
    good = GOOD.replace("status: voorbeeld", "status: concept")
    start = good.index("  musselkanaal:\n")
    end = good.index("    kenmerk:", start)
    practice = good[start:end].replace("  musselkanaal:\n", "  huisarts-{}:\n", 1)
    right = good[:start] + "".join(practice.format(number) for number in range(60)) + good[start:]
    wrong = right.replace("      functie: praktijkmanager", "      functie:praktijkmanager")
    path = put(root, wrong)
    told = run("check", "proef", "--herstel", "--ja", cwd=root).stderr
    assert "Er is nog meer te herstellen: geef de opdracht nog een keer." in told
    left = path.read_text("utf-8").count("functie:praktijkmanager")
    assert 0 < left < 60
    assert repaired(Workspace(root), path).after.decode().count("functie:praktijkmanager") < left
