"""A content file that was read: its plain data and where each part of it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

from generator.findings import Spot

MODEL = "model"
"""Key under which a content file names the model version that it follows."""
Path: TypeAlias = tuple[str | int, ...]
"""Keys and indexes from the top of a file to a value."""


def dotted(path: Path) -> str:
    """Write a path as users read it: `uren.inzet.ojg-1`."""
    return ".".join(str(part) for part in path)


def parse_path(text: str) -> tuple[str, ...]:
    """Read a path as users write it; an empty text is the top."""
    return tuple(text.split(".")) if text else ()


def value_at(data: Any, path: Path) -> Any:
    """Return the value at a path through groups; None when there is none."""
    for key in path:
        data = data.get(key) if isinstance(data, Mapping) else None
    return data


def value_in(data: Any, path: Path) -> Any:
    """Return the value at a path through groups and lists; None when there is none."""
    for key in path:
        if isinstance(data, list):
            data = data[key] if isinstance(key, int) and key < len(data) else None
        else:
            data = data.get(key) if isinstance(data, Mapping) else None
    return data


def leaves(data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Walk through the values in groups, each with its path; a list is one value, an empty group none."""
    if isinstance(data, dict):
        for key, item in data.items():
            yield from leaves(item, (*path, key))
    else:
        yield path, data


def scalars(data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Walk through the values in groups and lists, each with its path; an empty group or list has none."""
    if isinstance(data, list):
        for index, item in enumerate(data):
            yield from scalars(item, (*path, index))
    elif isinstance(data, Mapping):
        for key, item in data.items():
            yield from scalars(item, (*path, key))
    else:
        yield path, data


def overlaid(base: Mapping[str, Any], top: Mapping[str, Any]) -> dict[str, Any]:
    """Lay values over others: groups are joined, any other value takes the place of what is below it."""
    result = dict(base)
    for key, value in top.items():
        below = result.get(key, {})
        both = isinstance(value, dict) and isinstance(below, dict)
        result[key] = overlaid(below, value) if both else value
    return result


@dataclass(frozen=True)
class YamlSource:
    """A YAML file as plain data. `data` holds only dict, list, str, int, Decimal, bool and None."""

    file: str
    """The file as users know it: relative to the content root where possible."""
    text: str
    data: dict[str, Any]
    key_spots: Mapping[Path, tuple[int, int]]
    """Line and column of the key that leads to each path (of the item, in a list)."""
    value_spots: Mapping[Path, tuple[int, int]]
    """Line and column of the value at each path."""
    quoted: frozenset[Path] = frozenset()
    """Paths of the texts between quotes, so that each sign in them is meant."""
    cut_off: Mapping[Path, str] = field(default_factory=dict)
    """What follows a value without quotes directly after a single blank and `#`, and so is no part of it."""
    wrong: frozenset[Path] = frozenset()
    """Paths of the values that do not have the form of their key: nobody can tell what they mean."""
    mended: str = ""
    """The text with something in the place of each line that could not be read, up to where reading ended."""

    def key_spot(self, path: Path) -> Spot:
        """Find the key of a path, or of its nearest parent that exists."""
        return self._nearest(path, self.key_spots)

    def value_spot(self, path: Path) -> Spot:
        """Find the value at a path, or the key of its nearest parent that exists."""
        if path in self.value_spots:
            return Spot(self.file, *self.value_spots[path])
        return self._nearest(path, self.key_spots)

    def excerpt(self, line: int) -> str:
        """Return the text of a line, counted from 1; empty past the end."""
        return self._lines[line - 1] if 0 < line <= len(self._lines) else ""

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.splitlines()

    def _nearest(self, path: Path, spots: Mapping[Path, tuple[int, int]]) -> Spot:
        for length in range(len(path), 0, -1):
            if path[:length] in spots:
                return Spot(self.file, *spots[path[:length]])
        return Spot(self.file)
