"""`ojg show` of a finished file: the terms it carries, and what is said of files that carry none."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pikepdf
import pytest

from tests.cli.command import run


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("build")
    result = run("build", "pekela", "--format", "pdf,docx", "--signature-fields", "--out", str(out))
    assert result.returncode == 0, result.stderr
    return out / "pekela"


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_finished_file_shows_its_terms(built: Path, tmp_path: Path, suffix: str) -> None:
    result = run("show", str(built / f"modelovereenkomst.{suffix}"), cwd=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == "Document: modelovereenkomst"
    assert lines[1] == "Model:    modelovereenkomst/2026.1 (ontwerp)"
    assert lines[2].startswith("Termen:   ")
    assert "naam van de gemeente: Pekela  (gemeenten.pekela.naam)" in lines
    assert any("(berekend uit " in line for line in lines)


def test_both_formats_carry_the_same_terms(built: Path) -> None:
    shown = [run("show", str(built / f"modelovereenkomst.{suffix}")).stdout for suffix in ("pdf", "docx")]
    assert shown[0] == shown[1] != ""


def test_signature_fields_are_there_when_asked_for(built: Path) -> None:
    with pikepdf.open(built / "modelovereenkomst.pdf") as pdf:
        assert len(list(pdf.Root.AcroForm.Fields)) > 1


def test_files_without_terms_are_told_in_dutch(tmp_path: Path) -> None:
    pikepdf.new().save(tmp_path / "leeg.pdf")
    with zipfile.ZipFile(tmp_path / "leeg.docx", "w") as archive:
        archive.writestr("customXml/item1.xml", "<x/>")
    (tmp_path / "stuk.pdf").write_bytes(b"geen pdf")
    (tmp_path / "stuk.docx").write_bytes(b"geen zip")
    with pikepdf.new() as pdf:
        pdf.attachments["termen.json"] = b'{"formaat": "anders"}'
        pdf.save(tmp_path / "anders.pdf")
    told = {
        "leeg.pdf": "bevat geen termen",
        "leeg.docx": "bevat geen termen",
        "stuk.pdf": "niet te lezen: de PDF is beschadigd",
        "stuk.docx": "niet te lezen: het is beschadigd, of een ander soort bestand",
        "anders.pdf": "zijn beschadigd, of van een nieuwere ojg",
        "weg.pdf": "bestaat niet",
    }
    for name, words in told.items():
        result = run("show", str(tmp_path / name))
        assert (result.returncode, result.stdout) == (3, "")
        assert words in result.stderr, name


def test_a_list_fits_a_screen() -> None:
    result = run("list")
    assert result.returncode == 0
    assert "  stadskanaal" in result.stdout.splitlines()
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_one_document_of_a_set_is_shown_by_its_name() -> None:
    told = run("show", "westerkwartier", "--document", "voorwaarden").stdout
    assert told.startswith("━━ voorwaarden ━━\nVoorwaarden OJG van de gemeente Westerkwartier\n")
    assert "━━" not in told.removeprefix("━━ voorwaarden ━━")
    wrong = run("show", "westerkwartier", "--document", "voorwarden")
    assert (wrong.returncode, wrong.stdout) == (3, "")
    assert 'Bedoelde u "voorwaarden"?' in wrong.stderr
    assert run("show", "westerkwartier", "--document", "voorwaarden", "--terms").returncode == 2
