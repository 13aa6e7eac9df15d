"""Entries that have no place in a file yet: the lines they will be, from the margin on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.schema_node import SchemaNode
from generator.yaml_text.canonical import ROW_WIDTH, STEP
from generator.yaml_text.layout import TextLayout
from generator.yaml_text.scalars import written_key
from generator.yaml_text.tree import Group, Scalar, walk
from generator.yaml_text.values import scalar_lines

ITEM_STEP = 2
"""Spaces that the keys of an item stand deeper than its dash."""


@dataclass(frozen=True)
class Indent:
    """How a file indents."""

    keys: int = STEP
    """Spaces that keys stand deeper than the key of their group."""
    items: int = STEP
    """Spaces that dashes stand deeper than the key of their list."""
    has_blocks: bool = True
    """Whether a text may stand on lines of its own."""

    @classmethod
    def of(cls, layout: TextLayout, *, has_blocks: bool = True) -> Indent:
        """Look at the first group and the first list of a file."""
        steps: dict[bool, int] = {}
        for entry in walk(layout.top) if layout.top else ():
            group = entry.value
            if isinstance(group, Group) and not group.is_flow and entry.key:
                steps.setdefault(group.is_list, group.column - entry.column)
        return cls(steps.get(False, STEP), steps.get(True, STEP), has_blocks)


@dataclass(frozen=True)
class Fragment:
    """A key with its value, or an item."""

    lines: list[str]
    """Its lines and those of its comments; an item begins with its dash."""
    row: str | None = None
    """How it stands between braces; None when it cannot."""

    def under(self, key: str, indent: Indent, *, is_item: bool = False) -> Fragment:
        """Put it in a group of its own, or in a list of its own when it is an item."""
        name, (start, end) = written_key(key, in_flow=True), "[]" if is_item else "{}"
        row = None if self.row is None else f"{name}: {start}{self.row}{end}"
        deeper = indent.items if is_item else indent.keys
        return Fragment([f"{written_key(key)}:", *indented(self.lines, deeper)], row)


def fragment_of(
    key: str | None, value: Any, node: SchemaNode | None, indent: Indent, *, in_row: bool = False
) -> Fragment:
    """Write a typed value with its key, or as an item.

    Args:
        key: The key; None for an item.
        value: The value as it will be read.
        node: What the schema says about it.
        indent: How the file indents.
        in_row: Whether a group with nothing but short values is written between braces.
    """
    words = row_of(value, node)
    row = (words or None) if key is None or words is None else f"{written_key(key, in_flow=True)}: {words}"
    return Fragment(_entry_lines(key, value, node, indent, in_row=in_row), row)


def row_of(value: Any, node: SchemaNode | None, old: Scalar | None = None) -> str | None:
    """Write a value as it stands between braces; None when it has more than one line."""
    if isinstance(value, Mapping):
        parts = [(key, row_of(item, _child(node, key))) for key, item in _ordered(value, node)]
        words = [f"{written_key(key, in_flow=True)}: {part}" for key, part in parts if part is not None]
        return f"{{{', '.join(words)}}}" if len(words) == len(parts) else None
    if isinstance(value, list):
        items = [row_of(item, _child(node, 0)) for item in value]
        kept = ["null" if item == "" else item for item in items if item is not None]
        return f"[{', '.join(kept)}]" if len(kept) == len(items) else None
    if isinstance(value, str) and "\n" in value:
        return None
    return scalar_lines(value, node, old, in_flow=True)[0]


def value_lines(
    value: Any, node: SchemaNode | None, indent: Indent, old: Scalar | None = None, *, in_row: bool = False
) -> list[str]:
    """Write a value: what stands behind its key, and the lines below, indented from its key on."""
    if isinstance(value, Mapping | list) and (not value or (in_row and _fits_a_row(value))):
        row = row_of(value, node)
        if row is not None and len(row) <= ROW_WIDTH:
            return [row]
    if isinstance(value, Mapping):
        pairs = [_entry_lines(key, item, _child(node, key), indent) for key, item in _ordered(value, node)]
        return ["", *indented([line for lines in pairs for line in lines], indent.keys)]
    if isinstance(value, list):
        items = [_entry_lines(None, item, _child(node, 0), indent) for item in value]
        return ["", *indented([line for lines in items for line in lines], indent.items)]
    first, *rest = scalar_lines(value, node, old, has_blocks=indent.has_blocks)
    return [first, *indented(rest, indent.keys)]


def item_lines(
    value: Any, node: SchemaNode | None, indent: Indent, old: Scalar | None = None, *, in_row: bool = False
) -> list[str]:
    """Write a value as it stands behind a dash: a group begins on the line of the dash."""
    first, *rest = value_lines(value, node, indent, old, in_row=in_row)
    if first or not rest:
        return [first, *(indented(rest, ITEM_STEP - indent.keys))]
    by = ITEM_STEP - (indent.items if isinstance(value, list) else indent.keys)
    head, *tail = indented(rest, by)
    return [head.lstrip(" "), *tail]


def indented(lines: list[str], by: int) -> list[str]:
    """Put lines deeper, or less deep with a number below 0; an empty line stays empty."""
    return [_indented(line, by) for line in lines]


def _indented(line: str, by: int) -> str:
    bare = line.lstrip(" ")
    return " " * max(0, len(line) - len(bare) + by) + bare if bare else ""


def _entry_lines(
    key: str | None, value: Any, node: SchemaNode | None, indent: Indent, *, in_row: bool = False
) -> list[str]:
    if key is None:
        first, *rest = item_lines(value, node, indent, in_row=in_row)
        return [f"- {first}".rstrip(" "), *rest]
    first, *rest = value_lines(value, node, indent, in_row=in_row)
    return [f"{written_key(key)}: {first}".rstrip(" "), *rest]


def _fits_a_row(value: Mapping[str, Any] | list[Any]) -> bool:
    """Tell whether a group is a mapping of single values, as a row between braces is."""
    return isinstance(value, Mapping) and not any(
        isinstance(item, Mapping | list) or (isinstance(item, str) and "\n" in item)
        for item in value.values()
    )


def _ordered(value: Mapping[str, Any], node: SchemaNode | None) -> list[tuple[str, Any]]:
    places = {name: place for place, name in enumerate(node.property_names if node else ())}
    return sorted(value.items(), key=lambda pair: places.get(pair[0], len(places)))


def _child(node: SchemaNode | None, key: str | int) -> SchemaNode | None:
    return node.child(key) if node else None
