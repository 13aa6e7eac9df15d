"""A table row that takes a page or more stays one row of one table in the tags of a PDF."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.errors import RenderError
from generator.model.document import Document, Table, TableKind
from generator.render.pdf.writer import write_pdf
from generator.render.style import Style
from tests.pdf_tags import tag_tree
from tests.sample_document import inlines, replacement_article, row, sample_document

ROWS = 3


def with_long_row(place: int, words: int) -> Document:
    rows = [row(f"Rij {number}", "kort", "even kort") for number in range(ROWS)]
    rows[place] = row("Ouvre en Zn " * words, "kort", "even kort")
    table = Table(TableKind.PLAIN, "inzet", inlines("Inzet"), row("Naam", "Aantal", "Per"), tuple(rows))
    article = replace(replacement_article(), blocks=(table,))
    return replace(sample_document(), lead=(), sections=(article,))


@pytest.mark.parametrize("place", [0, 2])
@pytest.mark.parametrize("words", [100, 240, 405, 900])
def test_a_long_row_is_one_row(style: Style, place: int, words: int) -> None:
    tree = tag_tree(write_pdf(with_long_row(place, words), style))
    (table,) = tree.all("Table")
    assert [row.kinds for row in table.all("TR")] == [["TH"] * 3, *[["TH", "TD", "TD"]] * ROWS]
    assert [kind for kind in table.kinds if kind != "Caption"] == ["THead", "TBody"]
    assert table.all("TR")[place + 1].text.count("Ouvre") == words


def test_a_row_that_leaves_no_room_for_the_header_is_named(style: Style) -> None:
    with pytest.raises(
        RenderError, match=r'past de kop van de tabel niet: "Ouvre en Zn .*3420 tekens'
    ) as caught:
        write_pdf(with_long_row(0, 285), style)
    assert caught.value.hint == "Maak die tekst korter."
