"""The Word file against the tree it was made of, as LibreOffice and python-docx read it."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree
from pypdf import PdfReader

from generator.errors import RenderError
from generator.model.document import Document, SectionKind
from generator.render.style import Style
from generator.render.word.writer import write_docx
from generator.render.words import body_words
from tests.docx_sample import HOSTILE, field, numbering_sample, para, part, signature
from tests.sample_document import sample_document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="session")
def document() -> Document:
    return numbering_sample()


@pytest.fixture(scope="session")
def data(document: Document, style: Style) -> bytes:
    return write_docx(document, style)


@pytest.fixture(scope="session")
def body(data: bytes) -> etree._Element:
    return read_part(data, "word/document.xml")


@pytest.fixture(scope="session")
def office_words(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return words_in_office(data, tmp_path_factory.mktemp("docx"))


def convert(data: bytes, folder: Path, file_format: str, kind: str) -> Path:
    """Let LibreOffice, with a profile of its own, convert a Word file."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    (folder / "voorbeeld.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", file_format, "voorbeeld.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)
    return folder / f"voorbeeld.{kind}"


def words_in_office(data: bytes, folder: Path) -> list[str]:
    """List the words LibreOffice shows, with the numbers it counts itself; the bullets left out."""
    shown = convert(data, folder, "txt:Text (encoded):UTF8", "txt").read_text(encoding="utf-8-sig")
    return [word for word in shown.split() if word not in ("•", "◦")]


def read_part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w") as archive:
        for info in source.infolist():
            archive.writestr(info, content if info.filename == name else source.read(info))
    return target.getvalue()


def shown_text(element: etree._Element) -> str:
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def test_office_shows_the_labels_and_references_of_the_tree(
    document: Document, office_words: list[str]
) -> None:
    assert office_words == body_words(document)


def test_references_are_right_when_office_computes_them_anew(
    body: etree._Element, data: bytes, tmp_path: Path
) -> None:
    stored = b'<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t xml:space="preserve">'
    first, *fields = etree.tostring(body).split(b" REF a_")
    stale = b" REF a_".join([first, *(field.replace(stored, stored + b"OUD", 1) for field in fields)])
    assert stale.count(b"OUD") >= 4
    printed = convert(with_part(data, "word/document.xml", stale), tmp_path, "pdf", "pdf")
    words = " ".join(" ".join(page.extract_text() for page in PdfReader(printed).pages).split())
    assert (
        "Zie artikel 7, lid 2, onderdeel b; artikel 30; artikel 2, onderdeel b; bijlage D; onderdeel 1°; "
        "hoofdstuk 2; Kop van kern; de overeenkomst en artikel 7:400 BW."
    ) in words


def test_shared_sample_reads_the_same_in_office(style: Style, tmp_path: Path) -> None:
    sample = sample_document()
    assert words_in_office(write_docx(sample, style), tmp_path) == body_words(sample)


def test_hostile_words_arrive_unchanged_in_body_and_header(data: bytes, body: etree._Element) -> None:
    assert f"{HOSTILE} en {HOSTILE}." in [shown_text(paragraph) for paragraph in body.iter(f"{W}p")]
    header = docx.Document(BytesIO(data)).sections[0].header
    assert [paragraph.text for paragraph in header.paragraphs] == [HOSTILE]


def test_hostile_words_leave_every_part_well_formed(data: bytes) -> None:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                assert etree.fromstring(archive.read(name)) is not None, name


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff"])
def test_a_character_that_xml_does_not_know_is_refused(document: Document, style: Style, sign: str) -> None:
    section = part(SectionKind.FRONT, "kern", "", "", para(field(f"De{sign}Brug")))
    with pytest.raises(RenderError, match="een teken dat niet in een Word-bestand kan"):
        write_docx(replace(document, sections=(section,)), style)


def test_same_document_gives_same_bytes(document: Document, style: Style, data: bytes) -> None:
    assert write_docx(document, style) == data
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert names[2:] == sorted(names[2:])


def test_python_docx_reads_headings_and_properties(data: bytes) -> None:
    file = docx.Document(BytesIO(data))
    names = [paragraph.style.name for paragraph in file.paragraphs if paragraph.style]
    assert names.count("Heading 1") == 30
    assert names[0] == "Title"
    properties = file.core_properties
    assert properties.title == f"Overeenkomst {HOSTILE}"
    assert (properties.author, properties.language, properties.keywords) == (
        "Gemeente & Co",
        "nl-NL",
        "een, twee",
    )


def test_every_style_and_list_that_is_used_exists(data: bytes, body: etree._Element) -> None:
    styles = {str(one.get(f"{W}styleId")) for one in read_part(data, "word/styles.xml").iter(f"{W}style")}
    used = [
        str(node.get(f"{W}val")) for tag in ("pStyle", "rStyle", "tblStyle") for node in body.iter(W + tag)
    ]
    assert set(used) <= styles
    lists = {str(one.get(f"{W}numId")) for one in read_part(data, "word/numbering.xml").iter(f"{W}num")}
    assert {str(node.get(f"{W}val")) for node in body.iter(f"{W}numId")} <= lists


def test_ids_and_names_are_unique_and_short(body: etree._Element) -> None:
    for tag, attribute, longest in (
        ("tag", "val", 64),
        ("bookmarkStart", "name", 40),
        ("bookmarkStart", "id", 10),
    ):
        names = [str(node.get(W + attribute)).lower() for node in body.iter(W + tag)]
        assert names
        assert len(names) == len(set(names))
        assert max(map(len, names)) <= longest


def test_each_control_is_mapped_to_its_terms(data: bytes, body: etree._Element) -> None:
    fields = {str(one.get("tag")): one for one in read_part(data, "customXml/item1.xml")}
    controls = {str(next(one.iter(f"{W}tag")).get(f"{W}val")): one for one in body.iter(f"{W}sdt")}
    assert fields.keys() == controls.keys()
    assert {path.text for one in fields.values() for path in one} == {"praktijken.brug.naam"}
    assert {shown_text(one) for one in controls.values()} == {HOSTILE}


def test_new_lines_and_tabs_in_a_value_stay(style: Style, document: Document) -> None:
    section = part(SectionKind.FRONT, "deel", "", "", para(field("een\ntwee\tdrie")))
    written = read_part(write_docx(replace(document, sections=(section,)), style), "word/document.xml")
    content = next(written.iter(f"{W}sdtContent"))
    assert [etree.QName(node).localname for node in content[0]] == ["t", "br", "t", "tab", "t"]


def test_tables_repeat_their_header_and_keep_rows_whole(body: etree._Element) -> None:
    for table in body.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        if table.find(f"{W}tr/{W}tc/{W}tbl") is not None:
            assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
            continue
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (
            len(rows) - 1
        )
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_empty_paragraphs_only_keep_tables_apart(body: etree._Element) -> None:
    main = next(body.iter(f"{W}body"))
    empty = [one for one in main.iterchildren(f"{W}p") if not shown_text(one)]
    assert [next(one.iter(f"{W}pStyle")).get(f"{W}val") for one in empty] == [
        "Tabelscheiding",
    ]


def test_who_sign_stand_side_by_side_and_on_one_page(style: Style) -> None:
    def columns(count: int) -> list[list[int]]:
        tables = tuple(signature(f"tekenaar-{number}") for number in range(count))
        section = part(SectionKind.CLOSING, "slot", "", "", para("Getekend:"), *tables)
        written = write_docx(replace(numbering_sample(), sections=(section,)), style)
        document = read_part(written, "word/document.xml")
        (outer,) = document.findall(f"{W}body/{W}tbl")
        return [
            [len(cell.findall(f"{W}tbl")) for cell in row.findall(f"{W}tc")]
            for row in outer.findall(f"{W}tr")
        ]

    assert columns(1) == [[1, 0]]
    assert columns(3) == [[2, 1]]
    assert columns(4) == [[2, 2]]
    assert columns(5) == [[2, 1], [1, 1]]
    assert columns(8) == [[2, 2], [2, 2]]


def test_watermark_stands_in_the_header_only_when_asked(
    data: bytes, document: Document, style: Style
) -> None:
    assert b'string="CONCEPT"' in etree.tostring(read_part(data, "word/header1.xml"))
    plain = write_docx(replace(document, meta=replace(document.meta, watermark="")), style)
    assert b"textpath" not in etree.tostring(read_part(plain, "word/header1.xml"))
