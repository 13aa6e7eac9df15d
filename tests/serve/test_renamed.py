"""Short names: offered for what nobody named, followed by what waits, and gone in another tab."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from generator.findings import Severity
from generator.git import run_git
from generator.pipeline import check
from generator.workspace import Workspace
from tests.serve.forms import elements_at, send, texts_at
from tests.serve.workbench import Reply, Workbench

PEKELA = "/o/agreements/pekela"
FIRST = "praktijken/praktijk-1"
BASE = "/o/agreements/veendam"
PRACTICES = f"{BASE}/vraag/praktijken"
HOURS = f"{BASE}/vraag/uren/inzet"


def read(workbench: Workbench, name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(workbench.file(name).read_text("utf-8"))
    return found


def begun(workbench: Workbench, name: str) -> Reply:
    """Make a new agreement, name its practice and go on; return the page of the practices."""
    workbench.post("/nieuw", [("plaats", "Pekela"), ("keuze:werkgever.soort", "gemeente")])
    page = f"{PEKELA}/vraag/praktijken"
    send(workbench, page, {f"{FIRST}/naam": name})
    send(workbench, f"{PEKELA}/vraag/kenmerk", {})
    return workbench.get(page)


def renamed(workbench: Workbench, path: str, name: str, page: str = PRACTICES) -> Reply:
    return workbench.post(page, [(f"naam:{path}", name), ("doe", f"naam:{path}")])


def offered(reply: Reply) -> str:
    (box,) = elements_at(reply, f"//input[@name='naam:{FIRST}']")
    return str(box.get("value"))


def test_a_name_for_documents_is_offered_and_not_taken(fresh: Workbench) -> None:
    seen = begun(fresh, "Huisartsenpraktijk De Wilg")
    assert [*read(fresh, "pekela")["praktijken"]] == ["praktijk-1"]
    assert offered(seen) == "huisartsenpraktijk-de-wilg"
    assert any("bestandsnamen van de documenten" in text for text in texts_at(seen, "hulp"))
    renamed(fresh, FIRST, offered(seen), f"{PEKELA}/vraag/praktijken")
    assert [*read(fresh, "pekela")["praktijken"]] == ["huisartsenpraktijk-de-wilg"]
    again = fresh.get(f"{PEKELA}/vraag/praktijken")
    assert not any("bestandsnamen van de documenten" in text for text in texts_at(again, "hulp"))


def test_a_short_name_made_of_an_older_name_is_offered_anew_and_a_chosen_one_is_kept(
    fresh: Workbench,
) -> None:
    page, group = f"{PEKELA}/vraag/praktijken", "praktijken"
    begun(fresh, "Huisartsenpraktijk De Wilg")
    fresh.post(page, [("nieuw:praktijken", "Praktijk De Esdoorn"), ("doe", "bij:praktijken")])
    first, second = f"{group}/praktijk-de-esdoorn", f"{group}/praktijk-het-veenhuis"
    boxes = f"//input[starts-with(@name, 'naam:{group}/praktijk-')][@aria-describedby]"
    assert [one.get("name") for one in elements_at(fresh.get(page), boxes)] == [f"naam:{FIRST}"]
    send(fresh, page, {f"{first}/naam": "Praktijk Het Veenhuis"})
    assert [one.get("value") for one in elements_at(fresh.get(page), boxes)][1:] == ["praktijk-het-veenhuis"]
    renamed(fresh, first, "praktijk-het-veenhuis", page)
    assert [one.get("name") for one in elements_at(fresh.get(page), boxes)] == [f"naam:{FIRST}"]
    renamed(fresh, second, "praktijk-oost", page)
    send(fresh, page, {f"{group}/praktijk-oost/naam": "Praktijk De Linde"})
    assert [one.get("name") for one in elements_at(fresh.get(page), boxes)] == [f"naam:{FIRST}"]


@pytest.mark.parametrize("name", ["veendam", "werkgever"])
def test_a_name_of_another_party_is_refused(fresh: Workbench, name: str) -> None:
    before = fresh.file("veendam").read_bytes()
    assert renamed(fresh, "praktijken/wildervank", name).status == 409
    assert fresh.file("veendam").read_bytes() == before
    fresh.post(PRACTICES, [("nieuw:praktijken", "Veendam"), ("doe", "bij:praktijken")])
    assert "veendam" not in read(fresh, "veendam")["praktijken"]


@pytest.mark.parametrize("name", ["Praktijk 1", "Praktijk 2", "!!!", "123"])
def test_no_name_is_offered_that_says_no_more(fresh: Workbench, name: str) -> None:
    assert offered(begun(fresh, name)) == "praktijk-1"


@pytest.mark.parametrize(
    ("name", "begin"),
    [("Praktijk " + " ".join(["gezondheidscentrum"] * 12), "praktijk-gezond"), ("y" * 200, "yyy")],
)
def test_a_name_that_is_offered_or_added_is_never_too_long(fresh: Workbench, name: str, begin: str) -> None:
    page, file = f"{PEKELA}/vraag/praktijken", fresh.file("pekela")
    offer = offered(begun(fresh, name))
    fresh.post(page, [("nieuw:praktijken", name), ("doe", "bij:praktijken")])
    fresh.post(page, [("nieuw:praktijken", name), ("doe", "bij:praktijken")])
    assert offered(fresh.get(page)) == f"{offer}-3"
    renamed(fresh, FIRST, f"{offer}-3", page)
    assert [*read(fresh, "pekela")["praktijken"]] == [f"{offer}-3", offer, f"{offer}-2"]
    assert offer.startswith(begin)
    assert not offer.endswith("gezond")
    report = check(Workspace(fresh.root), [file])
    assert not [one for one in report.findings if one.rule == "sleutel-te-lang"]


def test_an_answer_for_what_has_another_name_now_is_refused(fresh: Workbench) -> None:
    hours, practices = fresh.get(HOURS), fresh.get(PRACTICES)
    renamed(fresh, "praktijken/wildervank", "aan-de-bocht")
    before, waiting = fresh.file("veendam").read_bytes(), fresh.journal.of("agreements/veendam.yaml")
    for page, seen, place, typed in (
        (HOURS, hours, "uren/inzet/ojg-1/wildervank/uren", "7"),
        (HOURS, hours, "uren/inzet/ojg-1/wildervank/uren", "veel"),
        (PRACTICES, practices, "praktijken/wildervank/naam", "Aan de Gracht"),
        (f"{BASE}/groep/praktijken", practices, "praktijken/wildervank/kvk", "mijn nummer"),
    ):
        was = dict(_was(seen)).get(f"h:{place}", "")
        reply = fresh.post(page, [(f"h:{place}", was), (f"w:{place}", typed), ("doe", "opslaan")])
        assert reply.status == 409
        (said,) = texts_at(reply, "samenvatting")
        assert typed in said
        assert "Dit onderdeel is er niet meer: het is weggehaald of heeft een andere korte naam." in said
    assert fresh.file("veendam").read_bytes() == before
    assert fresh.journal.of("agreements/veendam.yaml") == waiting == {}


def _was(reply: Reply) -> list[tuple[str, str]]:
    boxes = elements_at(reply, "//input[starts-with(@name, 'h:')]")
    return [(str(one.get("name")), str(one.get("value"))) for one in boxes]


def test_the_rest_of_a_form_is_stored_when_one_entry_is_gone(fresh: Workbench) -> None:
    seen = fresh.get(HOURS)
    renamed(fresh, "praktijken/wildervank", "aan-de-bocht")
    kept = {"uren/inzet/ojg-1/wildervank/uren": "7", "uren/inzet/ojg-1/centrum/uren": "9"}
    assert send(fresh, HOURS, kept, "opslaan", seen).status == 409
    data = read(fresh, "veendam")["uren"]["inzet"]["ojg-1"]
    assert [*data] == ["centrum", "aan-de-bocht"]
    assert data["centrum"]["uren"] == 9


def test_what_waits_gets_the_other_name_too(fresh: Workbench) -> None:
    send(fresh, HOURS, {"uren/inzet/ojg-1/wildervank/uren": "veel uren"}, "opslaan")
    group = f"{BASE}/groep/praktijken"
    send(fresh, group, {"praktijken/wildervank/kvk": "mijn nummer"}, "opslaan")
    renamed(fresh, "praktijken/wildervank", "aan-de-bocht")
    assert fresh.journal.of("agreements/veendam.yaml") == {
        ("uren", "inzet", "ojg-1", "aan-de-bocht", "uren"): "veel uren",
        ("praktijken", "aan-de-bocht", "kvk"): "mijn nummer",
    }
    assert 'value="veel uren"' in fresh.get(HOURS).text
    assert 'value="mijn nummer"' in fresh.get(group).text


@pytest.mark.slow
def test_an_entry_comes_back_without_what_hung_on_another_that_is_gone(kept: Workbench) -> None:
    send(kept, PRACTICES, {}, "opslaan")
    commit = run_git(kept.root, "log", "-1", "--format=%H").text
    file = kept.file("veendam")
    before = _errors(kept, file)
    for gone in ("praktijken/wildervank", "ojg/ojg-1"):
        kept.post(f"{BASE}/weghalen/{gone}", [("doe", "weg")])
    without = _errors(kept, file)
    for back in ("praktijken/wildervank", "ojg/ojg-1"):
        done = kept.post(f"{BASE}/geschiedenis", [("versie", commit), ("pad", back)])
        said = " ".join(texts_at(kept.get(done.headers["location"].partition("#")[0]), "bij-waarschuwing"))
        assert ("hoort dat er niet meer is" in said) == (back == "praktijken/wildervank")
        assert _errors(kept, file) <= without | before
    data = read(kept, "veendam")
    assert data["praktijken"]["wildervank"]["naam"]
    assert [*data["uren"]["inzet"]["ojg-1"]] == ["centrum", "wildervank"]


@pytest.mark.slow
def test_a_renamed_entry_is_no_gone_one_and_a_new_one(kept: Workbench) -> None:
    commit = run_git(kept.root, "log", "-1", "--format=%H").text
    was, data = read(kept, "veendam")["praktijken"]["wildervank"]["naam"], read(kept, "veendam")
    renamed(kept, "praktijken/wildervank", "aan-de-bocht")
    there = "praktijken/aan-de-bocht/naam"
    send(kept, PRACTICES, {there: "Aan de Bocht"}, "opslaan")
    told = {
        "Aan de Bocht (praktijk): korte naam wildervank → aan-de-bocht",
        f"Naam van de praktijk (Aan de Bocht): {was} → Aan de Bocht",
    }
    shown = elements_at(kept.get(f"{BASE}/controleer"), "//ul[@class='regels']/li")
    assert {one.text_content() for one in shown} == told
    page = kept.get(f"{BASE}/geschiedenis?versie={commit}")
    assert "Nieuw sinds de laatste versie: 2 antwoorden" in page.text
    rows = texts_at(page, "terugzetten")
    assert [one.partition(" Zet terug")[0] for one in rows] == [
        f"Naam van de praktijk (Aan de Bocht): toen {was}; nu Aan de Bocht."
    ]
    done = kept.post(f"{BASE}/geschiedenis", [("versie", commit), ("pad", there)])
    assert "Teruggezet" in texts_at(kept.get(done.headers["location"].partition("#")[0]), "bij-goed")[0]
    now = read(kept, "veendam")
    assert now["praktijken"].pop("aan-de-bocht") == data["praktijken"].pop("wildervank")
    assert now["praktijken"] == data["praktijken"]
    assert [*now["uren"]["inzet"]["ojg-1"]] == ["centrum", "aan-de-bocht"]


def _errors(workbench: Workbench, file: Path) -> set[tuple[str, str]]:
    report = check(Workspace(workbench.root), [file])
    return {
        (one.rule, one.path) for one in report.findings if one.severity is Severity.ERROR and not one.is_gap
    }


@pytest.mark.slow
def test_a_form_is_sent_once(fresh: Workbench, browser: Browser) -> None:
    context = fresh.context(browser)
    page = context.new_page()
    page.goto(fresh.address + PRACTICES)
    page.evaluate(
        "window.sent = 0; document.addEventListener('submit', (event) => {"
        " if (!event.defaultPrevented) { window.sent += 1; event.preventDefault(); } })"
    )
    button = page.locator("#formulier button.utrecht-button--primary-action").first
    button.evaluate("(one) => { one.click(); one.click(); }")
    page.wait_for_timeout(500)
    button.evaluate("(one) => one.click()")
    page.wait_for_timeout(500)
    assert page.evaluate("window.sent") == 1
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow'))")
    button.evaluate("(one) => one.click()")
    page.wait_for_timeout(500)
    assert page.evaluate("window.sent") == 2
    context.close()
