"""A real Chromium for the pages we make, and axe-core in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
NARROW, WIDE = 320, 1280
_PROGRAMS = ("chromium", "google-chrome", "google-chrome-stable", "chrome")
_ON_MACOS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_INSTALL = (
    "Er is geen Chromium of Google Chrome gevonden. Voer uit: tools/system-packages test. Staat de browser "
    "op een andere plaats, zet dan het pad in de omgevingsvariabele CHROMIUM."
)


class NoBrowserError(Exception):
    """There is no browser to test with."""


def _executable(playwright: Playwright) -> str:
    """Find a browser; the one that Playwright fetched itself counts too."""
    named = [shutil.which(program) for program in _PROGRAMS]
    candidates = (os.environ.get("CHROMIUM"), *named, *_ON_MACOS, playwright.chromium.executable_path)
    for candidate in candidates:
        if candidate and Path(candidate).is_file():
            return candidate
    raise NoBrowserError(_INSTALL)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium without a window.

    Raises:
        NoBrowserError: There is none on this machine.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_executable(playwright), args=list(_FLAGS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def visited(
    browser: Browser, path: Path, *, width: int = WIDE, dark: bool = False, script: bool = True
) -> Iterator[tuple[Page, list[str]]]:
    """Open a page from disk; with it comes a list to which errors and requests of the page are added."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if dark else "light",
        java_script_enabled=script,
        locale="nl-NL",
    )
    trouble: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("request", lambda request: trouble.append(request.url) if request.url != path.as_uri() else None)
    page.goto(path.as_uri())
    try:
        yield page, trouble
    finally:
        context.close()


@contextmanager
def opened(
    browser: Browser, path: Path, *, width: int = WIDE, dark: bool = False, script: bool = True
) -> Iterator[Page]:
    """Open a page from disk; an error in its console is an assertion error, and so is a request it makes."""
    with visited(browser, path, width=width, dark=dark, script=script) as (page, trouble):
        yield page
    assert trouble == []


def violations(page: Page, *, colours: bool = True) -> list[str]:
    """Run axe-core on a page: a line for each violation, empty when there is none.

    Args:
        page: The page.
        colours: Whether to measure contrast too, which takes longer than all the rest together.
    """
    options: dict[str, Any] = {
        "runOnly": {"type": "tag", "values": list(TAGS)},
        "resultTypes": ["violations"],
        "rules": {"color-contrast": {"enabled": colours}},
    }
    response = Axe().run(page, options=options).response
    assert response["passes"], "axe looked at nothing"
    return [
        f"{violation['id']}: {violation['help']} ({', '.join(map(str, node['target']))})"
        for violation in response["violations"]
        for node in violation["nodes"]
    ]
