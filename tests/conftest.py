"""What holds for all tests, and the browser and house style that they share."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.render.style import Style
from tests.conformance.browser import chromium

STANDARD = Path(__file__).parents[1] / "templates" / "huisstijl" / "standaard"

gc.freeze()
gc.set_threshold(10_000)  # as `ojg` itself does


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def style() -> Style:
    """The house style that writers are tested with."""
    return Style((STANDARD,))
