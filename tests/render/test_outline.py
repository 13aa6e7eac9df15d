"""The text outline, read as people read it."""

from __future__ import annotations

from generator.render.outline_writer import write_outline
from tests.sample_document import sample_document

ARTICLE = """
Artikel 7 Vervanging
   1. De werkgever regelt vervanging na 14 dagen. De praktijk en de werkgever overleggen
   2. De praktijk kan weigeren als:
      a. de vervanger onvoldoende bekwaam is; of
      b. een zwaarwegend belang zich verzet:
         1° van organisatorische aard; of
         2° van financiële aard.
   3. Huisartsenpraktijksamenwerkingsverbandondersteuningsfunctionarissenoverleg.
      Tweede alinea van het lid.
   4. Zie artikel 7, lid 2, onderdeel b, en artikel 7.3.8 van de Jeugdwet, over [nog in te vullen: KvK-numm
"""


def test_outline_shows_numbers_and_depth() -> None:
    lines = write_outline(sample_document()).decode().splitlines()
    start = lines.index("Artikel 7 Vervanging")
    shown = [line[:88] if "regelt" in line else line[:107] for line in lines[start : start + 10]]
    assert shown == ARTICLE.strip().splitlines()


def test_outline_starts_with_title_and_lead() -> None:
    lines = write_outline(sample_document()).decode().splitlines()
    assert lines[0] == "Overeenkomst Ondersteuner Jeugd en Gezin"
    assert lines[2:5] == ["Status: concept · kenmerk OJG-GM0037-2026", "", "Kernafspraken"]


def test_tables_are_rows_of_cells() -> None:
    text = write_outline(sample_document()).decode()
    assert "   Inzet per praktijk\n   Praktijk | Uren | Per | Opmerking\n   Praktijk 1 | 1,5 | uur" in text
