"""The record of a released model version: who approved it, and the digests that show it is unaltered."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from generator.findings import Spot

FILE = "vrijgave.yaml"
"""The file of a version that holds its record."""
RELEASED = "vastgesteld"
"""The state of a released version in its model.yaml; the other one is `DRAFT`."""
DRAFT = "ontwerp"
_SHORT = 12
"""Hexadecimal digits of a digest that a document shows."""


@dataclass(frozen=True)
class ReleaseRecord:
    """What was released, by whom and when."""

    approved_by: str
    date: str
    """ISO date."""
    predecessor: str
    """The version it was made from; empty for a first version."""
    files: Mapping[str, str]
    """SHA-256 of every file of the version but the record itself, by its path in the version."""
    digest: str
    """As the record says it; `computed_digest` tells whether that is right."""
    spots: Mapping[str, Spot]
    """Where the record names each file."""

    @property
    def computed_digest(self) -> str:
        """The digest over all that the record says."""
        return record_digest(self.approved_by, self.date, self.predecessor, self.files)

    @property
    def mark(self) -> str:
        """The digest as documents print it: its first twelve figures."""
        return self.digest[:_SHORT]


def record_digest(approved_by: str, date: str, predecessor: str, files: Mapping[str, str]) -> str:
    """Compute the SHA-256 over all that a record says, in a form that knows no layout."""
    said = {
        "bestanden": dict(files),
        "datum": date,
        "goedgekeurd_door": approved_by,
        "voorganger": predecessor,
    }
    written = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()
