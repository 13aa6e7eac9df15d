"""No violation that axe-core can see, on any page we make."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.render.style import Style
from generator.render.web.page import write_html
from tests.acceptance.content import NAMES, PROFILES
from tests.conformance.browser import NARROW, WIDE, opened, violations
from tests.sample_document import sample_document
from tests.soak import sampled

STYLE = Style((Path(__file__).parents[3] / "templates" / "huisstijl" / "standaard",))
SAMPLE = ("eemsdelta", "groningen", "pekela", *PROFILES)
"""A self-employed OJG; articles of one's own; a municipality as employer."""
VIEWS = [(width, dark) for width in (NARROW, WIDE) for dark in (False, True)]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with everything a document can hold: gaps, long words, every kind of table and list."""
    path = tmp_path_factory.mktemp("sample") / "sample.html"
    path.write_bytes(write_html(sample_document(), STYLE))
    return path


@pytest.mark.parametrize("name", sampled(NAMES, SAMPLE))
def test_every_page_of_a_build(browser: Browser, pages: Path, name: str) -> None:
    """Colours are looked at in the tests below: they are the same on every page, and take long.

    `make check-documents` looks at every page of a build as well.
    """
    found = sorted((pages / name).glob("*.html"))
    assert found
    for path in found:
        with opened(browser, path) as page:
            assert violations(page, colours=False) == [], path.name


@pytest.mark.parametrize(("width", "dark"), VIEWS)
def test_the_overview(browser: Browser, index: Path, width: int, dark: bool) -> None:
    with opened(browser, index, width=width, dark=dark) as page:
        assert violations(page) == []


@pytest.mark.parametrize(("width", "dark"), VIEWS)
def test_everything_a_document_can_hold(browser: Browser, sample: Path, width: int, dark: bool) -> None:
    with opened(browser, sample, width=width, dark=dark) as page:
        assert violations(page) == []


@pytest.mark.parametrize("dark", [False, True])
def test_the_colours_of_a_whole_agreement(browser: Browser, pages: Path, dark: bool) -> None:
    with opened(browser, pages / "pekela" / "modelovereenkomst.html", dark=dark) as page:
        assert violations(page) == []


def test_the_overview_without_script(browser: Browser, index: Path) -> None:
    """Axe is a script itself, so the page loses its own before it is opened."""
    bare = index.with_name("zonder-script.html")
    bare.write_text(re.sub("<script>.*</script>", "", index.read_text("utf-8"), flags=re.S), encoding="utf-8")
    with opened(browser, bare) as page:
        assert violations(page) == []


def test_a_page_that_is_wrong_does_not_pass(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "fout.html"
    path.write_text(
        '<html><body><img src="data:,"><p style="color:#bbb">Tekst</p></body></html>', encoding="utf-8"
    )
    with opened(browser, path) as page:
        rules = {violation.partition(":")[0] for violation in violations(page)}
    assert {"document-title", "html-has-lang", "image-alt", "color-contrast", "landmark-one-main"} <= rules
