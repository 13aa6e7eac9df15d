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


def test_another_entry_of_the_same_name_is_told_by_its_short_name(fresh: Workbench) -> None:
    names = {f"praktijken/{key}/naam": "Huisartsenpraktijk De Wilg" for key in ("wildervank", "centrum")}
    send(fresh, PRACTICES, names, "opslaan")
    (said,) = (one for one in texts_at(fresh.get(PRACTICES), "zin") if "als naam van de praktijk" in one)
    assert "Ook de praktijk met de korte naam " in said
    assert "Praktijk heeft" not in said


def test_an_entry_without_a_name_is_quoted_as_the_form_has_it(fresh: Workbench) -> None:
    file = fresh.file("veendam")
    text = file.read_text("utf-8").replace("    gemeente-beroeps:\n", "    verzekering-1:\n", 1)
    text = text.replace("eur: wettelijk", "eur: 1000000").replace("eur: 2500000", "eur: 1000", 1)
    file.write_text(text, "utf-8")
    said = texts_at(fresh.get(f"{BASE}/controleer"), "zin")
    assert any('De polis "Verzekering 1" verzekert' in one for one in said)


def test_the_name_of_a_value_says_nothing_twice(kept: Workbench) -> None:
    values = {"adres/straat": "Nieuwelaan", "contact/functie": "beleidsmedewerker"}
    page = f"{BASE}/groep/gemeenten"
    send(kept, page, {f"gemeenten/veendam/{key}": words for key, words in values.items()}, "opslaan")
    (said,) = texts_at(kept.get(f"{BASE}/controleer"), "regels")
    assert "Straat (adres van de gemeente): " in said
    assert "Functie van de contactpersoon van de gemeente: " in said
