"""The values that standaard.yaml gives, beside what the schema says about their keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.findings import Spot
from generator.model.schema_node import SchemaNode
from generator.model.source import Path
from generator.tasks.lint.context import ModelContext


@dataclass(frozen=True)
class StandardValue:
    """A key with its value in standaard.yaml."""

    keys: Path
    value: Any
    node: SchemaNode | None
    """None when the schema does not know the key."""
    holder: SchemaNode
    """The group that the key is in."""
    key_spot: Spot
    value_spot: Spot

    @property
    def name(self) -> str:
        """The dotted path of the term."""
        return ".".join(map(str, self.keys))


def standard_values(version: ModelContext) -> Iterator[StandardValue]:
    """Walk through everything under `waarden`; of a key that is unknown not what is below it."""
    for number, layer in enumerate(version.model.template.standaard):
        yield from _below(version, layer.get("waarden") or {}, version.model.root, (number, "waarden"))


def _below(
    version: ModelContext, values: Mapping[str, Any], holder: SchemaNode, path: Path
) -> Iterator[StandardValue]:
    source = version.model.template.standaard_source
    for key, value in values.items():
        place, node = (*path, key), holder.child(key)
        spots = source.key_spot(place), source.value_spot(place)
        yield StandardValue(place[2:], value, node, holder, *spots)
        if node is not None and isinstance(value, Mapping):
            yield from _below(version, value, node, place)
