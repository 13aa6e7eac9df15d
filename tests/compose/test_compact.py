"""A document type that asks for it gets compact documents: the role reaches the tree and every writer."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from generator import pipeline
from generator.compose.compact import compacted
from generator.model.document import Document, PageLayout, Table, TableKind
from generator.model.document_tree import as_data, document_from
from generator.render import writer_for
from generator.render.style import Style
from generator.render.words import body_words, plain
from generator.workspace import Workspace
from tests.acceptance.folder import content_folder
from tests.pdf_text import assert_body_words, body_pages
from tests.sample_document import sample_document

MODEL = Path("templates/modelovereenkomst/2026.1/model.yaml")
STEM = "bestandsnaam: modelovereenkomst\n"


@pytest.fixture(scope="module")
def compact() -> Document:
    sample = sample_document()
    return replace(sample, sections=tuple(map(compacted, sample.sections)), layout=PageLayout.COMPACT)


def tables_to_sign(document: Document) -> list[Table]:
    blocks = (block for section in document.sections for block in section.blocks)
    return [block for block in blocks if isinstance(block, Table) and block.kind is TableKind.SIGNATURE]


def test_the_role_of_a_model_reaches_its_documents(tmp_path: Path) -> None:
    root = content_folder(tmp_path, "pekela")
    model = (root / MODEL).read_text("utf-8")
    (root / MODEL).write_text(model.replace(STEM, STEM + "opmaak: compact\n", 1), "utf-8")
    workspace = Workspace(root.resolve())
    (subject,) = pipeline.check(workspace, [workspace.resolve("pekela")]).subjects
    made = {document.name: document for document in pipeline.documents(workspace, subject)}
    agreement, leaflet = made["modelovereenkomst"], made["informatieblad-oude-pekela"]
    assert (agreement.layout, leaflet.layout) == (PageLayout.COMPACT, PageLayout.SPACIOUS)
    assert subject.model.roles.amendment is not None
    assert subject.model.roles.amendment.document.layout is PageLayout.COMPACT
    for table in tables_to_sign(agreement):
        labels = [plain(cell.content) for cell in table.header]
        assert labels[0].startswith("Namens ")
        assert labels[-3:] == ["Plaats", "Datum", "Handtekening"]
        assert len(table.rows) == 1
        assert len(table.widths) == len(labels)


def test_it_is_laid_down_with_its_layout(compact: Document) -> None:
    assert document_from(as_data(compact)) == compact


def test_pdf_has_narrow_margins_and_the_same_words(style: Style, compact: Document) -> None:
    write = writer_for("pdf")
    pdf, spacious = write(compact, style), write(sample_document(), style)
    pages = body_pages(pdf)
    assert len(pages) < len(body_pages(spacious))
    headers = ["".join(plain(cell.content) for cell in table.header) for table in tables_to_sign(compact)]
    assert_body_words(pages, body_words(compact), [*headers, "Praktijk Uren Per Opmerking"])


def test_pdf_has_a_field_where_each_signatory_signs(style: Style, compact: Document) -> None:
    asked = replace(compact, meta=replace(compact.meta, signature_fields=True))
    fields = PdfReader(BytesIO(writer_for("pdf")(asked, style))).get_fields()
    assert fields is not None
    assert list(fields) == [table.anchor for table in tables_to_sign(compact)]


@pytest.mark.parametrize(
    ("file_format", "part", "margin"),
    [
        ("docx", "word/document.xml", r'<w:pgMar [^>]*w:left="(\d+)"'),
        ("odt", "styles.xml", r'fo:margin-left="([\d.]+)[a-z]+"[^>]*style:num-format'),
    ],
)
def test_office_files_have_narrow_margins(
    style: Style, compact: Document, file_format: str, part: str, margin: str
) -> None:
    def read(document: Document) -> str:
        with zipfile.ZipFile(BytesIO(writer_for(file_format)(document, style))) as archive:
            return archive.read(part).decode()

    narrow, wide = (re.search(margin, read(one)) for one in (compact, sample_document()))
    assert narrow
    assert wide
    unit = {"docx": 1440 / 25.4, "odt": 1.0}[file_format]
    was = float(wide[1]) if file_format == "docx" else float(wide[1]) * 10
    assert was / unit - float(narrow[1]) / unit == pytest.approx(4, abs=0.1)


def test_a_screen_reader_hears_who_signs(style: Style, compact: Document) -> None:
    page = writer_for("html")(compact, style).decode()
    assert 'aria-label="Namens Huisartsenpraktijk De Mussel, M. de Vries, huisarts"' in page


def test_odt_keeps_who_sign_on_one_page(style: Style, compact: Document) -> None:
    def table_style(document: Document) -> str:
        with zipfile.ZipFile(BytesIO(writer_for("odt")(document, style))) as archive:
            content = archive.read("content.xml").decode()
        found = re.search(r'<style:style style:name="handtekening" .*?</style:style>', content)
        return found[0] if found else ""

    assert 'fo:keep-with-next="always"' in table_style(compact)
    assert 'fo:keep-with-next="always"' not in table_style(sample_document())
