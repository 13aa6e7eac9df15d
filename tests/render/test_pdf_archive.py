"""The PDF as others check it: PDF/A-3a and PDF/UA-1 in one file, one table is one table, the terms inside."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import pdfa

from generator.errors import RenderError
from generator.model.document import ItemList, SectionKind, Table
from generator.render.pdf.archive import part_stream_ends
from generator.render.pdf.writer import write_pdf
from generator.render.style import Style
from generator.render.walk import blocks_of
from generator.render.web.writer import is_list
from generator.render.words import body_words
from tests.acceptance.content import subjects, variant
from tests.pdf_tags import Tagged, assert_reads_as, tag_tree
from tests.pdf_validity import problems, short_document, with_css, with_fields
from tests.sample_document import annexes, sample_document

GOLDEN = Path(__file__).parent / "golden" / "structuur.txt"


@pytest.fixture(scope="module")
def pdf(style: Style) -> bytes:
    return write_pdf(sample_document(), style)


@pytest.fixture(scope="module")
def tree(pdf: bytes) -> Tagged:
    return tag_tree(pdf)


def program(*command: str, pdf: bytes, path: Path) -> str:
    """Run a program on a PDF; its last argument is the file."""
    path.write_bytes(pdf)
    return subprocess.run([*command, str(path)], capture_output=True, check=True, text=True).stdout


def test_sample_is_pdf_a_and_pdf_ua(pdf: bytes, tmp_path: Path) -> None:
    assert problems(pdf) == []
    program("qpdf", "--check", pdf=pdf, path=tmp_path / "a.pdf")
    _, _, *fonts = program("pdffonts", pdf=pdf, path=tmp_path / "a.pdf").splitlines()
    assert fonts
    assert all(re.search(r" yes +yes +yes +\d+ +0$", line) for line in fonts)


def test_second_validator_finds_nothing_against_level_b(pdf: bytes, tmp_path: Path) -> None:
    """That validator knows level B and no descriptions of properties; all else in the file is the same."""
    path = tmp_path / "b.pdf"
    with pikepdf.open(BytesIO(pdf)) as opened:
        xmp = opened.Root.Metadata.read_bytes().decode()
        xmp = xmp.replace("<pdfaid:conformance>A<", "<pdfaid:conformance>B<")
        xmp = xmp.replace("<pdfuaid:part>1</pdfuaid:part>", "")
        xmp = re.sub(r"<rdf:Description[^>]*pdfaExtension.*?</rdf:Description>", "", xmp, flags=re.DOTALL)
        opened.Root.Metadata.write(xmp.encode())
        opened.save(path)
    report = pdfa.validate_written(path, "3b")
    assert (report.verdict, report.findings) == ("pass", [])


@pytest.mark.parametrize("practice", ["", "veel"])
def test_agreement_is_pdf_a_and_pdf_ua(style: Style, practice: str) -> None:
    """A small agreement, and one of forty practices with sixty rows of hours."""
    base = subjects()["groningen"]
    changes = forty_practices(base.source.data) if practice else {}
    document = with_fields(next(variant(base, changes).documents()))
    made = write_pdf(document, style)
    assert problems(made) == []
    tree = tag_tree(made)
    assert_reads_as(tree, body_words(document))
    rows = [len(table.rows) + 1 for table in blocks_of(document) if isinstance(table, Table)]
    assert [len(table.all("TR")) for table in tree.all("Table")] == rows
    assert max(rows) > 60 or not practice


def forty_practices(data: dict[str, dict[str, object]]) -> dict[tuple[str | int, ...], object]:
    """Make changes to the data of an agreement."""
    practice, colleague = data["praktijken"]["vinkhof"], data["ojg"]["ojg-1"]
    assert isinstance(practice, dict)
    staff = [f"ojg-{number}" for number in range(60)]
    week = {"per": "week"}
    return {
        ("praktijken",): {f"p-{number}": practice | {"naam": f"Praktijk {number}"} for number in range(40)},
        ("ojg",): dict.fromkeys(staff, colleague),
        ("uren", "inzet"): {name: {f"p-{n % 40}": {"uren": 8} | week} for n, name in enumerate(staff)},
        ("uren", "overig"): {name: {"lokaal_team": {"uren": 16} | week} for name in staff},
        ("uren", "totaal"): {name: {"uren": 24} | week for name in staff},
    }


def test_structure_reads_as_the_document_and_nothing_more(tree: Tagged) -> None:
    assert_reads_as(tree, body_words(sample_document()))


def test_structure_of_a_short_document_is_as_approved(style: Style) -> None:
    lines = tag_tree(write_pdf(with_fields(short_document()), style)).lines()
    assert "\n".join(lines) + "\n" == GOLDEN.read_text(encoding="utf-8")


def test_table_over_pages_is_one_table_with_one_header(tree: Tagged) -> None:
    tables = [block for block in blocks_of(sample_document()) if isinstance(block, Table)]
    assert len(tree.all("Table")) == len(tables)
    for tagged, table in zip(tree.all("Table"), tables, strict=True):
        assert [len(part.all("TR")) for part in tagged.elements[-2:]] == [1, len(table.rows)]
        assert {cell.attributes["Scope"] for cell in tagged.all("THead")[0].all("TH")} == {"/Column"}
        assert {cell.attributes["Scope"] for cell in tagged.all("TBody")[0].all("TH")} == {"/Row"}
        names = {cell.identity for cell in tagged.all("TH")}
        for cell in tagged.all("TD"):
            assert set(cell.attributes.get("Headers", "").split()) <= names


def test_list_over_pages_is_one_list_with_every_number_apart(tree: Tagged) -> None:
    blocks = blocks_of(sample_document())
    lists = [block for block in blocks if isinstance(block, ItemList) and is_list(block)]
    assert len(tree.all("L")) == len(lists)
    for tagged, block in zip(tree.all("L"), lists, strict=True):
        assert [item.kinds for item in tagged.elements] == [
            ["Lbl", "LBody"] if item.label else ["LBody"] for item in block.items
        ]
        labels = [item.elements[0].text for item in tagged.elements if item.kinds[0] == "Lbl"]
        assert labels == [item.label for item in block.items if item.label]
        assert tagged.attributes["ListNumbering"] == {"1": "/Decimal", "a": "/LowerAlpha"}.get(
            "".join(labels)[:1], "/Disc"
        )


def test_row_that_breaks_stays_one_row(style: Style, tmp_path: Path) -> None:
    css = "tr { break-inside: auto } tbody tr:nth-child(7) td { line-height: 120mm }"
    document = replace(sample_document(), sections=(annexes()[0],))
    tree = tag_tree(write_pdf(document, with_css(tmp_path, style, css)))
    assert [len(table.all("TR")) for table in tree.all("Table")] == [61]


def test_headers_and_footers_are_decoration(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as opened:
        for number, page in enumerate(opened.pages):
            marks = set(re.findall(rb"/MCID (\d+)", page.Contents.read_bytes()))
            owners = opened.Root.StructTreeRoot.ParentTree.Nums[2 * number + 1]
            tagged = {index for index in range(len(owners)) if owners[index] is not None}
            assert {int(mark) for mark in marks} == tagged
            assert page.Contents.read_bytes().count(b"/Type /Pagination") >= (2 if number == 0 else 3)


def test_stream_may_end_as_a_line_does(tmp_path: Path) -> None:
    """One in 256 compressed streams ends with the letter that also ends a line."""
    contents = [b"a\r", b"b\n", b"c\r\n", b"d\r\r", b"e"]
    target = BytesIO()
    with pikepdf.new() as made:
        made.Root.Streams = pikepdf.Array([pikepdf.Stream(made, content) for content in contents])
        made.save(target, compress_streams=False)
    parted = part_stream_ends(target.getvalue())
    assert parted.count(b"\r\r\nendstream") == 2
    program("qpdf", "--check", pdf=parted, path=tmp_path / "a.pdf")
    with pikepdf.open(BytesIO(parted)) as opened:
        assert [stream.read_raw_bytes() for stream in opened.Root.Streams] == contents


def test_links_say_where_they_go_and_are_printed(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as opened:
        links = [link for page in opened.pages for link in page.get("/Annots", [])]
        assert {str(link.Contents) for link in links} == {
            "artikel\u00a07",
            "artikel\u00a07, lid\u00a02, onderdeel\u00a0b",
            "artikel 7.3.8 van de Jeugdwet",
        }
        assert {int(link.F) for link in links} == {4}


def test_metadata_agree_and_hold_no_date(pdf: bytes) -> None:
    meta = sample_document().meta
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert "/Filter" not in opened.Root.Metadata
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        info = {key: str(value) for key, value in opened.docinfo.items()}
        assert not {"/CreationDate", "/ModDate"} & info.keys()
        with opened.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
            assert xmp["dc:title"] == info["/Title"] == meta.title
            assert xmp["dc:creator"] == [info["/Author"]] == [meta.author]
            assert xmp["dc:description"] == info["/Subject"] == meta.subject
            assert xmp["pdf:Keywords"] == info["/Keywords"] == "OJG, huisarts"
            assert xmp["dc:language"] == {meta.language}
            assert xmp["dc:identifier"] == meta.kenmerk
            assert xmp["xmp:CreatorTool"] == info["/Creator"]
            assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) == ("3", "A", "1")


def test_terms_are_embedded_and_only_those_that_are_stated(pdf: bytes, tmp_path: Path) -> None:
    listed = program("pdfdetach", "-list", pdf=pdf, path=tmp_path / "a.pdf")
    assert listed.splitlines() == ["1 embedded files", "1: termen.json"]
    with pikepdf.open(BytesIO(pdf)) as opened:
        (file,) = opened.Root.AF
        assert (str(file.AFRelationship), str(file.UF)) == ("/Source", "termen.json")
        terms = json.loads(file.EF.F.read_bytes())
    assert (terms["model"], terms["toestand"]) == ("modelovereenkomst/2026.1", "ontwerp")
    assert terms["digest"] == sample_document().meta.digest
    text = "".join(body_words(sample_document()))
    assert all("".join(term["waarde"].split()) in text for term in terms["termen"])
    paths = {path for term in terms["termen"] for path in term["paden"]}
    assert {"vervanging.ziekte_na_dagen", "bedrag.b16", "gemeenten"} <= paths
    assert "werkgever.kvk" not in paths
    assert "agreements/" not in json.dumps(terms)


@pytest.mark.parametrize(
    "css", [".lijst { display: none }", ".kern, .gewoon { display: none }", ".nr { display: none }"]
)
def test_style_that_hides_content_is_refused(style: Style, tmp_path: Path, css: str) -> None:
    with pytest.raises(RenderError, match="structuur"):
        write_pdf(short_document(), with_css(tmp_path, style, css))


def test_no_section_is_split(tree: Tagged) -> None:
    sections = sample_document().sections
    assert [part.kinds[0] for part in tree.all("Sect")] == ["H2"] * len(sections)
    assert SectionKind.ANNEX in {part.kind for part in sections}
    assert len(tree.all("Part")) == 1
