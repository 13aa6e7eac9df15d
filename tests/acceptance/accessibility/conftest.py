"""Every page of a full build of this repository's content."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.tasks.build.run import build
from generator.workspace import CONTENT_FOLDERS
from tests.acceptance.content import workspace


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build all agreements and profiles as web pages, with their overview."""
    out = tmp_path_factory.mktemp("pages")
    paths = [path for folder in CONTENT_FOLDERS for path in workspace().files(folder)]
    build(workspace(), paths, pipeline.Order(["html", "txt"], 1), out)
    return out


@pytest.fixture(scope="session")
def index(pages: Path) -> Path:
    return pages / "index.html"
