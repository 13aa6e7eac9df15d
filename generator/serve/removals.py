"""What was taken out of a file last, so that it can be put back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.source import Path
from generator.serve.content import Stored


@dataclass(frozen=True)
class Removal:
    """An entry that was taken out, with what brings it back."""

    path: Path
    name: str
    before: str
    after: bytes
    typed: Mapping[Path, str]
    """What was typed in it and was not sound yet."""
    wrong_before: frozenset[tuple[str, str]]

    def can_be_undone(self, stored: Stored) -> bool:
        """Tell whether nothing else changed since."""
        return stored.raw == self.after
