"""The values that expressions work with.

A value is one of
- a literal of the template: str, int, Decimal, bool, or a list of values;
- `Term`: a value of an agreement, with its path; a mapping is a Term too;
- `Unknown`: a term the schema knows and nobody filled in;
- `Computed`: a result of arithmetic or dates, with the paths it came from;
- `Code`: a key of a map, or a chosen code of a map of choices;
- `Choices`: several maps of choices laid over each other;
- `Shown`: text that was already set, as pieces that keep their paths.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeAlias

from generator.model.document import CrossReference, Field, Gap, LineBreak, Origin, Text
from generator.model.schema_node import SchemaNode
from generator.model.source import Path

Piece: TypeAlias = Text | Field | Gap | CrossReference | LineBreak


@dataclass(frozen=True, eq=False)
class Tree:
    """One file's effective terms, as expressions see them."""

    data: Mapping[str, Any]
    root: SchemaNode
    origins: Mapping[Path, Origin] = field(default_factory=dict)
    prefix: str = ""
    """Name under which another file reaches these terms, such as `profiel`."""
    masked: frozenset[Path] = frozenset()
    """Paths where a file says something that cannot be used: what holds there is not known."""

    def is_masked(self, path: Path) -> bool:
        """Tell whether a file says something at a path, or above it, that cannot be used."""
        return bool(self.masked) and any(path[:length] in self.masked for length in range(1, len(path) + 1))

    def masked_in(self, path: Path) -> list[Path]:
        """List the paths straight under a path where a file says something that cannot be used."""
        return [one for one in sorted(self.masked, key=str) if one[:-1] == path]

    def dotted(self, path: Path) -> str:
        """Write a path with the prefix of this tree."""
        return ".".join(map(str, (self.prefix, *path) if self.prefix else path))

    def origin(self, path: Path) -> Origin | None:
        """Find where the value at a path comes from, or its nearest parent."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.origins:
                return self.origins[path[:length]]
        return None


@dataclass(frozen=True, eq=False)
class Term:
    """A value of an agreement."""

    tree: Tree
    path: Path
    raw: Any
    node: SchemaNode

    @property
    def dotted(self) -> str:
        """The path as users read it."""
        return self.tree.dotted(self.path)


@dataclass(frozen=True, eq=False)
class Missing:
    """A term that nobody filled in, or in a way that cannot be used."""

    path: str
    title: str
    node: SchemaNode | None = None
    masked: bool = False
    """Whether a file does say something there, so that it cannot be taken for empty."""


@dataclass(frozen=True, eq=False)
class Unknown:
    """What follows from missing terms; never true, never false."""

    causes: tuple[Missing, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """Paths of the terms that are missing."""
        return tuple(cause.path for cause in self.causes)

    @property
    def is_masked(self) -> bool:
        """Tell whether a file says something here that cannot be used."""
        return any(cause.masked for cause in self.causes)

    @property
    def title(self) -> str:
        """Titles of the terms that are missing, for people."""
        return ", ".join(dict.fromkeys(cause.title for cause in self.causes))


@dataclass(frozen=True, eq=False)
class Computed:
    """A number, date or truth value derived from terms."""

    value: Any
    paths: tuple[str, ...]
    display: str = ""


@dataclass(frozen=True, eq=False)
class Code:
    """An id or a chosen code, with its words."""

    code: str
    words: str
    path: str


@dataclass(frozen=True, eq=False)
class Choices:
    """Maps of choices laid over each other: code → whether it is chosen, and by which term."""

    entries: Mapping[str, Term]
    masked: Unknown | None = None
    """The codes of which that is not known."""


@dataclass(frozen=True, eq=False)
class Shown:
    """Text that is ready to print."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The words without their paths."""
        return "".join(piece.text for piece in self.pieces)


Value: TypeAlias = Any
"""One of the kinds in the module's docstring; checked where it is used."""


def is_unknown(value: Value) -> bool:
    """Tell whether a value follows from a missing term."""
    return isinstance(value, Unknown)


def unknown_from(values: Iterable[Value]) -> Unknown | None:
    """Combine the missing terms of several values, or return None when all are known."""
    unknown = [value for value in values if isinstance(value, Unknown)]
    return Unknown(tuple(cause for value in unknown for cause in value.causes)) if unknown else None


def plain(value: Value) -> Any:
    """Return the bare Python value, for comparison and arithmetic."""
    match value:
        case Term():
            return value.raw
        case Computed():
            return value.value
        case Code():
            return value.code
        case Shown():
            return value.text
        case list():
            return [plain(item) for item in value]
        case _:
            return value


def paths_of(values: Sequence[Value]) -> tuple[str, ...]:
    """Collect the paths that values come from, each once."""
    found: dict[str, None] = {}
    for value in values:
        match value:
            case Term():
                found[value.dotted] = None
            case Computed() | Unknown():
                found.update(dict.fromkeys(value.paths))
            case Code():
                found[value.path] = None
            case Shown():
                for piece in value.pieces:
                    if isinstance(piece, Field | Gap):
                        found.update(dict.fromkeys(piece.paths))
            case list():
                found.update(dict.fromkeys(paths_of(value)))
            case _:
                pass
    return tuple(found)


def is_number(value: object) -> bool:
    """Tell whether a bare value is a number (a truth value is not)."""
    return isinstance(value, int | Decimal) and not isinstance(value, bool)
