"""ODT shells as people may leave them: what still works, and what is said otherwise."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.errors import RenderError
from generator.model.document import Document, SectionKind
from generator.render.odf.package import qualified
from generator.render.odf.writer import SHELL, write_odt
from generator.render.style import Style
from generator.render.words import body_words
from tests.docx_sample import article, leden, numbering_sample, onderdelen, part, signature
from tests.odt_files import convert, findings, read_part, with_parts, words_in_office

CONTENT, STYLES = "content.xml", "styles.xml"


@pytest.fixture
def edited(style: Style, tmp_path: Path) -> Callable[..., Style]:
    """Make a house style whose shell has pieces of one part replaced."""

    def edit(name: str, *changes: tuple[str, str]) -> Style:
        with zipfile.ZipFile(style.path(SHELL)) as archive:
            text = archive.read(name).decode()
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        (tmp_path / SHELL).write_bytes(with_parts(style.read(SHELL), {name: text.encode()}))
        return Style((tmp_path, *style.folders))

    return edit


@pytest.fixture
def small() -> Document:
    closing = part(SectionKind.CLOSING, "slot", "", "", signature("Gemeente"))
    sections = (article(1, leden("art-1", "1. 2.", onderdelen("art-1o", "a. b."))), closing)
    return replace(numbering_sample(), sections=sections)


def test_shell_is_valid_and_explains_itself(style: Style, tmp_path: Path) -> None:
    assert findings(style.read(SHELL), tmp_path) == []
    assert "De tekst op deze bladzijden is voorbeeld" in "".join(
        str(piece) for piece in read_part(style.read(SHELL), CONTENT).itertext()
    )


def test_shell_that_libreoffice_saved_again_still_serves(style: Style, tmp_path: Path) -> None:
    saved = convert(style.read(SHELL), tmp_path, "odt")
    house = tmp_path / "huisstijl"
    house.mkdir()
    saved.rename(house / SHELL)
    document = numbering_sample()
    written = write_odt(document, Style((house,)))
    assert words_in_office(written, tmp_path) == body_words(document)
    assert [one for one in findings(written, tmp_path) if "has no default-style" not in one] == []


def test_header_text_around_the_field_stays(edited: Callable[..., Style], small: Document) -> None:
    field = '<text:user-defined text:name="Kopregel">Kopregel van het document</text:user-defined>'
    written = write_odt(small, edited(STYLES, (field, f"voor {field} na")))
    (header,) = read_part(written, STYLES).iter(qualified("style:header"))
    assert "".join(map(str, header.itertext())).endswith(f"voor {small.meta.header} na")


def test_missing_style_is_named(edited: Callable[..., Style], small: Document) -> None:
    with pytest.raises(RenderError, match='heeft geen stijl "Onderdeel"'):
        write_odt(small, edited(STYLES, ('style:name="Onderdeel"', 'style:name="Iets"')))


def test_missing_list_is_named(edited: Callable[..., Style], small: Document) -> None:
    with pytest.raises(RenderError, match='heeft geen stijl "Leden"'):
        write_odt(
            small, edited(STYLES, ('<text:list-style style:name="Leden"', '<text:list-style style:name="X"'))
        )


def test_other_numbers_are_an_error_and_never_wrong(edited: Callable[..., Style], small: Document) -> None:
    roman = edited(
        STYLES, ('style:num-format="1" style:num-suffix="."', 'style:num-format="I" style:num-suffix="."')
    )
    with pytest.raises(RenderError, match=r'De lijst "Leden" .* kan "1\." niet afdrukken'):
        write_odt(small, roman)


def test_other_article_numbers_are_an_error(edited: Callable[..., Style], small: Document) -> None:
    with pytest.raises(RenderError, match=r'De lijst "Outline" .* kan "Artikel 1" niet afdrukken'):
        write_odt(small, edited(STYLES, ('style:num-prefix="Artikel&#160;"', 'style:num-prefix="Art. "')))


def test_missing_example_table_is_named(edited: Callable[..., Style], small: Document) -> None:
    with pytest.raises(RenderError, match='geen goede voorbeeldtabel "handtekening"'):
        write_odt(small, edited(CONTENT, ('table:name="handtekening"', 'table:name="Tabel3"')))


def test_page_without_header_and_footer_cannot_carry_a_watermark(
    edited: Callable[..., Style], small: Document
) -> None:
    bare = edited(STYLES, ("style:footer>", "style:footer-left>"), ("style:header>", "style:header-left>"))
    with pytest.raises(RenderError, match='het watermerk "CONCEPT" kan daar niet in'):
        write_odt(small, bare)


def test_markup_of_a_word_processor_itself_is_left_out(
    edited: Callable[..., Style], small: Document, tmp_path: Path
) -> None:
    own = 'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
    shell = edited(STYLES, ("<office:styles>", f'<office:styles {own} loext:x="1"><loext:extra/>'))
    written = write_odt(small, shell)
    assert findings(written, tmp_path) == []


@pytest.mark.parametrize("content", [b"", b"geen zip"])
def test_something_else_than_an_odt_is_refused(content: bytes, tmp_path: Path, small: Document) -> None:
    (tmp_path / SHELL).write_bytes(content)
    with pytest.raises(RenderError, match="is geen ODT-bestand"):
        write_odt(small, Style((tmp_path,)))


def test_other_kind_of_odf_is_refused(style: Style, tmp_path: Path, small: Document) -> None:
    sheet = with_parts(style.read(SHELL), {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"})
    (tmp_path / SHELL).write_bytes(sheet)
    with pytest.raises(RenderError, match="een ander ODF-bestand dan een tekst"):
        write_odt(small, Style((tmp_path,)))


def test_broken_part_is_named(edited: Callable[..., Style], small: Document) -> None:
    with pytest.raises(RenderError, match=r"styles\.xml van het ODT-bestand is geen geldige XML"):
        write_odt(small, edited(STYLES, ("</office:styles>", "")))
