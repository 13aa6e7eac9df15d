"""What holds for all tests, and the browser and house style that they share."""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from generator.render.style import Style
from tests.conformance.browser import chromium
from tests.slow import TESTS, is_slow

_CACHE = tempfile.TemporaryDirectory()
"""What the command keeps between runs, apart from what the user's own keeps; not the list of fonts."""
_FONTS = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "fontconfig"
if _FONTS.is_dir():
    (Path(_CACHE.name) / "fontconfig").symlink_to(_FONTS)
os.environ["XDG_CACHE_HOME"] = _CACHE.name

settings.register_profile("same", derandomize=True, database=None)
settings.register_profile("soak", database=None, print_blob=True)
settings.load_profile("same")
"""A run says of a commit what the next run says of it; `make soak` tries inputs that nobody tried before."""

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
