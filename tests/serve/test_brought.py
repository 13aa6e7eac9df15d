"""A warning that an answer brings is said on the page after it, once, with script and without."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, expect

from tests.serve.forms import fields_of, send, texts_at
from tests.serve.workbench import Workbench

BASE = "/o/agreements/veendam"
TERM = f"{BASE}/vraag/looptijd/ingang"
PAST, LATER = {"looptijd/ingang": "1-1-2020"}, {"looptijd/ingang": "1-1-2031"}
SAID = "Het besluit van de gemeente Veendam is van 6 oktober 2026, na de ingangsdatum 1 januari 2020."


@pytest.mark.parametrize("script", [True, False])
def test_the_next_page_says_it_with_a_way_back(fresh: Workbench, browser: Browser, script: bool) -> None:
    page = fresh.context(browser, java_script_enabled=script).new_page()
    page.goto(f"{fresh.address}{TERM}")
    asked = page.locator("h1").inner_text()
    page.get_by_label("Ingangsdatum", exact=True).fill("1-1-2020")
    page.get_by_role("button", name="Volgende vraag").filter(visible=True).click()
    expect(page.locator("h1").first).not_to_have_text(asked)
    expect(page.locator(".bracht")).to_contain_text(SAID)
    expect(page.locator(".bracht h2")).to_have_text(f"Let op bij “{asked}”")
    page.locator(".bracht h2 a").click()
    expect(page.locator("h1").first).to_have_text(asked)
    expect(page.locator(".bracht")).to_have_count(0)
    page.get_by_role("button", name="Volgende vraag").filter(visible=True).click()
    expect(page.locator("h1").first).not_to_have_text(asked)
    expect(page.locator(".bracht")).to_have_count(0)
    page.context.close()


def test_what_was_put_right_is_not_said_any_more(fresh: Workbench) -> None:
    after = send(fresh, TERM, PAST).headers["location"]
    assert SAID in texts_at(fresh.get(after), "bracht")[0]
    send(fresh, TERM, LATER)
    assert texts_at(fresh.get(after), "bracht") == []


def test_who_is_kept_at_the_question_is_told_after_it(fresh: Workbench) -> None:
    kept = send(fresh, TERM, {**PAST, "looptijd/einde": "ooit"}).headers["location"]
    assert kept.startswith(f"{TERM}?fout=1")
    page = fresh.get(kept)
    after = send(fresh, TERM, {"looptijd/einde": "31-12-2030"}, seen=page).headers["location"]
    assert SAID in texts_at(fresh.get(after), "bracht")[0]


def test_a_new_file_tells_nothing_that_was_not_brought(fresh: Workbench) -> None:
    assert texts_at(fresh.get(f"{BASE}/?bracht=looptijd:00000000"), "bracht") == []
    assert texts_at(fresh.get(f"{BASE}/?bracht=nergens"), "bracht") == []


GROUP = f"{BASE}/groep/looptijd"
SHORT = {"looptijd/opzegtermijn_maanden": "2"}


def test_a_page_to_deviate_on_says_it_too(fresh: Workbench) -> None:
    after = send(fresh, GROUP, SHORT, "opslaan").headers["location"]
    (said,) = texts_at(fresh.get(after), "bracht")
    assert said.startswith("Let op bij “Looptijd” ")
    assert "langer dan de opzegtermijn" in said
    assert texts_at(fresh.get(send(fresh, after, {}, "opslaan").headers["location"]), "bracht") == []


def test_what_a_change_on_leaving_a_field_brought_is_said_after_saving(fresh: Workbench) -> None:
    kept = [
        (name, value)
        for name, value in fields_of(fresh.get(GROUP))
        if name[2:] not in SHORT or name[0] == "h"
    ]
    form = urlencode([*kept, *((f"w:{name}", value) for name, value in SHORT.items())])
    live = fresh.ask("POST", GROUP, form, {"HX-Request": "true"}).headers["location"]
    assert texts_at(fresh.get(live), "bracht") == []
    after = send(fresh, live, {}, "opslaan").headers["location"]
    assert "langer dan de opzegtermijn" in texts_at(fresh.get(after), "bracht")[0]
