"""How often something is, in the words that people have for it."""

from __future__ import annotations

from datetime import date

import pytest

from generator.schema.periods import periods_in

SAID = {
    "week": ("wekelijks", "elke week", "1x per week"),
    "twee weken": ("om de week", "elke twee weken", "veertien dagen"),
    "maand": ("maandelijks", "iedere maand", "Per maand."),
    "kwartaal": ("elk kwartaal", "om de 3 maanden", "vier keer per jaar", "driemaandelijks"),
    "halfjaar": ("per half jaar", "ieder halfjaar", "twee keer per jaar", "2x per jaar", "zes maanden"),
    "jaar": ("ieder jaar", "jaarlijks", "één keer per jaar", "eens in het jaar", "twaalf maanden"),
}
PHRASES = [(text, word) for word, texts in SAID.items() for text in texts]


@pytest.mark.parametrize(("text", "word"), PHRASES)
def test_a_phrase_is_read(text: str, word: str) -> None:
    assert [period.word for period in periods_in(text)] == [word]


@pytest.mark.parametrize(
    "text", ["", "ooit", "3 jaar", "ieder jaar op 1 mei", "2x per maand", "0 keer per jaar"]
)
def test_what_is_no_period_is_not_read_as_one(text: str) -> None:
    assert list(periods_in(text)) == []


def test_days_are_counted_to_the_end_of_a_short_month() -> None:
    (year,), (month,), (week,) = (tuple(periods_in(text)) for text in ("jaar", "maand", "twee weken"))
    assert year.after(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert month.after(date(2027, 10, 31), 4) == date(2028, 2, 29)
    assert week.after(date(2027, 12, 25), 2) == date(2028, 1, 22)
