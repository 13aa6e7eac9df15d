"""Entries that only got another key: found by what they say, so that a new key is not told as a new entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.schema_node import SchemaNode
from generator.model.source import Path, dotted, leaves

Renames = Mapping[str, Mapping[str, str]]
"""By dotted path of a map: old key → new key."""
_KEY_COUNTS = "x-sleutel-telt"
"""Annotation of a map in which the key itself says something, so that another key is another entry."""
_ALIKE = 0.6
"""Part of the values of two entries that must be equal to take them for one."""


def find_renames(node: SchemaNode, before: Any, after: Any) -> Renames:
    """Find the entries with another key in the maps that other terms can refer to.

    Args:
        node: The top of the schema.
        before: The effective terms as they were.
        after: The effective terms as they are.
    """
    return dict(_find(node, before, after, ()))


def renamed_keys(node: SchemaNode, before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, str]:
    """Pair entries of one map that are gone with new ones that say the same, the most alike first."""
    if not node.is_identity_map or _KEY_COUNTS in node.spec:
        return {}
    gone = [key for key in before if key not in after]
    fresh = [key for key in after if key not in before]
    scores = sorted(
        (-_likeness(before[old], after[new]), gone.index(old), fresh.index(new))
        for old in gone
        for new in fresh
    )
    pairs: dict[str, str] = {}
    for score, old_index, new_index in scores:
        old, new = gone[old_index], fresh[new_index]
        if -score >= _ALIKE and old not in pairs and new not in pairs.values():
            pairs[old] = new
    return pairs


def translated(value: Any, node: SchemaNode, renames: Renames) -> Any:
    """Write an old value with new keys where it refers to entries that were renamed."""
    if isinstance(value, list):
        item = node.child(0) or node
        return [translated(part, item, renames) for part in value]
    if isinstance(value, str):
        for name in node.refers_to:
            value = renames.get(name, {}).get(value, value)
    return value


def keys_of(node: SchemaNode, renames: Renames) -> Mapping[str, str]:
    """Return the new keys for a map of which the keys are keys of other maps."""
    found: dict[str, str] = {}
    for name in node.keyed_by:
        found.update(renames.get(name, {}))
    return found


def _find(node: SchemaNode, before: Any, after: Any, path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    if not (isinstance(before, Mapping) and isinstance(after, Mapping)):
        return
    if node.is_identity_map:
        pairs = {} if node.keyed_by else renamed_keys(node, before, after)
        if pairs:
            yield dotted(path), pairs
        return
    for key, child in node.children():
        yield from _find(child, before.get(key), after.get(key), (*path, key))


def _likeness(one: Any, other: Any) -> float:
    mine, theirs = dict(leaves(one)), dict(leaves(other))
    same = [path for path, value in mine.items() if path in theirs and theirs[path] == value]
    return len(same) / max(len(mine), len(theirs), 1)
