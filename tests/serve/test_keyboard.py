"""A whole agreement with the keyboard only: from the front page to the page that says what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.serve.typist import Typist
from tests.serve.veendam import ENTRIES, FACTS
from tests.serve.workbench import content, served


@pytest.mark.soak
@pytest.mark.parametrize("script", [True, False])
def test_a_concept_is_made_with_the_keyboard_only(tmp_path: Path, browser: Browser, script: bool) -> None:
    with served(content(tmp_path / "map")) as workbench:
        page = workbench.context(browser, java_script_enabled=script).new_page()
        page.goto(workbench.address)
        typist = Typist(page, FACTS, ENTRIES)
        typist.begin("Veendam", "Gemeente")
        typist.fill_until("Het concept is klaar|Alles is ingevuld")
        typist.press("^Controleer$")
        expect(page.locator("h1").first).to_have_text("Controleer uw antwoorden")
        assert typist.lost == []
        text = workbench.file("veendam").read_text("utf-8")
        assert "naam: Het Blauwe Kastje" in text
        assert "einde: onbepaald" in text
        page.context.close()
