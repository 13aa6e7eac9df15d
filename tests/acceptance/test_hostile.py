"""A practice with a name that looks like every markup there is, from a file to each finished document."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree
from pypdf import PdfReader

from generator import pipeline
from generator.model.document import Document
from generator.render import writer_for
from generator.render.house_style import style_for
from generator.render.words import body_words, words_of_html
from generator.workspace import Workspace
from tests.acceptance.folder import content_folder
from tests.acceptance.office import difference, words_in_office
from tests.acceptance.words import repeated_headers
from tests.cli.command import run
from tests.pdf_text import assert_body_words, body_pages, pdf_pages

NAME = 'Jansen & Zn <BV> *De Brug* {{ 7*7 }} {% for %} {_{ x }_} # Kop "x" | y'
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Built:
    """The files of one document, and the document they should show."""

    folder: Path
    document: Document

    def read(self, suffix: str) -> bytes:
        return (self.folder / f"{self.document.name}.{suffix}").read_bytes()

    @property
    def words(self) -> list[str]:
        return body_words(self.document)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the documents of stadskanaal after a new name for one practice."""
    root = content_folder(tmp_path_factory.mktemp("naam"), "stadskanaal")
    path = root / "agreements" / "stadskanaal.yaml"
    text = path.read_text(encoding="utf-8")
    plain = "naam: Huisartsenpraktijk De Kleine Wilg\n"
    assert text.count(plain) == 1
    path.write_text(text.replace(plain, f"naam: '{NAME}'\n"), encoding="utf-8")
    done = run("--root", str(root), "build", "stadskanaal", "--format", "docx,html,txt", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    workspace = Workspace(root.resolve())
    checked = pipeline.check(workspace, [path])
    assert [one.rule for one in checked.findings] == ["opmaak-in-tekst"]
    document = next(iter(pipeline.documents(workspace, checked.subjects[0])))
    made = Built(root / "build" / "stadskanaal", document)
    pdf = writer_for("pdf")(document, style_for(workspace, "stadskanaal"))
    (made.folder / f"{document.name}.pdf").write_bytes(pdf)
    return made


def one_line(texts: Iterable[object]) -> str:
    return " ".join("".join(map(str, texts)).split())


def test_body_says_the_name_wherever_a_practice_is_named(built: Built) -> None:
    assert " ".join(built.words).count(NAME) >= 8


def test_outline_shows_the_name(built: Built) -> None:
    shown = [word for word in built.read("txt").decode().split() if word != "|"]
    assert difference(shown, [word for word in built.words if word != "|"]) == ""


def test_page_shows_the_name_in_body_title_and_metadata(built: Built) -> None:
    data = built.read("html")
    assert difference(words_of_html(data), built.words) == ""
    page = etree.fromstring(data, etree.HTMLParser(encoding="utf-8"))
    assert any(NAME in one_line(title.itertext()) for title in page.iter("title", "header"))
    assert any(NAME in str(meta.get("content")) for meta in page.iter("meta"))


def test_pdf_shows_the_name_in_body_header_and_metadata(built: Built) -> None:
    data = built.read("pdf")
    assert_body_words(body_pages(data), built.words, repeated_headers(built.document))
    later = [one_line(page) for page in pdf_pages(data)[1:]]
    assert later
    assert all(built.document.meta.header in page for page in later)
    assert NAME in built.document.meta.header
    meta = PdfReader(BytesIO(data)).metadata
    assert meta is not None
    assert NAME in str(meta.subject)


def test_word_holds_the_name_in_body_header_and_metadata(built: Built) -> None:
    data = built.read("docx")
    file = docx.Document(BytesIO(data))
    body = [one_line(text.text or "" for text in one.iter(f"{W}t")) for one in file.element.iter(f"{W}p")]
    assert sum(paragraph.count(NAME) for paragraph in body) == " ".join(built.words).count(NAME)
    assert NAME in one_line(paragraph.text for paragraph in file.sections[0].header.paragraphs)
    assert NAME in file.core_properties.subject


def test_every_part_of_the_word_file_is_sound(built: Built) -> None:
    with zipfile.ZipFile(BytesIO(built.read("docx"))) as archive:
        parts = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        assert "word/document.xml" in parts
        for name in parts:
            etree.fromstring(archive.read(name))


def test_office_shows_the_name(built: Built, tmp_path: Path) -> None:
    shown = words_in_office({"naam": built.read("docx")}, tmp_path)["naam"]
    assert difference(shown, built.words) == ""
