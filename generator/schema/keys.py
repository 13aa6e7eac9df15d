"""Every key that a schema knows, and what to say about one that it does not know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from generator.model.schema_node import SchemaNode
from generator.model.source import dotted
from generator.suggestions import did_you_mean, nearest

_DEEPEST = 8
"""Levels of groups in which a key is looked for."""
_FEW = 3
"""Groups with a key of that name that an advice lists at most."""
ENTRY = "<naam>"
"""Stands for the name of an entry, in a group such as `praktijken.<naam>`."""


class KeyIndex:
    """Every key of a schema, and the groups it belongs to."""

    def __init__(self, root: SchemaNode) -> None:
        self._root = root

    @cached_property
    def _groups(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for group, key in _keys(self._root, ()):
            found.setdefault(key, []).append(group)
        return found

    def nearest(self, key: str) -> str:
        """Find the key, in whatever group, that looks most like a word; empty when none does."""
        return key if key in self._groups else nearest(key, self._groups)

    def groups_of(self, key: str) -> list[str]:
        """List the groups that know a key, `group.<naam>` for the entries of a map."""
        return self._groups.get(key, [])

    def advice(self, key: str, siblings: Iterable[str]) -> str:
        """Say what to do about a key that its group does not know."""
        if key.isdigit():
            return "Staat er een komma in een getal? Schrijf dan een punt, zoals 98.50."
        near = did_you_mean(key, siblings)
        if near:
            return near
        groups = self.groups_of(key)
        if groups and len(groups) <= _FEW:
            return f'"{key}" hoort {" of ".join(map(_place, groups))}. Kijk of de regel goed inspringt.'
        far = nearest(key, self._groups)
        if far:
            return f'Bedoelde u "{far}"? Die hoort {_place(self._groups[far][0])}.'
        return "Haal de regel weg, of zet er een # voor als het een opmerking is."


def _keys(node: SchemaNode, path: tuple[str, ...], around: tuple[int, ...] = ()) -> Iterator[tuple[str, str]]:
    """Walk through keys with their group; a form that holds itself is walked once."""
    form = id(node.spec.get("properties"))
    if len(path) > _DEEPEST or (node.property_names and form in around):
        return
    for name in node.property_names:
        yield dotted(path), name
    for name in (*node.property_names, *((ENTRY,) if node.is_identity_map else ())):
        child = node.child(name)
        if child is not None:
            yield from _keys(child, (*path, name), (*around, form))


def _place(group: str) -> str:
    return f"onder `{group}`" if group else "vooraan, zonder spaties ervoor"
