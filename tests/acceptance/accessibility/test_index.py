"""The overview filters, sorts and tells so, with nothing but a keyboard; without a script it is all there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.render.style import Style
from generator.render.web.index_page import write_index
from generator.render.web.index_table import MOST_IN_ONE, IndexEntry, IndexFile
from tests.conformance.browser import NARROW, WIDE, opened

ROWS = ".overzicht tbody tr:visible"


@pytest.fixture
def page(browser: Browser, index: Path) -> Iterator[Page]:
    with opened(browser, index) as opened_page:
        yield opened_page


def status(page: Page) -> str:
    return page.get_by_role("status").inner_text()


def column(page: Page, number: int) -> list[str]:
    return page.locator(f"{ROWS} > :nth-child({number})").all_inner_texts()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent || document.activeElement.id"))


def tab_to(page: Page, what: str) -> None:
    for _ in range(20):
        page.keyboard.press("Tab")
        if focused(page) == what:
            return
    raise AssertionError(f"{what} is not reached by the Tab key")


def test_search_narrows_the_table_and_says_how_far(page: Page) -> None:
    total = len(column(page, 1))
    tab_to(page, "zoek")
    page.keyboard.type("PEKÈLA overeenkomst")
    assert column(page, 1) == ["Pekela en Veendam"]
    assert status(page) == f"1 van {total} documenten"
    page.keyboard.type(" bestaatniet")
    assert column(page, 1) == []
    assert status(page) == "Geen documenten gevonden: kies iets anders of toon alles"
    tab_to(page, "Toon alles")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(f"{total} documenten")
    assert len(column(page, 1)) == total


def test_filter_by_municipality_finds_joint_agreements(page: Page) -> None:
    page.get_by_label("Gemeente", exact=True).focus()
    page.keyboard.type("Veendam")
    assert set(column(page, 1)) == {"Pekela en Veendam", "Veendam"}
    page.get_by_label("Model").focus()
    page.keyboard.type("modelovereenkomst")
    assert len(column(page, 1)) == 2
    page.get_by_label("Status").focus()
    page.keyboard.press("ArrowDown")
    assert set(column(page, 4)) == {page.get_by_label("Status").input_value()}


def test_columns_sort_both_ways_by_keyboard(page: Page) -> None:
    before = column(page, 3)
    tab_to(page, "Kenmerk")
    page.keyboard.press("Enter")
    header = page.get_by_role("columnheader", name="Kenmerk")
    assert header.get_attribute("aria-sort") == "ascending"
    assert column(page, 3) == sorted(before, key=str.casefold)
    assert status(page).endswith(", gesorteerd op kenmerk, oplopend")
    page.keyboard.press("Space")
    assert header.get_attribute("aria-sort") == "descending"
    assert page.locator("th[aria-sort]").count() == 1
    assert column(page, 3) == sorted(before, key=str.casefold, reverse=True)
    assert focused(page) == "Kenmerk"


def test_focus_is_visible_and_targets_are_large_enough(page: Page) -> None:
    for _ in range(20):
        page.keyboard.press("Tab")
        box = page.evaluate(
            "(e => [e.tagName, e.offsetHeight, getComputedStyle(e).outlineStyle])(document.activeElement)"
        )
        assert box[1] >= 24, box
        assert box[2] != "none", box


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_without_script_nothing_is_missing(browser: Browser, index: Path, page: Page, width: int) -> None:
    with opened(browser, index, width=width, script=False) as bare:
        assert column(bare, 2) == column(page, 2)
        assert status(bare) == f"{len(column(page, 1))} documenten"
        assert not bare.get_by_role("search").is_visible()
        assert bare.locator("th button").count() == 0


def test_a_narrow_screen_keeps_the_table_a_table(browser: Browser, index: Path, page: Page) -> None:
    with opened(browser, index, width=NARROW) as narrow:
        assert narrow.get_by_role("cell").count() == page.get_by_role("cell").count()
        assert narrow.get_by_role("rowheader").count() == 2 * len(column(page, 1))
        assert narrow.get_by_role("columnheader").count() == 7
        narrow.get_by_role("button", name="Document").click()
        assert status(narrow).endswith(", gesorteerd op document, oplopend")


def test_every_link_opens_a_file_of_the_build(index: Path, page: Page) -> None:
    links = page.locator(".overzicht a").all()
    files = [path for path in index.parent.rglob("*/*") if path.suffix in {".html", ".txt"}]
    assert len(links) == len(files)
    for link in links:
        assert (index.parent / str(link.get_attribute("href"))).is_file()
        assert str(link.get_attribute("aria-label")).startswith(link.inner_text())
    assert len({link.get_attribute("aria-label") for link in links}) == len(links)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory, style: Style) -> Path:
    """The overview of as many documents as a country has."""
    path = tmp_path_factory.mktemp("land") / "index.html"
    path.write_bytes(write_index(map(_document, range(6_441)), {}, style))
    return path


def _document(number: int) -> IndexEntry:
    municipality, practice = f"Gemeente {number % 342:03}", number // 342
    return IndexEntry(
        organisation=municipality,
        municipalities=(municipality,),
        title="Modelovereenkomst",
        subject=f"Inzet van de OJG in praktijk De Brug {practice:02}",
        kenmerk=f"Z-{number:04}",
        status=("concept", "getekend")[practice % 2],
        model="modelovereenkomst/2026.1",
        state="vastgesteld",
        errors=0,
        warnings=number % 3,
        files=tuple(IndexFile(kind, f"g/{number}.{kind}", 60_000) for kind in ("html", "pdf", "docx")),
    )


def test_of_a_country_every_municipality_opens_by_itself(browser: Browser, large: Path) -> None:
    with opened(browser, large, script=False) as page:
        assert page.locator("summary").count() == 342
        assert column(page, 1) == []
        page.locator("summary", has_text="Gemeente 041").click()
        assert set(column(page, 1)) == {"Gemeente 041"}
        assert len(column(page, 1)) == 19


def test_in_a_country_a_search_opens_what_it_finds(browser: Browser, large: Path) -> None:
    with opened(browser, large) as page:
        page.get_by_label("Zoek op woorden").fill("brug 17 Z-5855")
        assert column(page, 3) == ["Z-5855"]
        assert status(page) == "1 van 6441 documenten"
        page.get_by_label("Zoek op woorden").fill("brug")
        assert column(page, 1) == []
        assert page.locator("summary:visible").count() == 342
        page.get_by_label("Gemeente", exact=True).select_option("Gemeente 041")
        kenmerk = page.get_by_role("button", name="Kenmerk")
        kenmerk.click()
        kenmerk.click()
        assert len(column(page, 3)) == 19
        assert column(page, 3) == sorted(column(page, 3), reverse=True)


def test_few_documents_stand_in_one_table(page: Page) -> None:
    assert 0 < len(column(page, 1)) <= MOST_IN_ONE
    assert page.locator("details").count() == 0
