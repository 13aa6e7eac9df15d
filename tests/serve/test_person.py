"""A person who only reads the page makes an agreement: quickly, without script, in the words of by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.tasks.fmt import formatted
from generator.tasks.preview import Preview, preview
from generator.tasks.scaffold import started
from generator.workspace import Workspace
from tests.serve.person import Person
from tests.serve.veendam import BY_HAND, ENTRIES, FACTS, TO_SIGN
from tests.serve.workbench import Workbench, content, served

pytestmark = pytest.mark.slow
MOST = 60
"""Page submissions and button presses to a finished concept at most."""


def opened(workbench: Workbench, browser: Browser, **options: object) -> Page:
    page = workbench.context(browser, **options).new_page()
    page.set_default_timeout(15_000)
    page.goto(workbench.address)
    return page


def test_from_nothing_to_ready_for_signing_without_script(fresh: Workbench, browser: Browser) -> None:
    page = opened(fresh, browser, java_script_enabled=False)
    person = Person(page, TO_SIGN, ENTRIES)
    person.begin("Veendam", "Gemeente")
    person.fill_until("Alles is ingevuld", MOST)
    person.press("Ondertekenen", "link")
    person.press("Zet klaar voor ondertekening")
    assert person.presses <= MOST
    expect(page.locator(".plek")).to_contain_text("ter ondertekening")
    assert not formatted(Workspace(fresh.root), fresh.file("veendam-2")).changed
    page.context.close()


def finished(root: Path, name: str) -> Preview:
    path = root / "agreements" / f"{name}.yaml"
    return preview(Workspace(root), path, path.read_text("utf-8"))


@pytest.mark.soak
@pytest.mark.parametrize("script", [True, False])
def test_a_concept_by_form_is_the_concept_by_hand(tmp_path: Path, browser: Browser, script: bool) -> None:
    root, hand = content(tmp_path / "map"), content(tmp_path / "hand")
    with served(root) as workbench:
        person = Person(opened(workbench, browser, java_script_enabled=script), FACTS, ENTRIES)
        person.begin("Veendam", "Gemeente")
        person.fill_until("Het concept is klaar|Alles is ingevuld", MOST)
        assert person.presses <= MOST
    written = by_hand(hand)
    text = (root / "agreements" / "veendam.yaml").read_text("utf-8")
    assert re.sub(" +#", " #", text) == re.sub(" +#", " #", written)
    by_form, typed = finished(root, "veendam"), finished(hand, "veendam")
    for name in typed.names:
        for form in ("docx", "odt"):
            assert by_form.written(name, form) == typed.written(name, form)


def by_hand(root: Path) -> str:
    """Write the answers in the starter as somebody would with an editor."""
    path = started(Workspace(root), "veendam", "Veendam", {"werkgever.soort": "gemeente"})
    text = path.read_text("utf-8")
    for old, new in BY_HAND:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    return text


@pytest.mark.parametrize("width", [320, 1280])
def test_the_document_follows_an_answer_at_once(fresh: Workbench, browser: Browser, width: int) -> None:
    page = opened(fresh, browser, viewport={"width": width, "height": 800})
    page.goto(f"{fresh.address}/o/agreements/veendam/vraag/looptijd/ingang")
    page.get_by_label("Einddatum").fill("31-12-2028")
    page.get_by_label("Einddatum").press("Tab")
    expect(
        page.locator(".blad .nieuw").filter(has_text=re.compile("31.december.2028")).first
    ).to_be_attached()
    expect(page.locator("#staat")).to_contain_text("Opgeslagen om")
    assert "einde: 2028-12-31" in fresh.file("veendam").read_text("utf-8")
    assert page.evaluate("document.activeElement.id") != ""
    page.context.close()


def test_two_tabs_keep_each_others_answers(fresh: Workbench, browser: Browser) -> None:
    context = fresh.context(browser, java_script_enabled=False)
    one, other = context.new_page(), context.new_page()
    for page in (one, other):
        page.goto(f"{fresh.address}/o/agreements/veendam/vraag/looptijd/ingang")
    one.get_by_label("Einddatum").fill("31-12-2028")
    one.get_by_label("Of: onbepaalde tijd").uncheck()
    one.get_by_role("button", name="Volgende vraag").last.click()
    other.get_by_label("Ingangsdatum").fill("1-2-2027")
    other.get_by_role("button", name="Volgende vraag").last.click()
    text = fresh.file("veendam").read_text("utf-8")
    assert "ingang: 2027-02-01" in text
    assert "einde: 2028-12-31" in text
    context.close()


def test_a_question_is_answered_with_the_keyboard_only(fresh: Workbench, browser: Browser) -> None:
    page = opened(fresh, browser, java_script_enabled=False)
    page.goto(f"{fresh.address}/o/agreements/veendam/vraag/aansprakelijkheid/onderling")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    page.keyboard.press("Enter")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "radio":
            break
    page.keyboard.press("ArrowUp")
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "text":
            break
    page.keyboard.press("Control+A")
    page.keyboard.type("2500000")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("vraag/(?!aansprakelijkheid/onderling)|/veendam/$"))
    text = fresh.file("veendam").read_text("utf-8")
    assert "onderling: ieder_voor_eigen_deel" in text
    assert "max_per_gebeurtenis_eur: 2500000" in text
    page.context.close()


def test_a_click_on_a_word_leads_to_its_question(shown: Workbench, browser: Browser) -> None:
    page = opened(shown, browser, java_script_enabled=False)
    page.goto(f"{shown.address}/o/agreements/veendam/document")
    page.locator(".blad a.veld", has_text="Sociaal Team Veendam").first.click()
    expect(page.locator("h1").first).to_have_text("Met welk lokaal team werkt de OJG?")
    page.context.close()
