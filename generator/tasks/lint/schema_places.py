"""The terms of a schema with the place in schema.json where each of them is described."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.analysis.landscape import SymbolTable
from generator.analysis.shapes import ANYTHING, ENTRY, Shape, TermShape
from generator.model.source import Path

_DEEPEST = 12


@dataclass(frozen=True, eq=False)
class SchemaTerm:
    """A term, by the keys that lead to it in a content file."""

    path: tuple[str, ...]
    place: Path
    """The keys that lead to its description in schema.json; a shared description has one place."""
    spec: Mapping[str, Any]
    """The description itself, with what it shares."""

    def group_shape(self, landscape: SymbolTable) -> Shape:
        """Return the shape of the group that holds the term."""
        node = landscape.root.at(self.path[:-1])
        return ANYTHING if node is None else TermShape(self.path[:-1], node)


def schema_terms(schema: Mapping[str, Any]) -> list[SchemaTerm]:
    """List every term that a schema describes, a shared description once for each path to it."""
    return list(_below(schema, schema, (), ()))


def _below(
    root: Mapping[str, Any], spec: Mapping[str, Any], path: tuple[str, ...], place: Path
) -> Iterator[SchemaTerm]:
    if len(path) > _DEEPEST:
        return
    spec, place = _followed(root, spec, place)
    children: list[tuple[str, Path, Any]] = [
        (key, (*place, "properties", key), child) for key, child in (spec.get("properties") or {}).items()
    ]
    for keyword in ("additionalProperties", "items"):
        if isinstance(spec.get(keyword), Mapping):
            children.append((ENTRY, (*place, keyword), spec[keyword]))
    for key, where, child in children:
        if not isinstance(child, Mapping):
            continue
        resolved, _ = _followed(root, child, where)
        yield SchemaTerm((*path, key), where, {**resolved, **child})
        yield from _below(root, child, (*path, key), where)


def _followed(
    root: Mapping[str, Any], spec: Mapping[str, Any], place: Path
) -> tuple[Mapping[str, Any], Path]:
    while "$ref" in spec:
        place = tuple(str(spec["$ref"]).removeprefix("#/").split("/"))
        target: Any = root
        for part in place:
            target = target[part]
        spec = target
    return spec, place
