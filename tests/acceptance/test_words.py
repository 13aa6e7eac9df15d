"""Every document of every agreement and profile says the same words in every format."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from generator.edge.archives import read_parts
from generator.edge.xml import parse_xml
from generator.model.document import Document
from generator.render import writer_for
from generator.render.house_style import style_for
from generator.render.words import body_words, words_of_html
from tests.acceptance.content import NAMES, documents, workspace
from tests.acceptance.office import difference, words_in_office
from tests.acceptance.words import repeated_headers
from tests.pdf_text import assert_body_words, assert_full_pages, body_pages


@cache
def rendered(name: str, file_format: str) -> tuple[tuple[Document, bytes], ...]:
    style = style_for(workspace(), name)
    write = writer_for(file_format)
    return tuple((document, write(document, style)) for document in documents(name))


@pytest.mark.parametrize("name", NAMES)
def test_html_says_the_words_of_the_document(name: str) -> None:
    for document, page in rendered(name, "html"):
        assert difference(words_of_html(page), body_words(document)) == "", document.name


@pytest.mark.parametrize("name", NAMES)
def test_outline_says_the_words_of_the_document(name: str) -> None:
    for document, outline in rendered(name, "txt"):
        shown = [word for word in outline.decode().split() if word != "|"]
        assert difference(shown, body_words(document)) == "", document.name


@pytest.mark.parametrize("name", NAMES)
def test_pdf_says_the_words_of_the_document_on_full_pages(name: str) -> None:
    for document, pdf in rendered(name, "pdf"):
        assert_body_words(body_pages(pdf), body_words(document), repeated_headers(document))
        assert_full_pages(pdf)


@pytest.mark.parametrize("name", NAMES)
def test_every_part_of_a_word_file_is_well_formed(name: str) -> None:
    for document, data in rendered(name, "docx"):
        for part, content in read_parts(data).items():
            if part.endswith((".xml", ".rels")):
                assert parse_xml(content) is not None, f"{document.name}: {part}"


def test_word_says_the_words_of_every_document(tmp_path: Path) -> None:
    """One conversion for all files together; LibreOffice computes the numbers and references itself."""
    found = [(name, document, data) for name in NAMES for document, data in rendered(name, "docx")]
    files = {f"{name}--{document.name}": data for name, document, data in found}
    shown = words_in_office(files, tmp_path)
    wrong = {
        f"{name}/{document.name}": problem
        for name, document, _ in found
        if (problem := difference(shown[f"{name}--{document.name}"], body_words(document)))
    }
    assert wrong == {}
    assert len(shown) > len(NAMES)
