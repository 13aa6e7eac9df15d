"""What is said beside a finding: what to do, once, and what to write."""

from __future__ import annotations

import pytest

from generator.proposals import Drop, Proposal, Put, advice

AWAY = Proposal("laat `werkgever.gemeente` weg", (Drop(("werkgever", "gemeente")),), is_order=True)
WRITTEN = Proposal("soort: gemeente", (Put(("werkgever", "soort"), "gemeente"),))


@pytest.mark.parametrize(
    "hint",
    [
        "Haal `werkgever.gemeente` weg, of kies soort `gemeente`.",
        "Kies een andere soort, of haal `gemeente` weg.",
        "Haal deze regel weg.",
    ],
)
def test_an_order_that_the_hint_gives_is_not_repeated(hint: str) -> None:
    assert advice(hint, (AWAY,)) == hint


def test_another_order_is_told() -> None:
    assert advice("Haal `praktijk` weg.", (AWAY,)).endswith("\nLaat `werkgever.gemeente` weg.")
    assert advice("Kies een van de twee.", (WRITTEN, AWAY)).splitlines()[1:] == [
        "Schrijf: soort: gemeente",
        "Of: laat `werkgever.gemeente` weg.",
    ]
