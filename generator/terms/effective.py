"""Effective terms: the model's values overlaid by what a file says, each with its origin."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from generator.language.expressions import Expression, compile_expression
from generator.language.scope import Scope
from generator.language.values import Tree
from generator.model.document import Origin
from generator.model.schema_node import NONE, SchemaNode
from generator.model.source import Path, YamlSource, leaves, overlaid


@dataclass(frozen=True, eq=False)
class StandardLayer:
    """Values that the model gives, always or under a condition."""

    condition: Expression | None
    values: Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class EffectiveTerms:
    """The terms that hold for one file."""

    data: dict[str, Any]
    origins: dict[Path, Origin]
    root: SchemaNode
    standard: dict[str, Any]
    """What the model says for this file, before the file says anything."""
    masked: frozenset[Path] = frozenset()
    """Where a file says something that cannot be used, so that neither it nor what lies below it counts."""

    def tree(self, prefix: str = "") -> Tree:
        """Return the terms as expressions see them."""
        return Tree(self.data, self.root, self.origins, prefix, self.masked)

    def without_origins(self) -> EffectiveTerms:
        """Return these terms as if nobody knew where they stand, for words alone."""
        return replace(self, origins={})

    def origin(self, path: Path) -> Origin | None:
        """Find where the value at a path comes from, or its nearest parent."""
        return self.tree().origin(path)

    @property
    def digest(self) -> str:
        """The first 12 hexadecimal digits of the SHA-256 of the terms in canonical JSON."""
        text = json.dumps(self.data, sort_keys=True, ensure_ascii=False, default=_exact)
        return hashlib.sha256(text.encode()).hexdigest()[:12]


def compile_standard(source: YamlSource, entries: Sequence[Mapping[str, Any]]) -> list[StandardLayer]:
    """Compile the layers of `standaard.yaml`.

    Raises:
        TemplateError: when a condition is outside the language.
    """
    return [
        StandardLayer(
            compile_expression(str(entry["wanneer"]), source.value_spot((index, "wanneer")))
            if "wanneer" in entry
            else None,
            entry.get("waarden") or {},
        )
        for index, entry in enumerate(entries)
    ]


def effective_terms(
    sources: Sequence[YamlSource], root: SchemaNode, standard: Sequence[StandardLayer]
) -> EffectiveTerms:
    """Overlay the model's values with files; a later file wins.

    A value of the wrong form is masked: nothing is known there, whatever the model or an earlier file says.

    Raises:
        TemplateError: when a condition of the model does not fit the schema.
    """
    chosen: dict[str, Any] = {}
    origins: dict[Path, Origin] = {}
    masked: set[Path] = set()
    for source in sources:
        wrong = set(map(_whole, source.wrong))
        data = _without(without_empty(source.data), wrong, root)
        masked = {path for path in masked if not _says(data, path)} | wrong
        chosen = overlaid(_without(chosen, wrong, root), data)
        for path, _ in leaves(data):
            spot = source.value_spot(path)
            origins[path] = Origin("bestand", spot.file, spot.line)

    takes_away = _takes_away(chosen, root) or any(_layer_takes_away(layer, root) for layer in standard)

    def over(base: Mapping[str, Any], chosen: Mapping[str, Any]) -> dict[str, Any]:
        both = overlaid(_without(base, masked, root), chosen)
        result: dict[str, Any] = _without_taken_away(both, root) if takes_away else both
        return result

    base: dict[str, Any] = {}
    so_far = over(base, chosen)
    for layer in standard:
        now = Scope(Tree(so_far, root, masked=frozenset(masked)))
        if layer.condition is None or layer.condition.truth(now) is True:
            base = overlaid(base, layer.values)
            groups = layer.values.keys()
            so_far = {key: item for key, item in so_far.items() if key not in groups}
            so_far |= over(_only(base, groups), _only(chosen, groups))
    data = over(base, chosen)
    for path, _ in leaves(data):
        origins.setdefault(path, Origin("model"))
    return EffectiveTerms(data, origins, root, base, frozenset(masked))


def _only(data: Mapping[str, Any], keys: Collection[str]) -> dict[str, Any]:
    return {key: data[key] for key in keys if key in data}


def without_empty(value: Any) -> Any:
    """Drop empty values: an empty value is an absent key, and so is a group that holds nothing else."""
    if isinstance(value, Mapping):
        kept = {key: without_empty(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item is not None and item != {}}
    if isinstance(value, list):
        return [without_empty(item) for item in value if item is not None]
    return value


def _without(data: Mapping[str, Any], masked: Collection[Path], root: SchemaNode) -> dict[str, Any]:
    """Leave masked values out; of an entry of a map only what it says, for that there is one is known."""
    kept = dict(data)
    for path in masked:
        group = kept
        for key in path[:-1]:
            inner = group.get(str(key))
            if not isinstance(inner, Mapping):
                break
            group[str(key)] = group = dict(inner)
        else:
            value = group.pop(str(path[-1]), None)
            around, node = root.at(path[:-1]), root.at(path)
            if value is not None and around and around.is_identity_map and node and node.is_object:
                group[str(path[-1])] = {}
    return kept


def _says(data: Mapping[str, Any], path: Path) -> bool:
    """Tell whether data gives a value at a path, or one in the place of a group above it."""
    value: Any = data
    for key in path:
        if not isinstance(value, Mapping):
            return True
        value = value.get(str(key))
    return value is not None


def _whole(path: Path) -> Path:
    """Return the path of the list that a path leads into: of a list with a wrong item nothing is known."""
    return next((path[:place] for place, key in enumerate(path) if isinstance(key, int)), path)


@lru_cache(maxsize=256)
def _layer_takes_away(layer: StandardLayer, root: SchemaNode) -> bool:
    return _takes_away(layer.values, root)


def _takes_away(values: Mapping[str, Any], root: SchemaNode) -> bool:
    """Tell whether there is anything for `_without_taken_away` to take away."""
    nodes = (root.at(path) for path, value in leaves(values) if value == NONE)
    return any(node is not None and not node.has_room_for(NONE) for node in nodes)


def _without_taken_away(value: Any, node: SchemaNode | None) -> Any:
    if not isinstance(value, dict):
        return value
    kept = {}
    for key, item in value.items():
        child = node.child(key) if node else None
        if not (item == NONE and child is not None and not child.has_room_for(NONE)):
            kept[key] = _without_taken_away(item, child)
    return kept


def _exact(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value.normalize())
    raise TypeError(f"{type(value).__name__} is no part of terms")
