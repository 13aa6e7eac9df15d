"""Pages about changes on a narrow screen: all of a table in sight, and no document below."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.serve.workbench import Workbench

pytestmark = pytest.mark.slow
BASE = "/o/agreements/veendam"
_SCREEN = {"width": 360, "height": 740}


def test_a_table_of_changes_fits_on_a_narrow_screen(kept: Workbench, browser: Browser) -> None:
    file = kept.file("veendam")
    text = file.read_text("utf-8")
    file.write_text(text.replace("opzegtermijn_maanden: 6", "opzegtermijn_maanden: 4"), "utf-8")
    context = kept.context(browser, viewport=_SCREEN)
    page = context.new_page()
    page.goto(f"{kept.address}{BASE}/wijzigingen")
    right = page.eval_on_selector_all(
        ".verschil td, .verschil th[scope=row]",
        "all => Math.max(...all.map(o => o.getBoundingClientRect().right))",
    )
    assert right <= _SCREEN["width"]
    shown = page.eval_on_selector(
        ".verschil td[data-kolom='Wordt']", "o => getComputedStyle(o, '::before').content"
    )
    assert "Wordt" in shown
    assert not page.locator(".verschil .naast-elkaar").first.is_visible()
    context.close()


def test_a_history_is_not_followed_by_the_document_on_a_narrow_screen(
    kept: Workbench, browser: Browser
) -> None:
    context = kept.context(browser, viewport=_SCREEN)
    page = context.new_page()
    for name in ("geschiedenis", "ondertekenen"):
        page.goto(f"{kept.address}{BASE}/{name}")
        assert not page.locator(".rechts").is_visible()
        assert page.evaluate("document.documentElement.scrollHeight") < 20_000
    page.goto(f"{kept.address}{BASE}/document")
    assert page.locator(".rechts").is_visible()
    context.close()


@pytest.mark.parametrize("width", [390, 700, 1280])
def test_what_was_done_moves_nothing_in_the_header(kept: Workbench, browser: Browser, width: int) -> None:
    """The status stays in sight, and the download where it was, however long the confirmation is."""
    context = kept.context(browser, viewport={"width": width, "height": 800})
    page = context.new_page()
    seen = []
    for done in ("", "?gedaan=hernoemd:praktijken/centrum"):
        page.goto(f"{kept.address}{BASE}/vraag/praktijken{done}")
        stand = page.locator(".kop .stand").bounding_box()
        button = page.locator(".kop .haal").bounding_box()
        assert stand
        assert button
        assert stand["x"] + stand["width"] <= width
        assert button["x"] + button["width"] <= width
        seen.append((button["x"], button["y"]))
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert "is nu centrum" in page.locator("#staat").inner_text()
    assert seen[0] == seen[1]
    context.close()
