"""What names stand for before anything is filled in: the schema takes the place of values.

A shape is one of
- `TermShape`: a term, or the entries of a map or list, which are all alike;
- `Constant`: a literal of the template;
- `Chosen`: a list of codes, of which the possible ones are known;
- `Listed`: a list of values of one shape;
- `Mixed`: one of several shapes;
- `NamedSet`: a closed set of names, such as `document` or `afgeleid`;
- `ANYTHING`: not known before it is filled in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

from generator.model.schema_node import SchemaNode

ENTRY = "*"
"""Stands in a path for the key of any entry."""


@dataclass(frozen=True, eq=False)
class TermShape:
    """A term of a file."""

    path: tuple[str, ...]
    node: SchemaNode
    owner: str = ""
    """Name of the link under which the file is reached; empty for the file itself."""

    @property
    def dotted(self) -> str:
        """The path as templates write it."""
        return ".".join((self.owner, *self.path) if self.owner else self.path)


@dataclass(frozen=True)
class Constant:
    """A literal."""

    value: Any


@dataclass(frozen=True)
class Chosen:
    """Codes of a map of choices."""

    codes: frozenset[str]


@dataclass(frozen=True, eq=False)
class Listed:
    """A list of values of one shape."""

    item: Shape


@dataclass(frozen=True, eq=False)
class Mixed:
    """One of several shapes, by a condition."""

    shapes: tuple[Shape, ...]


@dataclass(frozen=True, eq=False)
class NamedSet:
    """A closed set of names."""

    title: str
    names: Callable[[], Iterable[str]]
    find: Callable[[str], Shape]
    """Gives the shape of one of those names."""


class Anything:
    """A value of which nothing is known."""


Shape: TypeAlias = TermShape | Constant | Chosen | Listed | Mixed | NamedSet | Anything
ANYTHING = Anything()


@dataclass(frozen=True)
class UnknownName:
    """A name that a shape does not have, and the names that it does have."""

    written: str
    options: tuple[str, ...]
    where: str
    """In Dutch, where such names are written down: "in het schema"."""


def mixed(shapes: Iterable[Shape]) -> Shape:
    """Combine the shapes of alternatives."""
    found = tuple(shapes)
    return found[0] if len(found) == 1 else Mixed(found)


def member(shape: Shape, key: str) -> Shape | UnknownName:
    """Look a name up in a shape."""
    match shape:
        case TermShape():
            child = shape.node.child(key)
            if child is None:
                return UnknownName(f"{shape.dotted}.{key}", names_in(shape.node), "in het schema")
            step = key if key in shape.node.property_names else ENTRY
            return TermShape((*shape.path, step), child, shape.owner)
        case NamedSet():
            names = tuple(shape.names())
            if key not in names:
                return UnknownName(f"{shape.title}.{key}", names, f"bij `{shape.title}`")
            return shape.find(key)
        case Mixed():
            return _member_of_any(shape, key)
        case _:
            return ANYTHING


def entry(shape: Shape) -> Shape:
    """Return what the entries of a map or list look like."""
    match shape:
        case TermShape(node=node) if node.is_identity_map or not node.is_object:
            child = node.child(ENTRY if node.is_identity_map else 0)
            return ANYTHING if child is None else TermShape((*shape.path, ENTRY), child, shape.owner)
        case TermShape(node=node):
            return mixed(
                TermShape((*shape.path, name), child, shape.owner) for name, child in node.children()
            )
        case Mixed():
            return mixed(entry(each) for each in shape.shapes)
        case Listed():
            return shape.item
        case _:
            return ANYTHING


def terms_in(shape: Shape) -> Iterator[TermShape]:
    """Walk through the terms that a value of this shape can come from."""
    match shape:
        case TermShape():
            yield shape
        case Mixed():
            for each in shape.shapes:
                yield from terms_in(each)
        case Listed():
            yield from terms_in(shape.item)
        case _:
            return


def codes_in(shape: Shape) -> frozenset[str] | None:
    """List the keys that a value can have; None when they are not fixed."""
    match shape:
        case TermShape(node=node) if node.is_object and not node.is_identity_map:
            return frozenset(node.property_names)
        case Chosen():
            return shape.codes
        case Mixed():
            return _union([codes_in(each) for each in shape.shapes])
        case _:
            return None


def can_be(shape: Shape, value: Any) -> bool:
    """Tell whether a value of this shape can equal a literal."""
    match shape:
        case TermShape(node=node):
            return _allows(node.spec, value)
        case Constant():
            return bool(shape.value == value)
        case Mixed():
            return any(can_be(each, value) for each in shape.shapes)
        case _:
            return True


def values_of(shape: Shape) -> frozenset[Any] | None:
    """List every value that a shape can have; None when there are too many to list."""
    match shape:
        case TermShape(node=node):
            if "enum" in node.spec:
                return frozenset(node.spec["enum"])
            return frozenset({True, False}) if node.spec.get("type") == "boolean" else None
        case Constant():
            return frozenset({shape.value})
        case Mixed():
            return _union([values_of(each) for each in shape.shapes])
        case _:
            return None


def is_group(shape: Shape) -> bool:
    """Tell whether a value is a group or list, which cannot be printed as it is."""
    if isinstance(shape, TermShape):
        return shape.node.is_object or "items" in shape.node.spec
    return isinstance(shape, Listed | Chosen | NamedSet)


def names_in(node: SchemaNode) -> tuple[str, ...]:
    """List the keys that a schema names at one place."""
    return node.property_names


def _member_of_any(shape: Mixed, key: str) -> Shape | UnknownName:
    found = [member(each, key) for each in shape.shapes]
    known = [each for each in found if not isinstance(each, UnknownName)]
    unknown = next((each for each in found if isinstance(each, UnknownName)), None)
    return unknown if unknown is not None and not known else mixed(known)


def _union(sets: list[frozenset[Any] | None]) -> frozenset[Any] | None:
    known = [each for each in sets if each is not None]
    return frozenset().union(*known) if len(known) == len(sets) else None


_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "string": str,
    "boolean": bool,
    "number": (int, Decimal, float),
    "integer": (int, Decimal, float),
}


def _allows(spec: Mapping[str, Any], value: Any) -> bool:
    if "enum" in spec:
        return value in spec["enum"]
    kinds = spec.get("type")
    types = [kinds] if isinstance(kinds, str) else kinds or []
    if types and not any(_is(value, _TYPES.get(str(kind), object)) for kind in types):
        return False
    return not (isinstance(value, str) and "pattern" in spec and not re.search(spec["pattern"], value))


def _is(value: Any, kind: type | tuple[type, ...]) -> bool:
    return isinstance(value, kind) and (kind is bool or kind is object or not isinstance(value, bool))
