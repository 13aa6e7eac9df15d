"""After an undo, another short name or a button that mends something, the page says what was done."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.serve.forms import texts_at
from tests.serve.workbench import Workbench

BASE = "/o/agreements/veendam"
PRACTICES = f"{BASE}/vraag/praktijken"
FIRST = "praktijken/wildervank"
NAME = "Huisartsenpraktijk De Scheve Molen"


@pytest.mark.parametrize("script", [True, False])
def test_what_was_done_stands_beside_when_it_was_saved(
    fresh: Workbench, browser: Browser, script: bool
) -> None:
    page = fresh.context(browser, java_script_enabled=script).new_page()
    page.goto(f"{fresh.address}{BASE}/weghalen/{FIRST}")
    page.get_by_role("button", name="Ja, haal").click()
    page.get_by_role("button", name="Maak ongedaan").click()
    said = page.get_by_role("status").first
    expect(said).to_contain_text("is teruggezet. Opgeslagen om")
    page.goto(f"{fresh.address}{PRACTICES}")
    expect(said).not_to_contain_text("teruggezet")
    page.locator(f"input[name='naam:{FIRST}']").evaluate("one => { one.closest('details').open = true; }")
    page.locator(f"input[name='naam:{FIRST}']").fill("molen")
    page.locator(f"button[value='naam:{FIRST}']").click()
    expect(said).to_contain_text("is nu molen. Opgeslagen om")
    page.context.close()


def test_nothing_is_said_of_what_is_not_there(fresh: Workbench) -> None:
    for mark in ("terug:praktijken/weg", "terug:", "hernoemd:nergens/x", "anders:praktijken", "hersteld:x"):
        assert texts_at(fresh.get(f"{PRACTICES}?gedaan={mark}"), "staat")[0].startswith("Opgeslagen")
