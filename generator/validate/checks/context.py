"""What a check of terms gets to see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.template import Municipality
from generator.terms.subject import Subject
from generator.workspace import Workspace


@dataclass(frozen=True, eq=False)
class Context:
    """One file with its effective terms, and the world it stands in."""

    subject: Subject
    workspace: Workspace
    municipalities: Mapping[str, Municipality]
    """By CBS code; empty when the content folder has no list."""

    def group(self, *path: str) -> Mapping[str, Any]:
        """Return the group at a path of the effective terms; empty when it is not there."""
        value: Any = self.subject.terms.data
        for key in path:
            value = value.get(key) if isinstance(value, Mapping) else None
        return value if isinstance(value, Mapping) else {}

    def entries(self, *path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Walk through the groups that stand under a path."""
        for key, value in self.group(*path).items():
            if isinstance(value, Mapping):
                yield key, value
