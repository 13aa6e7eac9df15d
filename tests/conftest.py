"""What holds for all tests, and the browser that they share."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.conformance.browser import chromium

gc.freeze()
gc.set_threshold(10_000)  # as `ojg` itself does


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once."""
    with chromium() as started:
        yield started
