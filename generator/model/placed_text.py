"""A text of a model version that knows where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from generator.findings import Spot


@dataclass(frozen=True)
class PlacedText:
    """A text or an expression of the template language, and where it stands."""

    text: str
    spot: Spot


NO_TEXT = PlacedText("", Spot(""))
