"""Values of a `model.yaml`, with their places; what is not there is empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.placed_text import PlacedText
from generator.model.source import Path, YamlSource, parse_path


@dataclass(frozen=True)
class ModelValues:
    """Reads values of one file."""

    source: YamlSource

    def at(self, *path: str | int) -> Any:
        """Return what stands at a path; None when nothing does."""
        data: Any = self.source.data
        for key in path:
            if isinstance(data, Mapping):
                data = data.get(str(key))
            else:
                data = data[key] if isinstance(data, list) and isinstance(key, int) else None
        return data

    def group(self, *path: str | int) -> Mapping[str, Any]:
        """Return the group at a path, without keys that say nothing; empty when there is none."""
        value = self.at(*path)
        entries = value.items() if isinstance(value, Mapping) else ()
        return {key: item for key, item in entries if item is not None}

    def items(self, *path: str | int) -> list[Any]:
        """Return the list at a path; empty when there is none."""
        value = self.at(*path)
        return value if isinstance(value, list) else []

    def word(self, *path: str | int) -> str:
        """Return a value as text; empty when there is none."""
        value = self.at(*path)
        return "" if value is None else str(value)

    def words(self, *path: str | int) -> tuple[str, ...]:
        """Return the items of a list as text."""
        return tuple(map(str, self.items(*path)))

    def text(self, *path: str | int) -> PlacedText:
        """Return a text and its place."""
        return PlacedText(self.word(*path), self.source.value_spot(path))

    def text_or_none(self, *path: str | int) -> PlacedText | None:
        """Return a text and its place; None when there is none."""
        return None if self.at(*path) is None else self.text(*path)

    def texts(self, *path: str | int) -> Mapping[str, PlacedText]:
        """Return the texts of a group, by their key."""
        return {str(key): self.text(*path, key) for key in self.group(*path)}

    def paths(self, *path: str | int) -> tuple[Path, ...]:
        """Return the items of a list as paths of keys."""
        return tuple(map(parse_path, self.words(*path)))
