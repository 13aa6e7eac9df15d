"""A maintainer's year goes as docs/modeljaar.md tells: from one changed sentence to a new version in use."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.content import ROOT
from tests.tools import tool


@pytest.mark.year
def test_the_year_goes_as_the_page_tells(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "modeljaar.md").read_text("utf-8")
    assert tool("make-handleiding").refreshed(page, tmp_path / "map") == page, "run `make year`"
