"""Read what an old version says in the words of a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.model.migration import Migration
from generator.model.source import Path
from generator.tasks.upgrade.steps import MigrationStep


@dataclass(frozen=True)
class Translation:
    """Several migrations after each other; without any, everything stays what it is."""

    migrations: tuple[Migration, ...] = ()

    @classmethod
    def of(cls, steps: Sequence[MigrationStep]) -> Translation:
        """Make the translation of some steps."""
        return cls(tuple(step.migration for step in steps))

    def new_path(self, path: Path) -> Path:
        """Return where a term of the old version is found in the new one."""
        for migration in self.migrations:
            path = migration.new_path(path)
        return path

    def new_value(self, path: Path, value: Any) -> Any:
        """Return what the new version calls a value of the old one."""
        for migration in self.migrations:
            value = migration.new_value(path, value)
            path = migration.new_path(path)
        return value
