"""Every format says the same words."""

from __future__ import annotations

import pytest

from generator.model.document import Table
from generator.render import writer_for
from generator.render.outline_writer import write_outline
from generator.render.style import Style
from generator.render.web.page import write_html
from generator.render.words import body_words, plain, words_of_html
from tests.pdf_text import assert_body_words, body_pages
from tests.sample_document import HOSTILE, sample_document


def test_words_cover_labels_fields_gaps_references_and_cells() -> None:
    text = " ".join(body_words(sample_document()))
    for words in (
        "Artikel 7 Vervanging 1. De werkgever regelt",
        "1° van organisatorische aard; of 2° van",
        "Zie artikel 7, lid 2, onderdeel b, en artikel 7.3.8 van de Jeugdwet, over [nog in te vullen:",
        "Inzet per praktijk Praktijk Uren Per Opmerking Praktijk 1 1,5 uur per week",
        "Dorpsstraat 1 9580 AA Musselkanaal",
        f"Werkgever {HOSTILE} artikel 7 Inschrijving",
    ):
        assert words in text


def test_html_says_the_words_of_the_tree(style: Style) -> None:
    document = sample_document()
    assert words_of_html(write_html(document, style)) == body_words(document)


def test_outline_says_the_words_of_the_tree() -> None:
    document = sample_document()
    outline = write_outline(document).decode().split()
    assert [word for word in outline if word != "|"] == [word for word in body_words(document) if word != "|"]


def test_pdf_says_the_words_of_the_tree(style: Style) -> None:
    document = sample_document()
    pdf = writer_for("pdf")(document, style)
    tables = [block for section in document.sections for block in section.blocks if isinstance(block, Table)]
    headers = ["".join(plain(cell.content) for cell in table.header) for table in tables]
    assert_body_words(body_pages(pdf), body_words(document), headers)


def test_words_outside_main_do_not_count() -> None:
    page = b"<header>kop</header><main>een<br>twee <strong>dr</strong><em>ie</em></main>na"
    assert words_of_html(page) == ["een", "twee", "drie"]
    assert words_of_html(b"<main><p>a<span>b</span></p><p>c&amp;d</p></main>") == ["ab", "c&d"]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("een twee\ndrie\n", ["een", "twee", "drie", "vier"]),
        ("een twee\ndrie\n", ["een", "drie"]),
        ("een twee\n", ["eentwee"]),
        ("eentwee\n", ["een", "twee"]),
        ("een-twee\n", ["eentwee"]),
    ],
    ids=["missing", "extra", "parted", "glued", "hyphen inside a line"],
)
def test_comparison_with_a_pdf_sees_every_difference(page: str, words: list[str]) -> None:
    with pytest.raises(AssertionError):
        assert_body_words([page], words)


def test_comparison_with_a_pdf_allows_line_ends_and_repeated_headers() -> None:
    pages = ["Naam Uren\njeugd\u00ad\nhulp GZ-\npsycholoog\n", "Naam U\u00ad\nren\n12\n"]
    assert_body_words(pages, ["Naam", "Uren", "jeugdhulp", "GZ-psycholoog", "12"], ["Naam Uren"])
