"""What cannot be: said at its field, never a page that breaks, and never a silent choice."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.language.showing import written
from tests.serve.forms import send, texts_at
from tests.serve.workbench import Workbench

BASE = "/o/agreements/veendam"
HOURS = f"{BASE}/vraag/uren/inzet"


@pytest.mark.parametrize("typed", ["99999999999999999999", "-5", "1e9999999", "NaN"])
def test_a_number_out_of_bounds_is_said_at_its_field_and_in_the_list(fresh: Workbench, typed: str) -> None:
    reply = send(fresh, HOURS, {"uren/inzet/ojg-1/centrum/uren": typed})
    page = fresh.get(reply.headers["location"])
    assert page.status == 200
    assert f'value="{typed}"' in page.text
    words = "Vul een getal in van 0,25 tot en met 40, zoals 6."
    assert texts_at(page, "zin") == [f"Klopt niet: {words}"]
    assert f": {words}" in texts_at(page, "samenvatting")[0]


@pytest.mark.parametrize("display", ["", "getal", "bedrag", "procent"])
@pytest.mark.parametrize("value", ["9" * 20, "-1e24", "1e25", "1e9999999", "1e-9999", "NaN", "Infinity"])
def test_every_number_can_be_written(display: str, value: str) -> None:
    assert len(written(Decimal(value), display)) < 60


def test_a_large_number_is_written_out() -> None:
    assert written(Decimal("9" * 20), "getal") == "99.999.999.999.999.999.999"
