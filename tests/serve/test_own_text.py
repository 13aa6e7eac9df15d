"""Own text for a lid, chosen by pointing at it: with the mouse, by keyboard, and without script."""

from __future__ import annotations

import re

import pytest
import yaml
from playwright.sync_api import Browser, expect

from generator import pipeline
from generator.workspace import Workspace
from tests.serve.forms import texts_at
from tests.serve.workbench import Workbench

BASE = "/o/agreements/veendam"
CHOOSE = f"{BASE}/eigen-tekst"
LID = "voorwerp-en-doel.geen-quotum"
FORM = f"{CHOOSE}?lid={LID}"
TEXT = "Partijen verbinden geen bonus aan:\n- het aantal verwijzingen; of\n- de duur van de hulp."


def deviation(workbench: Workbench, lid: str = LID) -> dict[str, str] | None:
    data = yaml.safe_load(workbench.file("veendam").read_text("utf-8"))
    found = data.get("afwijkingen", {}).get(lid)
    assert found is None or isinstance(found, dict)
    return found


def write(workbench: Workbench, kind: str, text: str, reason: str, button: str = "opslaan") -> int:
    form = [("lid", LID), ("soort", kind), ("tekst", text), ("motivering", reason), ("doe", button)]
    return workbench.post(CHOOSE, form).status


def test_every_lid_of_an_article_leads_to_its_form(fresh: Workbench) -> None:
    page = fresh.get(CHOOSE).text
    leden = re.findall(r'eigen-tekst\?lid=([^"]+)"', page)
    assert len(leden) > 100
    assert len(set(leden)) == len(leden)
    assert "Artikel 2 (Voorwerp en doel), lid 4" in fresh.get(FORM).text.replace("\xa0", " ")
    assert not re.findall(r'eigen-tekst\?lid=([^"]+)"', fresh.get(f"{BASE}/vraag/kenmerk").text)


@pytest.mark.parametrize("kind", ["vervangt", "voegt_toe"])
def test_own_text_comes_in_the_agreement_with_its_reason(fresh: Workbench, kind: str) -> None:
    assert write(fresh, kind, TEXT.replace("\n", "\r\n"), "Wens van de\r\nhuisartsengroep.") == 303
    expected = {"soort": kind, "tekst": f"{TEXT}\n", "motivering": "Wens van de huisartsengroep."}
    assert deviation(fresh) == expected
    page = fresh.get(FORM)
    assert "de duur van de hulp." in texts_at(page, "blad")[0]
    assert TEXT in page.text
    assert not pipeline.check(Workspace(fresh.root), [fresh.file("veendam")]).errors
    groups = fresh.get(f"{BASE}/groep").text.replace("\xa0", " ")
    assert "Artikel 2 (Voorwerp en doel), lid 4" in groups
    assert fresh.get(f"{BASE}/naar/afwijkingen/{LID}/tekst").headers["location"] == FORM


def test_a_lid_lapses_and_comes_back(fresh: Workbench) -> None:
    before = fresh.file("veendam").read_bytes()
    assert write(fresh, "vervalt", "", "Dit speelt hier niet.") == 303
    assert deviation(fresh) == {"soort": "vervalt", "motivering": "Dit speelt hier niet."}
    page = fresh.get(FORM)
    assert "Partijen verbinden geen beloning" in texts_at(page, "nu")[0]
    assert "Partijen verbinden geen beloning" not in texts_at(page, "artikel")[1]
    assert write(fresh, "vervalt", "", "", "terug") == 303
    assert fresh.file("veendam").read_bytes() == before


def test_without_text_or_reason_nothing_is_stored_and_nothing_lost(fresh: Workbench) -> None:
    before = fresh.file("veendam").read_bytes()
    reply = fresh.post(CHOOSE, [("lid", LID), ("soort", "vervangt"), ("tekst", TEXT), ("motivering", " ")])
    assert reply.status == 409
    assert "Vul in waarom u afwijkt." in texts_at(reply, "samenvatting")[0]
    assert TEXT in reply.text
    assert fresh.file("veendam").read_bytes() == before


def test_what_else_a_deviation_says_stays(fresh: Workbench) -> None:
    file = fresh.file("veendam")
    own = (
        f"afwijkingen:\n  {LID}:  # besproken\n    soort: vervangt\n    praktijk: centrum\n    tekst: Oud.\n"
    )
    file.write_text(file.read_text("utf-8") + own + "    motivering: Zo is het.\n", "utf-8")
    assert write(fresh, "vervangt", "Nieuw.", "Zo is het.") == 303
    assert own.replace("Oud.", "Nieuw.") in file.read_text("utf-8")


@pytest.mark.parametrize("lid", ["", "bestaat.niet", "voorwerp-en-doel", "../veendam", "taken.1"])
def test_what_is_no_lid_gets_no_text(fresh: Workbench, lid: str) -> None:
    before = fresh.file("veendam").read_bytes()
    form = [("lid", lid), ("soort", "vervangt"), ("tekst", "x"), ("motivering", "y"), ("doe", "opslaan")]
    reply = fresh.post(CHOOSE, form)
    assert reply.status == 404
    assert "Wat u invulde" in reply.text
    assert fresh.file("veendam").read_bytes() == before


@pytest.mark.slow
@pytest.mark.parametrize("script", [True, False])
def test_somebody_points_at_a_lid(fresh: Workbench, browser: Browser, script: bool) -> None:
    context = fresh.context(browser, java_script_enabled=script, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(fresh.address + f"{BASE}/groep")
    page.get_by_role("link", name="Kies een lid", exact=True).click()
    page.get_by_text("Partijen verbinden geen beloning").click()
    page.wait_for_url("**/eigen-tekst?lid=*")
    page.get_by_label("Eigen tekst", exact=True).fill("Partijen betalen geen bonus.")
    page.get_by_label("Waarom wijkt u af?").fill("Het stond er dubbel.")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("status").filter(has_text="Opgeslagen.")).to_be_visible()
    assert "Partijen betalen geen bonus." in page.locator(".blad .gekozen").inner_text()
    context.close()


@pytest.mark.slow
def test_a_lid_is_chosen_by_keyboard(fresh: Workbench, browser: Browser) -> None:
    context = fresh.context(browser, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(fresh.address + CHOOSE)
    page.get_by_role("link", name="Artikel 2 (Voorwerp en doel)").focus()
    page.keyboard.press("Enter")
    for _ in range(4):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/eigen-tekst?lid={LID}")
    assert page.get_by_label("Eigen tekst", exact=True).is_visible()
    context.close()
