"""What axe does not look at: room, order, keys, paper, and what a page says about itself."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

import pytest
from lxml import etree
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.acceptance.accessibility.html_tree import found, text_of, trees
from tests.acceptance.accessibility.test_axe import SAMPLE
from tests.acceptance.content import NAMES, documents
from tests.conformance.browser import NARROW, WIDE, opened
from tests.soak import sampled

AGREEMENT = Path("pekela", "modelovereenkomst.html")
PAGES = [AGREEMENT, Path("ojg", "functieprofiel.html"), Path("index.html")]
WIDER_TEXT = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; }
* { word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
BEYOND_THE_EDGE = """Array.from(document.querySelectorAll("body *")).filter((e) => {
  const box = e.getBoundingClientRect();
  const sideways = e.closest(".tabel, nav, .sla-over, caption");
  const clipped = getComputedStyle(e.closest("thead") || e).clipPath !== "none";
  const hidden = clipped || box.width * box.height === 0;
  return !sideways && !hidden && (box.right > innerWidth + 1 || box.left < -1);
}).map((e) => e.outerHTML.slice(0, 120))"""
TOO_SMALL = """Array.from(document.querySelectorAll("body *")).filter((e) =>
  ["hidden", "clip"].includes(getComputedStyle(e).overflowY) && e.scrollHeight > e.clientHeight + 1
  && getComputedStyle(e).clipPath === "none" && e.clientHeight > 0
).map((e) => e.outerHTML.slice(0, 120))"""
SCROLLS = "document.documentElement.scrollWidth > window.innerWidth"


@pytest.mark.parametrize("name", sampled(NAMES, SAMPLE))
def test_no_page_scrolls_sideways_on_a_phone(browser: Browser, pages: Path, name: str) -> None:
    for path in (pages / name).glob("*.html"):
        with opened(browser, path, width=NARROW) as page:
            assert not page.evaluate(SCROLLS), path.name


@pytest.mark.parametrize("path", PAGES, ids=str)
@pytest.mark.parametrize(("width", "zoom"), [(NARROW, 100), (WIDE // 2, 100), (WIDE, 200)])
def test_wider_spacing_and_larger_text_lose_nothing(
    browser: Browser, pages: Path, path: Path, width: int, zoom: int
) -> None:
    with opened(browser, pages / path, width=width) as page:
        page.evaluate(
            "([css, zoom]) => { const s = new CSSStyleSheet(); s.replaceSync(css);"
            " document.adoptedStyleSheets = [s]; document.documentElement.style.fontSize = zoom + '%'; }",
            [WIDER_TEXT, zoom],
        )
        assert not page.evaluate(SCROLLS)
        assert page.evaluate(BEYOND_THE_EDGE) == []
        assert page.evaluate(TOO_SMALL) == []


@pytest.mark.parametrize("name", NAMES)
def test_headings_tables_and_links_are_in_order(pages: Path, name: str) -> None:
    for tree in trees(pages / name):
        levels = [
            int(str(node.tag)[1]) for node in found(tree, "//*[self::h1 or self::h2 or self::h3 or self::h4]")
        ]
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        for table in found(tree, "//table"):
            assert found(table, "caption") or table.get("aria-label")
            assert all(cell.get("scope") == "col" for cell in found(table, "thead//th"))
            assert all(row[0].get("scope") == "row" for row in found(table, "tbody/tr"))
        assert all(text_of(link).strip() for link in found(tree, "//a"))
        anchors = {node.get("id") for node in found(tree, "//*[@id]")}
        assert all(
            str(link.get("href"))[1:] in anchors for link in found(tree, "//a[starts-with(@href, '#')]")
        )


def test_every_page_has_a_title_of_its_own(pages: Path) -> None:
    agreements = [
        tree for name in NAMES for tree in trees(pages / name) if found(tree, "//section[@class='artikel']")
    ]
    titles = [text_of(found(tree, "//title")[0]) for tree in agreements]
    assert len(set(titles)) == len(titles)
    assert all(tree.get("lang") == "nl-NL" for tree in agreements)


@pytest.mark.parametrize("name", NAMES)
def test_status_and_metadata_are_in_the_page(pages: Path, name: str) -> None:
    for document in documents(name):
        tree = etree.fromstring((pages / name / f"{document.name}.html").read_bytes())
        meta = {node.get("name"): node.get("content") for node in found(tree, "//meta[@name]")}
        assert meta["dcterms.title"] == document.meta.title
        assert meta.get("dcterms.creator", "") == document.meta.author
        assert meta.get("dcterms.identifier", "") == document.meta.kenmerk
        assert (meta["dcterms.subject"], meta["dcterms.language"]) == (document.meta.subject, "nl-NL")
        notices = [text_of(node) for node in found(tree, "//header/p[@class='melding']")]
        assert [notice.split(".")[0] for notice in notices] == [document.meta.watermark] * bool(
            document.meta.watermark
        )


def test_keyboard_goes_from_skip_link_to_text_and_through_the_contents(browser: Browser, pages: Path) -> None:
    with opened(browser, pages / AGREEMENT) as page:
        page.keyboard.press("Tab")
        skip = page.locator(".sla-over")
        box = skip.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.tagName") == "MAIN"
        page.keyboard.press("Shift+Tab")
        assert page.evaluate("document.activeElement.closest('nav') !== null")
        links = page.get_by_role("navigation").get_by_role("link")
        assert links.first.is_visible()
        assert links.count() == len(documents("pekela")[0].sections)


def test_contents_are_closed_on_a_phone_and_open_by_keyboard(browser: Browser, pages: Path) -> None:
    with opened(browser, pages / AGREEMENT, width=NARROW) as page:
        links = page.get_by_role("navigation").get_by_role("link")
        assert links.count() == 0
        page.locator("nav summary").focus()
        page.keyboard.press("Enter")
        assert links.first.is_visible()


def test_paper_holds_the_same_words_and_no_navigation(browser: Browser, pages: Path) -> None:
    with opened(browser, pages / AGREEMENT, dark=True) as page:
        shown = page.locator("main").inner_text().split()
        printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    text = squeezed(" ".join(sheet.extract_text() for sheet in printed.pages))
    assert squeezed("Direct naar de tekst") not in text
    assert [word for word in shown if squeezed(word) not in text] == []


def squeezed(text: str) -> str:
    """Leave out what a line end in a PDF may add, and join letters that are drawn as one."""
    return re.sub(r"[\W_]", "", normalize("NFKC", text))


def test_high_contrast_leaves_the_watermark_out(browser: Browser, pages: Path) -> None:
    with opened(browser, pages / AGREEMENT) as page:
        shown = "getComputedStyle(document.body, '::before').content"
        assert page.evaluate(shown).startswith('"VOORBEELD"')
        page.emulate_media(forced_colors="active")
        assert page.evaluate(shown) == "none"
