"""A PDF prints with the letters of the house style and no others; what they lack is told at its place."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable  # type: ignore[import-untyped]
from pypdf import PdfReader

from generator.edge.fonts import characters_of
from generator.errors import UnprintableError, UnreadableError
from generator.model.characters import unprintable
from generator.model.document import Origin
from generator.render.characters import printable
from generator.render.pdf.writer import write_pdf
from generator.render.style import Style
from tests.acceptance.folder import content_folder
from tests.cli.command import run
from tests.sample_document import inlines, paragraph, replacement_article, sample_document, value

NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>'


def written(style: Style, *words: str) -> bytes:
    section = replace(replacement_article(), blocks=tuple(map(paragraph, words)))
    return write_pdf(replace(sample_document(), lead=(), sections=(section,)), style)


def test_what_the_letters_have(style: Style) -> None:
    known = printable(style)
    assert unprintable("Ysbrânt Żółkiewski Nguyễn Ağülçiçek Ωμέγα Петрова ☐ ✓ ≥ → ‑ ‐ אבג", known) == []
    assert unprintable("\u00a0\u202f\u200b\u00ad\n\t", set()) == []
    assert unprintable("王小 王", known) == ["小", "王"]


def test_hyphens_of_all_kinds_stay_what_they_are(style: Style) -> None:
    made = PdfReader(BytesIO(written(style, "aan-een", "aan\u2010een", "aan\u2011een")))
    text = "".join(page.extract_text() for page in made.pages)
    assert all(words in text for words in ("aan-een", "aan\u2010een", "aan\u2011een"))


def test_letters_of_the_machine_change_nothing(
    style: Style, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = written(style, "Ωμέγα ☐ אבג")
    (tmp_path / "fonts.conf").write_text(NO_FONTS, encoding="utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "fonts.conf"))
    assert written(Style((tmp_path, *style.folders)), "Ωμέγα ☐ אבג") == before


def test_a_font_that_claims_all_characters_is_refused(style: Style) -> None:
    font = TTFont(BytesIO(style.read("fonts/SourceSansPro-Bold.ttf")))
    claiming = CmapSubtable.newSubtable(13)
    claiming.platformID, claiming.platEncID, claiming.language = 3, 10, 0
    claiming.cmap = dict.fromkeys(range(0x20, 0x110000), "a")
    font["cmap"].tables = [claiming]
    font.save(target := BytesIO())
    with pytest.raises(UnreadableError) as caught:
        characters_of(target.getvalue())
    assert caught.value.reason == "het zegt letters te hebben voor meer tekens dan er zijn"


def test_a_character_without_a_letter_refuses_the_pdf_at_its_place(style: Style) -> None:
    field = replace(value("王小明"), origin=Origin("bestand", "agreements/a.yaml", 12))
    section = replace(replacement_article(), title=inlines(field))
    with pytest.raises(UnprintableError, match=r'小 \(U\+5C0F\).*"王小明" \(agreements/a.yaml, regel 12\)'):
        write_pdf(replace(sample_document(), sections=(section,)), style)


def test_check_names_the_character_at_its_line_and_build_makes_the_other_formats(tmp_path: Path) -> None:
    folder = content_folder(tmp_path, "veendam")
    path = folder / "agreements" / "veendam.yaml"
    text = path.read_text("utf-8")
    name = re.search(r"(?m)^ +naam: (Huisartsenpraktijk .*)$", text)
    assert name
    path.write_text(text[: name.start(1)] + "王小明" + text[name.end(1) :], encoding="utf-8")
    line = text.count("\n", 0, name.start()) + 1
    checked = run("check", "veendam", cwd=folder)
    assert checked.returncode == 0
    assert f"agreements/veendam.yaml:{line}:" in checked.stdout
    assert "de tekens 小 (U+5C0F), 明 (U+660E), 王 (U+738B) niet" in checked.stdout
    built = run("build", "veendam", "--format", "html,pdf", cwd=folder)
    assert (built.returncode, f"(agreements/veendam.yaml, regel {line})" in built.stderr) == (3, True)
    made = {path.name for path in (folder / "build" / "veendam").iterdir()}
    assert "modelovereenkomst.html" in made
    assert "modelovereenkomst.pdf" not in made
