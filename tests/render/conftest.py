"""The house style that writers are tested with."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.render.style import Style

STANDARD = Path(__file__).parents[2] / "templates" / "huisstijl" / "standaard"


@pytest.fixture(scope="session")
def style() -> Style:
    return Style((STANDARD,))
