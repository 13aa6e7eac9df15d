"""The content that the checks of model texts are tried on."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.workspace import Workspace
from tests.lint.content import copy_of_content


@pytest.fixture
def content(tmp_path: Path) -> Workspace:
    return copy_of_content(tmp_path / "map")
