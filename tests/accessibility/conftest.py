"""A browser, and every page of a full build of this repository's content."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator import pipeline
from generator.tasks.build.run import build
from generator.workspace import CONTENT_FOLDERS
from tests.acceptance.content import workspace
from tests.conformance.browser import chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build all agreements and profiles as web pages, with their overview."""
    out = tmp_path_factory.mktemp("pages")
    paths = [path for folder in CONTENT_FOLDERS for path in workspace().files(folder)]
    checked = pipeline.check(workspace(), paths)
    build(workspace(), checked, pipeline.Order(["html", "txt"], 1), out)
    return out


@pytest.fixture(scope="session")
def index(pages: Path) -> Path:
    return pages / "index.html"
