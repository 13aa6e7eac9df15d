"""What holds for all tests, and the browser and house style that they share."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from generator.render.style import Style
from tests.conformance.browser import chromium
from tests.slow import TESTS, is_slow

STANDARD = TESTS.parent / "templates" / "huisstijl" / "standaard"

gc.freeze()
gc.set_threshold(10_000)  # as `ojg` itself does


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow."""
    for item in items:
        name = item.path.relative_to(TESTS).as_posix() + item.nodeid[item.nodeid.index("::") :]
        if is_slow(name):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def style() -> Style:
    """The house style that writers are tested with."""
    return Style((STANDARD,))
