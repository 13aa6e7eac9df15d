"""The program ends while somebody types: the page keeps what stands in it, and says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, expect

from generator.serve.server import HOST
from tests.serve.program import Program, started
from tests.serve.workbench import content

pytestmark = pytest.mark.slow
TERM = "/o/agreements/veendam/vraag/looptijd/ingang"
FIELD = '[name="w:looptijd/ingang"]'


def admit(context: BrowserContext, program: Program) -> None:
    name, _, value = program.cookie.partition("=")
    context.add_cookies([{"name": name, "value": value, "url": f"http://{HOST}:{program.port}"}])


def test_what_was_typed_stays_until_the_program_is_back(tmp_path: Path, browser: Browser) -> None:
    root = content(tmp_path / "map", "veendam")
    context = browser.new_context(viewport={"width": 1280, "height": 500})
    page = context.new_page()
    said = page.locator("#staat")
    with started(root, tmp_path / "staat") as program:
        admit(context, program)
        page.goto(f"http://{HOST}:{program.port}{TERM}")
        program.kill()
        page.locator(FIELD).fill("1-4-2027")
        page.locator(FIELD).press("Tab")
        expect(said).to_contain_text("Niet opgeslagen: het werkblad antwoordt niet.")
        page.get_by_role("button", name="Volgende vraag").last.click()
        expect(said).to_be_in_viewport()
        expect(page.locator(FIELD)).to_have_value("1-4-2027")
    with started(root, tmp_path / "staat", program.port) as again:
        page.get_by_role("button", name="Volgende vraag").last.click()
        expect(said).to_contain_text("Niet opgeslagen: het werkblad is opnieuw gestart.")
        page.locator(FIELD).fill("1-5-2027")
        page.locator(FIELD).press("Tab")
        expect(page.locator(FIELD)).to_have_value("1-5-2027")
        admit(context, again)
        page.get_by_role("button", name="Volgende vraag").last.click()
        page.wait_for_url(lambda address: TERM not in address)
    assert "ingang: 2027-05-01" in (root / "agreements" / "veendam.yaml").read_text("utf-8")
    context.close()


def test_an_own_text_is_not_left_without_a_question(tmp_path: Path, browser: Browser) -> None:
    root = content(tmp_path / "map", "veendam")
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    with started(root, tmp_path / "staat") as program:
        admit(context, program)
        page.goto(f"http://{HOST}:{program.port}/o/agreements/veendam/eigen-tekst?lid=vervanging.bezwaar")
        page.locator("#tekst").fill("De praktijk mag een vervanger weigeren.")
        page.get_by_role("link", name="Takenlijst").first.click(no_wait_after=True)
        page.wait_for_timeout(500)
        assert asked == ["beforeunload"]
        expect(page.locator("#tekst")).to_have_value("De praktijk mag een vervanger weigeren.")
    context.close()
