"""The checkers see what is wrong: a check that never fails says nothing."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest

from generator.render import writer_for
from generator.render.style import Style
from tests.conformance import checkers
from tests.sample_document import sample_document

ROOT = Path(__file__).parents[2]
STYLE = Style((ROOT / "templates" / "huisstijl" / "standaard",))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample document as a build would leave it."""
    out = tmp_path_factory.mktemp("build")
    for file_format in ("pdf", "docx", "html"):
        data = writer_for(file_format)(sample_document(), STYLE)
        (out / f"voorbeeld.{file_format}").write_bytes(data)
    return out


def check(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "tools" / "check-documents", folder],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_sound_folder_passes_and_a_damaged_one_does_not(folder: Path, tmp_path: Path) -> None:
    result = check(folder)
    assert result.returncode == 0, result.stdout + result.stderr
    (tmp_path / "kapot.html").write_text("<title>Kapot</title><p>Tekst</p>", encoding="utf-8")
    (tmp_path / "kapot.docx").write_bytes(b"geen zip")
    damaged = check(tmp_path)
    assert damaged.returncode == 1
    for words in (
        "kapot.html: regel 1: Start tag seen",
        "kapot.html: 1280 px, licht: html-has-lang",
        "kapot.docx: LibreOffice",
    ):
        assert words in damaged.stdout


def test_an_empty_folder_is_no_success(tmp_path: Path) -> None:
    result = check(tmp_path)
    assert (result.returncode, "make build" in result.stderr) == (3, True)


def test_a_pdf_that_promises_less_fails(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with pikepdf.open(folder / "voorbeeld.pdf") as pdf:
        del pdf.Root.MarkInfo
        del pdf.Root.Metadata
        pdf.save(path)
    problems = list(checkers.pdf_problems(path))
    assert {problem.partition(":")[0] for problem in problems} == {"3a", "ua1"}


def test_a_pdf_without_its_fonts_or_cut_short_fails(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with pikepdf.open(folder / "voorbeeld.pdf") as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/FontFile2" in thing:
                del thing["/FontFile2"]
            if isinstance(thing, pikepdf.Dictionary) and "/FontFile3" in thing:
                del thing["/FontFile3"]
        pdf.save(path)
    assert any("niet ingesloten" in problem for problem in checkers.font_problems(path))
    path.write_bytes((folder / "voorbeeld.pdf").read_bytes()[:-2000])
    assert list(checkers.syntax_problems(path))


def test_a_word_file_with_an_unknown_element_fails(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(folder / "voorbeeld.docx") as old, zipfile.ZipFile(path, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "word/document.xml":
                data = data.replace(b"<w:body>", b"<w:body><w:bogus/>", 1)
            new.writestr(entry, data)
    assert list(checkers.office_problems(path))


def test_a_missing_program_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(checkers.MissingProgramError, match="qpdf"):
        list(checkers.syntax_problems(tmp_path / "a.pdf"))
