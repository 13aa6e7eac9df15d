"""Points to look up before signing: a tick stays, on every page, after a restart, outside the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.examples import whole_text, without_made_up
from tests.serve.forms import elements_at, send, texts_at
from tests.serve.signing import BASE, SIGNING
from tests.serve.workbench import Reply, Workbench, content, served

REVIEW, TICKS = f"{BASE}/controleer", f"{BASE}/nagegaan"
_PATIENCE = 30_000
"""Milliseconds within which a page is made, on a machine with much else to do."""
_BOXES = "//form[contains(@action, '/nagegaan')]//input[@type='checkbox']"


def _ticked(reply: Reply) -> set[str]:
    return {str(one.get("name")) for one in elements_at(reply, f"{_BOXES}[@checked]")}


def _form(reply: Reply, *toggled: str) -> list[tuple[str, str]]:
    """List what the form of a page sends when some of its boxes are turned."""
    was = elements_at(reply, "//input[starts-with(@name, 'was:')]")
    sent = [(str(one.get("name")), str(one.get("value"))) for one in was]
    return [*sent, *((name, "ja") for name in sorted(_ticked(reply) ^ set(toggled)))]


def _boxes(reply: Reply) -> list[str]:
    return [str(one.get("name")) for one in elements_at(reply, _BOXES)]


def test_a_tick_stays_on_every_page_and_after_a_restart(tmp_path: Path) -> None:
    root = content(tmp_path / "map", "veendam")
    (root / "agreements" / "veendam.yaml").write_text(
        without_made_up(whole_text("ok-ter-ondertekening")), "utf-8"
    )
    with served(root) as first:
        file, before = first.file("veendam"), first.file("veendam").read_bytes()
        point = _boxes(first.get(SIGNING))[0]
        assert first.post(TICKS, _form(first.get(SIGNING), point)).status == 303
        assert _ticked(first.get(SIGNING)) == _ticked(first.get(REVIEW)) == {point}
    with served(root) as second:
        page = second.get(REVIEW)
        assert _ticked(page) == {point}
        assert f"U hebt 1 van de {len(_boxes(page))} punten nagegaan." in page.text
        second.post(TICKS, _form(page, point))
        assert _ticked(second.get(SIGNING)) == set()
    assert file.read_bytes() == before
    assert not list(root.rglob("*.sqlite3*"))


@pytest.mark.usefixtures("agreement")
def test_a_second_tab_takes_no_tick_away(fresh: Workbench) -> None:
    seen = fresh.get(REVIEW)
    one, other = _boxes(seen)[:2]
    fresh.post(TICKS, _form(seen, one))
    fresh.post(TICKS, _form(seen, other))
    assert _ticked(fresh.get(REVIEW)) == {one, other}
    fresh.post(TICKS, _form(fresh.get(REVIEW), one, other))
    assert _ticked(fresh.get(REVIEW)) == set()


@pytest.mark.usefixtures("agreement")
def test_a_new_answer_asks_the_point_anew(fresh: Workbench) -> None:
    page = fresh.get(REVIEW)
    (asked,) = elements_at(page, "//label[contains(., 'Gekozen is vrijgesteld van btw')]")
    point = str(asked.get("for")).replace("punt-", "punt:")
    fresh.post(TICKS, _form(page, point))
    assert point in _ticked(fresh.get(REVIEW))
    send(fresh, f"{BASE}/groep/bekostiging", {"bekostiging/btw": "belast"}, button="opslaan")
    assert not _ticked(fresh.get(REVIEW))


@pytest.mark.slow
@pytest.mark.usefixtures("agreement")
def test_a_tick_is_kept_at_once_in_the_browser(fresh: Workbench, browser: Browser) -> None:
    context = fresh.context(browser)
    page = context.new_page()
    page.goto(fresh.address + SIGNING)
    box = page.locator("#nagaan ~ form input[type=checkbox]").first
    label = page.locator("#nagaan ~ form label").first
    label.click()
    expect(page.get_by_text("U hebt 1 van de")).to_be_visible(timeout=_PATIENCE)
    page.reload()
    expect(box).to_be_checked()
    expect(label).to_contain_text("nagegaan")
    label.click()
    expect(page.get_by_text("Vink af wat is nagegaan.")).to_be_visible(timeout=_PATIENCE)
    context.close()
    assert "U hebt" not in texts_at(fresh.get(SIGNING), "links")[0]


@pytest.mark.usefixtures("agreement")
@pytest.mark.parametrize(
    ("page", "place", "typed", "asked"),
    [
        ("groep/ojg", "ojg/ojg-1/naam", "Iemand Anders", "ingeschreven"),
        ("groep/aansprakelijkheid", "aansprakelijkheid/max_per_gebeurtenis_eur", "9000000", "verzekeraar"),
        ("groep/bekostiging", "bekostiging/plafond_eur_per_jaar", "990000", "drempel"),
    ],
)
def test_a_change_beside_what_is_asked_asks_it_anew(
    fresh: Workbench, page: str, place: str, typed: str, asked: str
) -> None:
    seen = fresh.get(REVIEW)
    fresh.post(TICKS, _form(seen, *_boxes(seen)))
    assert _ticked(fresh.get(REVIEW)) == set(_boxes(seen))
    send(fresh, f"{BASE}/{page}", {place: typed}, button="opslaan")
    now = fresh.get(REVIEW)
    again = set(_boxes(now)) - _ticked(now)
    labels = {
        " ".join(one.text_content().split())
        for point in again
        for one in elements_at(now, f"//label[@for='{point.replace('punt:', 'punt-')}']")
    }
    assert any(asked in label for label in labels)
    assert len(again) < len(_boxes(now))
