"""What pages say of a file is true of it as it is now."""

from __future__ import annotations

import pytest

from tests.serve.forms import elements_at, send, texts_at
from tests.serve.workbench import Workbench

pytestmark = pytest.mark.slow
BASE = "/o/agreements/veendam"
PRACTICES = f"{BASE}/groep/praktijken"


def _headings(fresh: Workbench, page: str, level: str) -> list[str]:
    return [one.text_content() for one in elements_at(fresh.get(f"{BASE}/{page}"), f"//{level}")]


def _without(fresh: Workbench, *keys: str) -> None:
    send(fresh, PRACTICES, dict.fromkeys((f"praktijken/wildervank/{key}" for key in keys), ""), "opslaan")


def test_a_concept_in_which_something_is_wrong_is_not_called_ready(fresh: Workbench) -> None:
    assert _headings(fresh, "", "h1") == ["Alles is ingevuld"]
    send(fresh, PRACTICES, {"praktijken/wildervank/naam": "Praktijk"}, "opslaan")
    send(fresh, f"{BASE}/vraag/uren/inzet", {"uren/inzet/ojg-1/centrum/uren": "7"})
    assert _headings(fresh, "", "h1") == ["Zet recht wat niet klopt"]
    assert "vragen klaar voor een concept" in texts_at(fresh.get(f"{BASE}/"), "telling")[0]


def test_what_is_still_needed_is_named(fresh: Workbench) -> None:
    _without(fresh, "adres/straat", "adres/postcode")
    told = texts_at(fresh.get(f"{BASE}/"), "uitleg")
    assert "Voor de ondertekening zijn nog 2 gegevens nodig: straat en postcode." in told
    _without(fresh, "adres/plaats")
    told = texts_at(fresh.get(f"{BASE}/"), "uitleg")
    assert "Voor de ondertekening zijn nog 3 gegevens nodig, zoals straat en postcode." in told


def test_what_is_asked_now_is_not_said_to_come_later(fresh: Workbench) -> None:
    question = f"{BASE}/vraag/praktijken"
    assert "Pas nodig voor" not in fresh.get(question).text
    assert "Nodig voor de ondertekening" in fresh.get(question).text
    assert "Nu is de naam" not in fresh.get(question).text
    send(fresh, f"{BASE}/groep/looptijd", {"looptijd/ingang": ""}, "opslaan")
    assert "Pas nodig voor de ondertekening" in fresh.get(question).text


def test_what_the_model_says_nothing_about_does_not_follow_it(fresh: Workbench) -> None:
    rows = [" ".join(one.text_content().split()) for one in elements_at(fresh.get(f"{BASE}/groep"), "//li")]
    (amendment,) = (one for one in rows if one.startswith("Allonge"))
    assert "volgt het model" not in amendment
    assert any("volgt het model" in one for one in rows)


def test_a_step_is_called_after_what_stands_in_it(fresh: Workbench) -> None:
    send(fresh, f"{BASE}/groep/looptijd", {"looptijd/opzegtermijn_maanden": "2"}, "opslaan")
    steps = _headings(fresh, "ondertekenen", "h2")
    assert "Kijk na of dit klopt" in steps
    assert "Zet recht wat niet klopt" not in steps


def test_points_to_look_up_have_one_heading(fresh: Workbench) -> None:
    file = fresh.file("veendam")
    file.write_text(file.read_text("utf-8").replace("\nstatus: voorbeeld", "\nstatus: concept", 1), "utf-8")
    page = fresh.get(f"{BASE}/controleer")
    assert [one.text_content() for one in elements_at(page, "//*[@id='nagaan']")] == [
        "Voor de ondertekening na te gaan"
    ]
    (points,) = elements_at(page, "//fieldset[.//input[starts-with(@name, 'punt:')]]")
    assert points.get("aria-labelledby") == "nagaan"
    assert not points.findall("legend")
