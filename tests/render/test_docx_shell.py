"""Shells as people may leave them after editing in Word: what still works, and what is said otherwise."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from generator.errors import RenderError
from generator.model.document import Document, SectionKind
from generator.render.style import Style
from generator.render.word.writer import SHELL, write_docx
from tests.docx_sample import article, bullets, leden, numbering_sample, onderdelen, part, signature

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"


@pytest.fixture
def edited(style: Style, tmp_path: Path) -> Callable[..., Style]:
    """Make a house style whose shell has pieces of one part replaced."""

    def edit(name: str, *changes: tuple[str, str]) -> Style:
        target = BytesIO()
        with zipfile.ZipFile(style.path(SHELL)) as source, zipfile.ZipFile(target, "w") as archive:
            for info in source.infolist():
                text = source.read(info).decode(errors="surrogateescape")
                if info.filename == name:
                    for old, new in changes:
                        assert old in text
                        text = text.replace(old, new)
                archive.writestr(info, text.encode(errors="surrogateescape"))
        (tmp_path / SHELL).write_bytes(target.getvalue())
        return Style((tmp_path, *style.folders))

    return edit


@pytest.fixture
def small() -> Document:
    front = part(SectionKind.FRONT, "deel", "", "", leden("d", "1. 2."), bullets("e", 0))
    closing = part(SectionKind.CLOSING, "slot", "", "", signature("Gemeente"))
    sections = (front, article(1, leden("art-1", "1. 2.", onderdelen("art-1o", "a. b."))), closing)
    return replace(numbering_sample(), sections=sections)


def body_of(data: bytes) -> etree._Element:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(DOCUMENT))


def test_style_ids_that_word_translated_are_followed(edited: Callable[..., Style], small: Document) -> None:
    dutch = edited(STYLES, ('"Heading1"', '"Kop1"'), ('"Title"><w:name', '"Titel"><w:name'))
    written = body_of(write_docx(small, dutch))
    used = {str(node.get(f"{W}val")) for node in written.iter(f"{W}pStyle")}
    assert {"Kop1", "Titel"} <= used
    assert not {"Heading1", "Title"} & used


def test_placeholders_that_word_split_over_runs_are_joined(
    edited: Callable[..., Style], small: Document
) -> None:
    split = ("{{ kopregel }}", '{{</w:t></w:r><w:r><w:t xml:space="preserve"> kopregel }}')
    data = write_docx(small, edited("word/header1.xml", split))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        header = etree.fromstring(archive.read("word/header1.xml"))
    assert "".join(node.text or "" for node in header.iter(f"{W}t")) == small.meta.header


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (DOCUMENT, "{{p inhoud }}", "inhoud", "precies één keer de regel {{p inhoud }}"),
        (DOCUMENT, "{{p inhoud }}", "{{ inhoud }}", "precies één keer de regel {{p inhoud }}"),
        (DOCUMENT, "<w:r>", "<w:ins><w:r/></w:ins><w:r>", "bijgehouden wijzigingen"),
        (DOCUMENT, "</w:body>", "<w:body>", "geen geldige XML"),
        (STYLES, '"Onderdeel"/>', '"Onderdelen"/>', 'geen stijl "Onderdeel"'),
        (STYLES, '"Tabel handtekening"/>', '"Tabel krabbel"/>', 'geen stijl "Tabel handtekening"'),
        (STYLES, '"Opsomming"/>', '"Punten"/>', 'de stijl "Opsomming" geen nummering'),
        (NUMBERING, '"Artikel\u00a0%1"', '"Art. %1"', 'kan "Artikel 1" niet afdrukken'),
        (NUMBERING, '"%1."', '"%1)"', 'kan het nummer "1." afdrukken'),
        ("word/header1.xml", "{{ kopregel }}", "{{ koptekst }}", '"koptekst" is onbekend'),
        ("word/header1.xml", "{{ kopregel }}", "{% kopregel %}", "Een invulplaats"),
        ("word/header1.xml", "{{ kopregel }}", "{{ range(99999999) }}", "meer dan een naam"),
        ("word/header1.xml", "{{ kopregel }}", "{{ kopregel * 99999999 }}", "meer dan een naam"),
        (DOCUMENT, '<w:pgSz w:w="11906"', '<w:pgSz w:w="breed"', '"breed" geen getal (w:w van w:pgSz)'),
        (
            "word/_rels/document.xml.rels",
            "relationships/styles",
            "relationships/stijl",
            "het onderdeel styles",
        ),
        ("[Content_Types].xml", "header+xml", "kop+xml", "geen koptekst"),
        ("word/header1.xml", "w:p>", "w:sdt>", "geen koptekst"),
    ],
)
def test_broken_shell_is_named_in_dutch(
    edited: Callable[..., Style], small: Document, name: str, old: str, new: str, said: str
) -> None:
    with pytest.raises(RenderError, match=re.escape(said)):
        write_docx(small, edited(name, (old, new)))


def test_file_that_is_no_word_file(style: Style, tmp_path: Path, small: Document) -> None:
    (tmp_path / SHELL).write_bytes(b"geen zip")
    with pytest.raises(RenderError, match="geen Word-bestand"):
        write_docx(small, Style((tmp_path, *style.folders)))


def test_shell_is_fit_for_who_cannot_see_it(style: Style) -> None:
    with zipfile.ZipFile(style.path(SHELL)) as archive:
        names = archive.namelist()
        styles = etree.fromstring(archive.read(STYLES))
    assert not [name for name in names if "stylesWithEffects" in name or "thumbnail" in name]
    language = next(styles.iter(f"{W}rPrDefault")).find(f"{W}rPr/{W}lang")
    assert language is not None
    assert language.get(f"{W}val") == "nl-NL"
    levels = {
        str(next(one.iter(f"{W}name")).get(f"{W}val")): [
            level.get(f"{W}val") for level in one.iter(f"{W}outlineLvl")
        ]
        for one in styles.iter(f"{W}style")
    }
    assert [levels[f"heading {number}"] for number in (1, 2, 3)] == [["0"], ["1"], ["2"]]
