"""Effective terms: the model's values overlaid by what a file says, each with its origin."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.language.expressions import Expression, compile_expression
from generator.language.scope import Scope
from generator.language.values import Tree
from generator.model.document import Origin
from generator.model.schema_node import SchemaNode
from generator.model.source import Path, YamlSource, overlaid

NONE = "geen"
"""Takes away the group that the model has there; in an amendment, also a value that is no text."""


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

    def tree(self, prefix: str = "") -> Tree:
        """Return the terms as expressions see them."""
        return Tree(self.data, self.root, self.origins, prefix)

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

    Raises:
        TemplateError: when a condition of the model does not fit the schema.
    """
    chosen: dict[str, Any] = {}
    origins: dict[Path, Origin] = {}
    for source in sources:
        data = without_empty(source.data)
        chosen = overlaid(chosen, data)
        for path in _leaves(data):
            spot = source.value_spot(path)
            origins[path] = Origin("bestand", spot.file, spot.line)
    base: dict[str, Any] = {}
    data = _without_taken_away(chosen, root)
    for layer in standard:
        if layer.condition is None or layer.condition.truth(Scope(Tree(data, root))) is True:
            base = overlaid(base, layer.values)
            data = _without_taken_away(overlaid(base, chosen), root)
    for path in _leaves(data):
        origins.setdefault(path, Origin("model"))
    return EffectiveTerms(data, origins, root, base)


def without_empty(value: Any) -> Any:
    """Drop empty values: an empty value is an absent key, and so is a group that holds nothing else."""
    if isinstance(value, Mapping):
        kept = {key: without_empty(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item is not None and item != {}}
    if isinstance(value, list):
        return [without_empty(item) for item in value if item is not None]
    return value


def _without_taken_away(value: Any, node: SchemaNode | None) -> Any:
    if not isinstance(value, Mapping):
        return value
    kept = {}
    for key, item in value.items():
        child = node.child(key) if node else None
        if not (item == NONE and child is not None and not child.has_room_for(NONE)):
            kept[key] = _without_taken_away(item, child)
    return kept


def _leaves(value: Any, path: Path = ()) -> list[Path]:
    if isinstance(value, Mapping):
        return [leaf for key, item in value.items() for leaf in _leaves(item, (*path, key))]
    return [path]


def _exact(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value.normalize())
    raise TypeError(f"{type(value).__name__} is no part of terms")
