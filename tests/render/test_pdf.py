"""The PDF: strict about its house style, the same bytes each time, tagged, and laid out with care."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import Destination, DictionaryObject

from generator.errors import RenderError
from generator.model.document import Document, Section, SectionKind, Table, TableKind
from generator.render.pdf.writer import write_pdf
from generator.render.style import Style
from generator.render.words import plain
from tests.pdf_text import body_pages, pdf_pages
from tests.sample_document import inlines, item, leden, paragraph, replacement_article, row, sample_document


@pytest.fixture(scope="module")
def pdf(style: Style) -> bytes:
    return write_pdf(sample_document(), style)


@pytest.fixture(scope="module")
def reader(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def changed(tmp_path: Path, style: Style, css: str) -> Style:
    """Make a house style whose print.css says something more."""
    sheet = style.read("print.css").decode() + css
    (tmp_path / "print.css").write_text(sheet, encoding="utf-8")
    return Style((tmp_path, *style.folders))


def short_document() -> Document:
    """Make a document of one article."""
    return replace(sample_document(), sections=(replacement_article(),))


def titles(outline: list[object]) -> list[str]:
    """List the bookmarks, depth first."""
    found: list[str] = []
    for entry in outline:
        if isinstance(entry, list):
            found += titles(entry)
        elif isinstance(entry, Destination):
            found.append(str(entry.title))
    return found


def test_two_writes_are_equal(style: Style, pdf: bytes) -> None:
    assert write_pdf(sample_document(), style) == pdf


def test_document_states_title_language_author_and_tags(reader: PdfReader) -> None:
    meta, catalog = reader.metadata, reader.root_object
    assert meta is not None
    assert meta.title == sample_document().meta.title
    assert (meta.author, meta.subject) == ("Stadskanaal", 'Overeenkomst <OJG> & "praktijk"')
    assert str(catalog["/Lang"]) == "nl-NL"
    assert "/StructTreeRoot" in catalog
    xmp = reader.xmp_metadata
    assert xmp is not None
    assert b"pdfuaid:part" in xmp.stream.get_data()


def test_bookmarks_name_every_heading(reader: PdfReader) -> None:
    found = titles(list(reader.outline))
    expected = [f"{part.label} {plain(part.title)}".strip() for part in sample_document().sections]
    assert [title for title in found if title in expected] == expected
    assert found[0] == "Overeenkomst Ondersteuner Jeugd en Gezin"
    assert "Taken in de praktijk" in found


def test_only_fonts_of_the_style_are_used(reader: PdfReader) -> None:
    names: set[str] = set()
    for page in reader.pages:
        resources = page["/Resources"]
        assert isinstance(resources, DictionaryObject)
        fonts = resources["/Font"]
        assert isinstance(fonts, DictionaryObject)
        for font in (fonts[key] for key in fonts):
            assert isinstance(font, DictionaryObject)
            names.add(str(font["/BaseFont"]).split("+")[-1])
    assert {name.rsplit("-", 1)[0].removesuffix("-Semi") for name in names} <= {
        "Source-Sans",
        "Source-Sans-Pro",
    }


def test_every_page_has_header_and_footer_but_the_first_no_header(pdf: bytes) -> None:
    pages, meta = pdf_pages(pdf), sample_document().meta
    for number, page in enumerate(pages, start=1):
        assert f"Pagina {number} van {len(pages)}" in page
        assert meta.footer in page
        assert (meta.header in page) is (number > 1)


def test_watermark_is_on_every_page_but_never_in_the_text(
    style: Style, pdf: bytes, reader: PdfReader
) -> None:
    final = write_pdf(sample_document(watermark=""), style)
    assert "CONCEPT" not in "".join(pdf_pages(pdf))
    assert pdf_pages(final) == pdf_pages(pdf)
    assert [drawn_pictures(page) for page in reader.pages] == [1] * len(reader.pages)
    assert not any(drawn_pictures(page) for page in PdfReader(BytesIO(final)).pages)


def drawn_pictures(page: PageObject) -> int:
    """Count how often a page draws a picture."""
    content = page.get_contents()
    assert content is not None
    return len(re.findall(rb"/x\d+ Do\b", content.get_data()))


def test_key_terms_fit_under_the_title_on_the_first_page(pdf: bytes) -> None:
    first, second, *_ = body_pages(pdf)
    assert first.startswith("Overeenkomst Ondersteuner Jeugd en Gezin")
    assert "Afspraak 16" in first
    assert second.startswith("Partijen")


def test_no_page_ends_with_a_heading(pdf: bytes) -> None:
    headings = {f"{part.label} {plain(part.title)}".strip() for part in sample_document().sections}
    for page in body_pages(pdf):
        lines = page.strip().splitlines()
        assert len(lines) > 1
        assert lines[-1] not in headings


def test_long_table_repeats_its_header_and_keeps_rows_whole(pdf: bytes) -> None:
    pages = [page for page in body_pages(pdf) if "uur per week" in page]
    assert len(pages) > 1
    for page in pages:
        assert "Praktijk Uren Per Opmerking" in page
        assert all(
            "opmerking" in line
            for line in page.splitlines()
            if line.startswith("Praktijk ") and "uur" in line
        )


def test_an_annex_follows_on_unless_it_asks_for_a_new_page(style: Style) -> None:
    article, annex = replacement_article(), sample_document().sections[-1]
    assert annex.kind is SectionKind.ANNEX
    for new_page in (False, True):
        sections = (article, replace(annex, new_page=new_page))
        pages = body_pages(write_pdf(replace(sample_document(), sections=sections), style))
        assert any(page.startswith("Bijlage C") for page in pages) is new_page


def test_no_first_or_last_item_stands_alone_on_a_page(style: Style) -> None:
    """One document: a page with ever more lines above a list of five, so that the list breaks everywhere."""
    lines = tuple(range(28, 42))
    sections = tuple(
        Section(
            SectionKind.FRONT,
            f"lijst-{count}",
            "",
            "",
            inlines(f"Lijst {count}"),
            (
                *(paragraph("Een regel.") for _ in range(count)),
                leden(
                    *(item(f"lijst-{count}.{place}", f"{place}.", f"Punt {place}") for place in range(1, 6))
                ),
            ),
            new_page=True,
        )
        for count in lines
    )
    pages = body_pages(write_pdf(replace(sample_document(), sections=sections), style))
    parts = [page.count("Punt ") for page in pages if "Punt " in page]
    assert sum(parts) == 5 * len(lines)
    assert set(parts) == {2, 3, 5}


def test_who_sign_stand_side_by_side_and_never_alone(style: Style) -> None:
    """As above: ever more lines before the signatures of three, four and seven people."""
    for people, together in ((3, {3}), (4, {4}), (7, {2, 5, 4, 3, 7})):
        sections = tuple(
            Section(
                SectionKind.CLOSING,
                f"slot-{count}-{people}",
                "",
                "",
                inlines("Ondertekening"),
                (
                    *(paragraph("Een regel.") for _ in range(count)),
                    *(to_sign(f"tekenaar-{count}-{person}") for person in range(people)),
                ),
                new_page=True,
            )
            for count in range(4, 36, 4)
        )
        pages = body_pages(write_pdf(replace(sample_document(), sections=sections), style))
        parts = [page.count("Handtekening") for page in pages if "Handtekening" in page]
        assert sum(parts) == people * len(sections)
        assert set(parts) <= together


def to_sign(anchor: str) -> Table:
    """Make a block to sign in."""
    rows = (row("Plaats", ""), row("Datum", ""), row("Handtekening", ""))
    return Table(TableKind.SIGNATURE, anchor, (), row(f"Namens {anchor}", "A. Naam"), rows)


def test_long_dutch_words_are_hyphenated(pdf: bytes) -> None:
    assert "jeugd\u00ad\nhulpverlening" in "".join(body_pages(pdf))


def test_print_style_avoids_what_is_slow_or_unreadable(style: Style) -> None:
    css = re.sub(r"/\*.*?\*/", "", style.read("print.css").decode(), flags=re.DOTALL)
    assert not re.search(r"\bflex\b|\bgrid\b|target-counter|leader\(|text-transform", css)


@pytest.mark.parametrize(
    "css",
    [
        "p { onbekend: 1 }",
        "h1 { background: url(bestaat-niet.svg) }",
        "@font-face { font-family: Weg; src: url(fonts/Weg.ttf) } h1 { font-family: Weg }",
        "h1 { background: url(https://example.org/logo.png) }",
        "h1 { background: url(file:///etc/hostname) }",
        "h1 { background: url(../../gemeenten.yaml) }",
    ],
    ids=["unknown property", "missing picture", "missing font", "network", "file", "outside the style"],
)
def test_a_remark_of_weasyprint_is_an_error(tmp_path: Path, style: Style, css: str) -> None:
    with pytest.raises(RenderError, match=r"De PDF is niet gemaakt|geen bestand"):
        write_pdf(short_document(), changed(tmp_path, style, css))


@pytest.mark.parametrize(
    "css", ["p { color: var() }", f"p {{ margin: {'[' * 3000} }}"], ids=["empty", "deep"]
)
def test_a_style_that_weasyprint_breaks_off_on_is_an_error(tmp_path: Path, style: Style, css: str) -> None:
    with pytest.raises(RenderError, match=r"want WeasyPrint breekt af \((Index|Recursion)Error"):
        write_pdf(short_document(), changed(tmp_path, style, css))


_FACE = '@font-face { font-family: "Source Sans Pro"; src: url(fonts/SourceSansPro-Regular.ttf) }'


@pytest.mark.parametrize(
    ("css", "told"),
    [
        ("", "letters van de huisstijl"),
        (_FACE.replace("font-family", "font-naam"), "Missing font-family"),
        (f"@media screen {{ {_FACE} }}", "geen enkel lettertype"),
    ],
)
def test_a_style_without_letters_is_an_error(tmp_path: Path, style: Style, css: str, told: str) -> None:
    (tmp_path / "print.css").write_text(css, encoding="utf-8")
    with pytest.raises(RenderError, match=told):
        write_pdf(short_document(), Style((tmp_path, *style.folders)))


def test_own_folder_changes_the_standard_style(tmp_path: Path, style: Style) -> None:
    colours = style.read("kleuren.css").decode().replace("#0f5468", "#7a1f3d")
    (tmp_path / "kleuren.css").write_text(colours, encoding="utf-8")
    own = write_pdf(short_document(), Style((tmp_path, *style.folders)))
    standard = write_pdf(short_document(), style)
    assert own != standard
    assert pdf_pages(own) == pdf_pages(standard)


def test_missing_pango_is_explained(monkeypatch: pytest.MonkeyPatch, style: Style) -> None:
    monkeypatch.delitem(sys.modules, "generator.render.pdf.engine", raising=False)
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(RenderError, match="Pango") as caught:
        write_pdf(sample_document(), style)
    for words in ("libpango-1.0-0", "brew install pango", "De andere formaten werken"):
        assert words in caught.value.hint
