"""How files of one model version become files of the next: `migratie.yaml` of the new version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.model.source import Path, YamlSource, parse_path

ORIGIN, RENAMED, DROPPED, CODES = "van", "hernoemd", "vervallen", "waarden"
ANY = "*"
"""In a path: every entry of a map."""


@dataclass(frozen=True)
class Migration:
    """What a new version calls otherwise; every path on the left is a path of the old version."""

    target: str
    """The version it leads to: `modelovereenkomst/2027.1`."""
    origin: str
    """The version it starts from."""
    renamed: Mapping[Path, Path] = field(default_factory=dict)
    dropped: Mapping[Path, str] = field(default_factory=dict)
    """Terms that are no more, with the reason."""
    codes: Mapping[Path, Mapping[str, str]] = field(default_factory=dict)
    """By term: old code → new code."""

    @classmethod
    def of(cls, target: str, source: YamlSource) -> Migration:
        """Make a migration of a `migratie.yaml` without findings."""
        data = source.data
        return cls(
            target,
            str(data[ORIGIN]),
            {parse_path(old): parse_path(new) for old, new in (data.get(RENAMED) or {}).items()},
            {parse_path(old): str(reason) for old, reason in (data.get(DROPPED) or {}).items()},
            {
                parse_path(path): {old: as_code(new) for old, new in codes.items()}
                for path, codes in (data.get(CODES) or {}).items()
            },
        )

    def new_path(self, path: Path) -> Path:
        """Return where a term of the old version is found in the new one."""
        fitting = [old for old in self.renamed if fits(old, path[: len(old)])]
        if not fitting:
            return path
        old = max(fitting, key=len)
        return (*filled(self.renamed[old], entries_of(old, path)), *path[len(old) :])

    def new_value(self, path: Path, value: Any) -> Any:
        """Return what the new version calls a value of the old one."""
        codes = next((codes for pattern, codes in self.codes.items() if fits(pattern, path)), {})
        if isinstance(value, list):
            return [codes.get(as_code(item), item) for item in value]
        return codes.get(as_code(value), value)


def as_code(value: object) -> str:
    """Write a value as a code: as it stands in a content file."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def fits(pattern: Path, path: Path) -> bool:
    """Tell whether a path is one that a pattern stands for."""
    same = len(pattern) == len(path)
    return same and all(part in (ANY, key) for part, key in zip(pattern, path, strict=True))


def entries_of(pattern: Path, path: Path) -> list[str | int]:
    """List the keys in a path for which the pattern has a star."""
    return [key for part, key in zip(pattern, path, strict=False) if part == ANY]


def filled(pattern: Path, entries: list[str | int]) -> Path:
    """Put keys in the place of the stars; a star for which there is none stays."""
    left = iter(entries)
    return tuple(next(left, part) if part == ANY else part for part in pattern)


def matches(data: Any, pattern: Path) -> Iterator[Path]:
    """List the paths in data that a pattern stands for, also those without a value."""
    if not pattern:
        yield ()
        return
    if isinstance(data, Mapping):
        for key in data if pattern[0] == ANY else pattern[:1]:
            if key in data:
                yield from ((key, *rest) for rest in matches(data[key], pattern[1:]))
