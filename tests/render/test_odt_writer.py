"""The ODT file against the tree it was made of, as LibreOffice and the schema of ODF 1.3 read it."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from pypdf import PdfReader

from generator.model.document import Document, ItemList, SectionKind, Strong, Table, TableKind
from generator.render.odf.inlines import preserve_spaces
from generator.render.odf.package import qualified
from generator.render.odf.writer import write_odt
from generator.render.style import Style
from generator.render.words import body_words
from tests.docx_sample import (
    HOSTILE,
    article,
    field,
    leden,
    numbering_sample,
    onderdelen,
    para,
    part,
    table,
    text,
)
from tests.odt_files import (
    attribute,
    convert,
    findings,
    read_part,
    text_in_office,
    with_parts,
    words_in_office,
)
from tests.sample_document import sample_document

CONTENT = "content.xml"


@pytest.fixture(scope="session")
def document() -> Document:
    return numbering_sample()


@pytest.fixture(scope="session")
def data(document: Document, style: Style) -> bytes:
    return write_odt(document, style)


@pytest.fixture(scope="session")
def body(data: bytes) -> etree._Element:
    return next(read_part(data, CONTENT).iter(qualified("office:text")))


def shown(element: etree._Element) -> str:
    return "".join(str(piece) for piece in element.itertext())


def test_office_shows_the_labels_and_references_of_the_tree(
    document: Document, data: bytes, tmp_path: Path
) -> None:
    assert words_in_office(data, tmp_path) == body_words(document)


def test_shared_sample_reads_the_same_in_office(style: Style, tmp_path: Path) -> None:
    sample = sample_document()
    assert words_in_office(write_odt(sample, style), tmp_path) == body_words(sample)


def test_references_are_right_when_office_computes_them_anew(data: bytes, tmp_path: Path) -> None:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        stale, count = re.subn(rb"(<text:bookmark-ref [^>]*>)[^<]*", rb"\1OUD", archive.read(CONTENT))
    assert count >= 10
    printed = convert(with_parts(data, {CONTENT: stale}), tmp_path, "pdf")
    words = " ".join(" ".join(page.extract_text() for page in PdfReader(printed).pages).split())
    assert (
        "Zie artikel 7, lid 2, onderdeel b; artikel 30; artikel 2, onderdeel b; bijlage D; onderdeel 1°; "
        "hoofdstuk 2; Kop van kern; de overeenkomst en artikel 7:400 BW."
    ) in words
    assert "OUD" not in words


def test_schema_and_rules_of_odf_find_nothing(data: bytes, style: Style, tmp_path: Path) -> None:
    assert findings(data, tmp_path) == []
    assert findings(write_odt(sample_document(), style), tmp_path) == []


def test_hostile_words_arrive_unchanged_in_body_and_header(data: bytes, body: etree._Element) -> None:
    assert f"{HOSTILE} en {HOSTILE}." in [shown(paragraph) for paragraph in body.iter(qualified("text:p"))]
    headers = list(read_part(data, "styles.xml").iter(qualified("style:header")))
    assert [shown(header).removeprefix("Watermerk: CONCEPTCONCEPT") for header in headers] == [HOSTILE]


def test_same_document_gives_same_bytes(document: Document, style: Style, data: bytes) -> None:
    assert write_odt(document, style) == data
    with zipfile.ZipFile(BytesIO(data)) as archive:
        first, *others = archive.infolist()
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert {info.date_time for info in (first, *others)} == {(1980, 1, 1, 0, 0, 0)}
    names = [info.filename for info in others if not info.filename.startswith("Fonts/")]
    assert names == ["META-INF/manifest.xml", CONTENT, "meta.xml", "settings.xml", "styles.xml"]


def test_headings_are_real_and_articles_count_by_themselves(body: etree._Element) -> None:
    headings = list(body.iter(qualified("text:h")))
    articles = [one for one in headings if attribute(one, "text:style-name") == "Heading_20_1"]
    assert [shown(one) for one in articles] == [f"Onderwerp {number}" for number in range(1, 31)]
    assert not any(attribute(one, "text:start-value") for one in articles)
    assert {attribute(one, "text:outline-level") for one in headings} == {"1", "2", "3"}


def test_leden_and_onderdelen_are_nested_lists(body: etree._Element) -> None:
    lists = list(body.iter(qualified("text:list")))
    assert {attribute(one, "text:style-name") for one in lists} == {
        "",
        "Leden",
        "Onderdelen",
        "Bolletjes",
        "Hoofdstukken",
    }
    (deepest,) = (one for one in lists if shown(one) == "Tekst bij 1° van o3t.Tekst bij 2° van o3t.")
    around = list(deepest.iterancestors(qualified("text:list")))
    assert [attribute(one, "text:style-name") for one in (deepest, *around)] == ["", "", "Leden"]


def test_lists_go_on_where_the_numbers_do(body: etree._Element) -> None:
    lists = list(body.iter(qualified("text:list")))
    assert [shown(one) for one in lists if attribute(one, "text:continue-list")] == [
        "Tekst bij 3. van art-6n.Tekst bij 4. van art-6n.",
        "Kop van hoofdstuk-2",
    ]


def test_table_inside_a_lid_keeps_its_place(style: Style, document: Document, tmp_path: Path) -> None:
    inside = table(TableKind.PLAIN, "tabel", 1)
    deep = onderdelen("o", "a. b.", inside, para("Na de tabel."), onderdelen("p", "1° 2°", depth=2))
    first = article(1, leden("art-1", "1. 2. 3.", inside, para("Na de tabel.")), inside, inside)
    sample = replace(document, sections=(first, article(2, leden("art-2", "1. 2.", deep, para("Slot.")))))
    written = write_odt(sample, style)
    assert words_in_office(written, tmp_path) == body_words(sample)
    assert findings(written, tmp_path) == []


def test_numbers_that_jump_and_items_without_number(style: Style, document: Document, tmp_path: Path) -> None:
    mixed = leden("art-7", "1. 4.")
    loose = replace(mixed.items[0], anchor="los", label="")
    sections = (
        article(7, leden("art-7a", "3. 5."), ItemList(mixed.kind, 0, (*mixed.items, loose))),
        article(9, onderdelen("art-9", "c. d.", depth=0)),
        replace(article(10), new_page=True),
    )
    sample = replace(document, sections=sections)
    assert words_in_office(write_odt(sample, style), tmp_path) == body_words(sample)


def test_spaces_tabs_and_new_lines_in_values_stay(style: Style, document: Document, tmp_path: Path) -> None:
    values = ("  twee  spaties  ", "een\ntwee\tdrie\r\n vier", " x")
    blocks = (*(para(field(value)) for value in values), para("a ", field(" b"), Strong(text(" c ")), " d "))
    sample = replace(document, sections=(part(SectionKind.FRONT, "deel", "", "", *blocks),))
    lines = text_in_office(write_odt(sample, style), tmp_path).splitlines()
    assert lines[4:] == ["  twee  spaties  ", "een", "twee\tdrie", " vier", " x", "a  b c  d "]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a b", "a b"),
        (" a", "<text:s/>a"),
        ("a ", "a<text:s/>"),
        ("a   b", 'a <text:s text:c="2"/>b'),
        ("a <text:span> b</text:span>", "a <text:span><text:s/>b</text:span>"),
        ("a <text:span></text:span>", "a<text:s/><text:span></text:span>"),
        ("a<text:line-break/> b", "a<text:line-break/><text:s/>b"),
        ("", ""),
    ],
)
def test_spaces_that_a_reader_would_drop_are_elements(content: str, expected: str) -> None:
    assert preserve_spaces(content) == expected


def test_tables_have_header_rows_columns_titles_and_widths(data: bytes, body: etree._Element) -> None:
    widths = {
        attribute(one, "style:name"): [attribute(child, "style:column-width") for child in one]
        for one in read_part(data, CONTENT).iter(qualified("style:style"))
    }
    every = list(body.iter(qualified("table:table")))
    assert len({attribute(one, "table:name") for one in every}) == len(every) == 5
    tables = [one for one in every if one.find(f".//{qualified('table:table')}") is None]
    assert len(tables) == 4
    for one in tables:
        assert len(one.findall(f"{qualified('table:table-header-rows')}/{qualified('table:table-row')}")) == 1
        assert one.find(qualified("table:table-header-columns")) is not None
        assert one.findtext(qualified("table:title"))
        columns = [
            attribute(column, "table:style-name") for column in one.iter(qualified("table:table-column"))
        ]
        aside = any(True for _ in one.iterancestors(qualified("table:table")))
        width = sum(float(widths[name][0].removesuffix("mm")) for name in columns)
        assert width == pytest.approx(75.5 if aside else 156, 0.01)


def test_widths_of_the_tree_win(style: Style, document: Document) -> None:
    wide = replace(table(TableKind.PLAIN, "tabel", 1), widths=(50, 30, 20))
    written = write_odt(replace(document, sections=(part(SectionKind.FRONT, "d", "", "", wide),)), style)
    shares = [
        attribute(one, "style:rel-column-width")
        for one in read_part(written, CONTENT).iter(qualified("style:table-column-properties"))
    ]
    assert shares == ["32768*", "19660*", "13107*"]


def test_empty_paragraphs_are_only_cells_to_fill_in(body: etree._Element) -> None:
    empty = [one for one in body.iter(qualified("text:p")) if not shown(one)]
    assert all(next(one.iterancestors()).tag == qualified("table:table-cell") for one in empty)


def test_watermark_stands_on_each_kind_of_page_only_when_asked(
    data: bytes, document: Document, style: Style
) -> None:
    pages = list(read_part(data, "styles.xml").iter(qualified("style:master-page")))
    assert [len(list(page.iter(qualified("draw:custom-shape")))) for page in pages] == [1, 1]
    plain = write_odt(replace(document, meta=replace(document.meta, watermark="")), style)
    assert b"custom-shape" not in etree.tostring(read_part(plain, "styles.xml"))


def test_document_says_what_it_is(data: bytes) -> None:
    said = {
        next(
            (value for name, value in one.items() if str(name).endswith("}name")), etree.QName(one).localname
        ): (one.text)
        for one in read_part(data, "meta.xml")[0]
    }
    assert said == {
        "title": f"Overeenkomst {HOSTILE}",
        "language": "nl-NL",
        "initial-creator": "Gemeente & Co",
        "creator": "Gemeente & Co",
        "keyword": "een, twee",
        "description": "modelovereenkomst/2026.1 (ontwerp) 0123456789ab",
        "Documentsoort": "modelovereenkomst",
        "Model": "modelovereenkomst/2026.1",
        "Status": "concept",
        "Termen": "0123456789ab",
    }


def test_every_bookmark_is_unique_and_every_reference_has_one(body: etree._Element) -> None:
    marks = [attribute(one, "text:name") for one in body.iter(qualified("text:bookmark-start"))]
    assert len({mark.lower() for mark in marks}) == len(marks)
    named = {attribute(one, "text:ref-name") for one in body.iter(qualified("text:bookmark-ref"))}
    assert named <= set(marks)
    links = [attribute(one, "xlink:href") for one in body.iter(qualified("text:a"))]
    assert {link[1:] for link in links if link.startswith("#")} <= set(marks)


def test_table_without_columns_between_takes_the_outer_looks(style: Style, document: Document) -> None:
    two = Table(
        TableKind.PLAIN,
        "",
        (),
        table(TableKind.PLAIN, "", 1).header[:2],
        (table(TableKind.PLAIN, "", 1).rows[0][:2],),
    )
    written = write_odt(replace(document, sections=(part(SectionKind.FRONT, "d", "", "", two),)), style)
    cells = read_part(written, CONTENT).iter(qualified("table:table-cell"))
    names = [attribute(one, "table:style-name") for one in cells]
    assert names == ["gewoon.A1", "gewoon.C1", "gewoon.A3", "gewoon.C3"]
