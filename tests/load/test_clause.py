from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import TemplateError
from generator.load.clause import read_clause
from generator.model.template import Clause

TEXT = """---
id: vervanging
titel: Vervanging
grondslag: []
achtergrond: [jeugdwet/2.11]
wanneer: |
  taken.aard != "preventie"
anders: De hulp is alleen preventie.
toelichting: |
  Waarom dit artikel er is.
---
1. {#termijn} Tekst.
"""


def read(tmp_path: Path, text: str, name: str = "vervanging") -> Clause:
    path = tmp_path / f"{name}.md"
    path.write_text(text, encoding="utf-8")
    return read_clause(path, f"artikelen/{name}.md")


def test_a_clause_knows_its_parts_and_their_lines(tmp_path: Path) -> None:
    clause = read(tmp_path, TEXT)
    assert (clause.id, clause.title) == ("vervanging", "Vervanging")
    assert (clause.grondslag, clause.achtergrond) == ((), ("jeugdwet/2.11",))
    assert clause.wanneer == 'taken.aard != "preventie"\n'
    assert clause.wanneer_line == 7
    assert clause.spot("anders").line == 8
    assert clause.body == "1. {#termijn} Tekst.\n"
    assert clause.body_spot.line == 12
    assert TEXT.splitlines()[clause.body_line - 1] == "1. {#termijn} Tekst."


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("1. Tekst\n", "begint met een kop", 1),
        ("---\nid: vervanging\n", "niet afgesloten", 1),
        (TEXT.replace("anders:", "ander:"), '"ander" hoort niet', 8),
        (TEXT.replace("titel: Vervanging\n", ""), 'ontbreekt "titel"', 1),
        (TEXT.replace("id: vervanging", "id: ziekte"), "niet de naam van het bestand", 2),
        (TEXT.replace("[jeugdwet/2.11]", "jeugdwet/2.11"), "hoort een lijst", 5),
        (TEXT.replace("titel: Vervanging", "titel: Taken: wie"), "nog een dubbele punt", 3),
        (TEXT.replace("Tekst.", "Te\u200bkst."), "verborgen teken", 12),
        (TEXT + "Tekst.\n" * 40_000, "groter dan 256 kB", 1),
    ],
)
def test_a_wrong_clause_says_where(tmp_path: Path, text: str, message: str, line: int) -> None:
    with pytest.raises(TemplateError, match=message) as caught:
        read(tmp_path, text)
    assert caught.value.spot is not None
    assert caught.value.spot.line == line
    assert caught.value.spot.file == "artikelen/vervanging.md"
