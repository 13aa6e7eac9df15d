"""Looking up files of a house style."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import RenderError
from generator.render import FORMATS, writer_for
from generator.render.style import Style


def make(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_most_specific_folder_wins(tmp_path: Path) -> None:
    own = make(tmp_path / "eigen", {"kleuren.css": "eigen"})
    standard = make(tmp_path / "standaard", {"kleuren.css": "standaard", "print.css": "standaard"})
    style = Style((own, standard))
    assert style.read("kleuren.css") == b"eigen"
    assert style.path("print.css") == (standard / "print.css").resolve()


def test_missing_file_is_reported_with_the_folders(tmp_path: Path) -> None:
    with pytest.raises(RenderError, match=r'geen bestand "logo\.svg"') as caught:
        Style((tmp_path,)).path("logo.svg")
    assert str(tmp_path) in caught.value.hint


@pytest.mark.parametrize("name", ["../geheim.txt", "/etc/passwd", "koppeling.txt"])
def test_files_outside_the_style_are_refused(tmp_path: Path, name: str) -> None:
    make(tmp_path, {"geheim.txt": "geheim"})
    folder = make(tmp_path / "stijl", {"print.css": ""})
    (folder / "koppeling.txt").symlink_to(tmp_path / "geheim.txt")
    with pytest.raises(RenderError, match="buiten de map"):
        Style((folder,)).read(name)


def test_every_format_has_a_writer() -> None:
    for file_format in FORMATS:
        assert callable(writer_for(file_format))


def test_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(RenderError, match='"rtf" is geen bekend formaat') as caught:
        writer_for("rtf")
    assert "docx, odt, pdf, html, txt" in caught.value.hint


@pytest.mark.parametrize("name", ["a\0b", "a" * 300])
def test_a_name_that_no_file_has_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(RenderError, match="kan geen naam van een bestand"):
        Style((tmp_path,)).path(name)


def test_a_sheet_of_many_kilobytes_is_refused(tmp_path: Path) -> None:
    make(tmp_path, {"print.css": "p { color: red }\n" * 20_000})
    with pytest.raises(RenderError, match="is groter dan 256 kB"):
        Style((tmp_path,)).text("print.css")
