"""The front page: how far each agreement is, what comes next in it, and what contradicts itself."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.serve.forms import send, texts_at
from tests.serve.workbench import Workbench


def test_the_next_evaluation_is_told(fresh: Workbench) -> None:
    send(fresh, "/o/agreements/veendam/vraag/evaluatie", {"evaluatie/momenten": "1-2-2098\n1-2-2099"})
    facts = " ".join(texts_at(fresh.get("/"), "feiten"))
    assert "1 februari 2098 (evaluatiemoment)" in facts


def test_what_contradicts_itself_is_counted(fresh: Workbench, browser: Browser) -> None:
    assert "klopt niet" not in fresh.get("/?nagekeken=1").text
    send(fresh, "/o/agreements/veendam/vraag/bekostiging/vorm", {"bekostiging/vorm": "subsidie"})
    reply = fresh.get("/?nagekeken=1")
    wrong = texts_at(fresh.get("/o/agreements/veendam/controleer"), "bij-fout")
    assert wrong
    assert any(text.startswith(f"{len(wrong)} punt") for text in texts_at(reply, "mis"))
    assert "Kijk ook na of er iets niet klopt" in fresh.get("/").text
    page = fresh.context(browser).new_page()
    page.goto(fresh.address)
    expect(page.locator(".label.mis").first).to_contain_text("niet")
    page.context.close()


def test_the_number_of_questions_does_not_follow_that_of_the_entries(fresh: Workbench) -> None:
    fresh.post("/nieuw", [("plaats", "Pekela"), ("keuze:werkgever.soort", "gemeente")])
    base = "/o/agreements/pekela"
    before = texts_at(fresh.get(f"{base}/"), "telling")
    for name in ("De Boot", "De Brug"):
        fresh.post(f"{base}/vraag/praktijken", [("nieuw:praktijken", name), ("doe", "bij:praktijken")])
    assert texts_at(fresh.get(f"{base}/"), "telling") == before
    assert before[0].endswith("vragen klaar voor een concept")


def test_a_question_that_comes_up_before_the_answered_one_is_asked_next(fresh: Workbench) -> None:
    page = "/o/agreements/veendam/vraag/gemeenten"
    fresh.post(page, [("nieuw:gemeenten", "Pekela"), ("doe", "bij:gemeenten")])
    reply = send(fresh, "/o/agreements/veendam/vraag/kenmerk", {})
    assert reply.headers["location"].endswith("/vraag/werkgever/soort")
