"""How lint reads Dutch: forms of defined terms, and sentences."""

from __future__ import annotations

import pytest

from generator.model.template import Clause
from generator.tasks.lint.definitions import pattern_of
from generator.tasks.lint.prose import sentences_of


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("aanmelden", "De huisarts kan een jeugdige aanmelden."),
        ("aanmelden", "wie is aangemeld"),
        ("aanmelden", "De huisarts meldt de jeugdige bij de OJG aan."),
        ("doorgeleiden", "De OJG geleidt het gezin door naar het lokale team."),
        ("verwijzen", "De huisarts verwijst."),
        ("praktijk", "de praktijken"),
        ("jeugdige", "jeugdigen en ouders"),
        ("ouder met gezag", "de ouders met\ngezag"),
        ("HIS", "in het HIS"),
    ],
)
def test_a_term_is_found_in_its_forms(term: str, text: str) -> None:
    assert pattern_of(term).search(text)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("HIS", "zijn historie, his"),
        ("praktijk", "de huisartsenpraktijk"),
        ("aanmelden", "De huisarts meldt dit."),
        ("ouder met gezag", "de ouder zonder gezag"),
    ],
)
def test_another_word_is_not_that_term(term: str, text: str) -> None:
    assert not pattern_of(term).search(text)


def sentences(body: str) -> list[tuple[str, int, int, int]]:
    clause = Clause("proef", "Proef", "proef.md", body, 10)
    return [(each.text, each.words, each.spot.line, each.spot.column) for each in sentences_of(clause)]


def test_sentences_know_their_words_and_place() -> None:
    body = (
        "1. {#een} Eerste zin met {{ een.waarde | datum }}. Tweede\n"
        "   zin volgens [](#ander.lid) en [artikel 1 van de wet](wet:bw/7:1):\n"
        "   - een **onderdeel**; en\n"
        "\n"
        "{% if x %}\n"
        "| Cel een. Nog een | cel twee |\n"
        "|---|---|\n"
        "{% endif %}\n"
    )
    found = sentences(body)
    assert [(words, line, column) for _, words, line, column in found] == [
        (4, 10, 11),
        (10, 10, 52),
        (2, 12, 6),
        (1, 12, 25),
        (2, 15, 3),
        (2, 15, 12),
        (2, 15, 22),
    ]
    assert found[2][0] == "een onderdeel;"
