"""Addresses, codes and digests keep their signs: a line end adds no hyphen, and a reader finds them whole."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from generator.model.document import Text
from generator.render.pdf.writer import write_pdf
from generator.render.style import Style
from generator.render.web.fixed_words import fixed_words
from tests.pdf_validity import problems
from tests.sample_document import paragraph, replacement_article, sample_document, value

FIXED = (
    "contact@verbeeldinga.example",
    "https://gemeente-verbeeldinga.example/jeugd/ondersteuner_jeugd_en_gezin?jaar=2027",
    "www.verbeeldinga.example",
    "verbeeldinga.example",
    "MG-2026-8804-A",
    "VERBEELDINGA/OJG-OVEREENKOMST-2027.0001",
    "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
)
ORDINARY = (
    "24-uursbereikbaarheid",
    "12-jarigenonderzoek",
    "jeugdhulpverlening",
    "en/of-voorziening",
    "huisartsenpraktijk.",
    "ojg-1",
    "(verwerkingsverantwoordelijke),",
)


@pytest.mark.parametrize("word", FIXED)
def test_words_that_take_no_hyphen(word: str) -> None:
    written = fixed_words(f"Zie ({word}), ook & later.")
    assert written.startswith('Zie (<span class="vast">')
    assert written.endswith("</span>), ook &amp; later.")
    assert re.sub(r"<[^>]+>", "", written) == f"Zie ({word}), ook &amp; later."


@pytest.mark.parametrize("word", ORDINARY)
def test_words_like_any_other(word: str) -> None:
    assert fixed_words(word) == word


def test_a_pdf_breaks_them_without_a_hyphen_and_softens_the_hyphens_it_adds(style: Style) -> None:
    filler = [Text("a" * length + " ") for length in range(40, 90, 7)]
    rows = [paragraph(before, value(word)) for word in FIXED for before in filler]
    long = paragraph("verwerkingsverantwoordelijkheidsverdeling " * 30)
    section = replace(replacement_article(), blocks=(*rows, long))
    made = write_pdf(replace(sample_document(), lead=(), sections=(section,)), style)
    assert problems(made) == []
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages)
    joined = re.sub(r"\s", "", text)
    assert all(joined.count(word) >= len(filler) for word in FIXED)
    assert "\u00ad\n" in text
    assert re.sub(r"\u00ad?\n", "", text).count("verwerkingsverantwoordelijkheidsverdeling") == 30
