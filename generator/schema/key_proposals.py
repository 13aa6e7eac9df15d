"""What the writer of a key that its group does not know probably meant, as edits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from generator.model.schema_node import SchemaNode
from generator.model.source import Path, value_in
from generator.proposals import Drop, Move, Proposal, Put
from generator.schema.closeness import closest, slip_of
from generator.schema.keys import ENTRY, KeyIndex
from generator.schema.meanings import Meanings
from generator.schema.readings import PossibleValue
from generator.schema.snippets import block
from generator.schema.value_rules import compiled_pattern
from generator.suggestions import nearest, short_name

_GLUED = re.compile(r"([\w-]+)\s*[:=]\s*(\S.*)|([0-9][0-9.,]*\s+[\w-]+)")
"""A key and its value that are read as one key."""
_MOST = 3
"""With more places than this a list of them helps nobody."""


class KeyProposals:
    """Finds a place for a key in a schema."""

    def __init__(self, root: SchemaNode, index: KeyIndex, meanings: Meanings) -> None:
        self._root, self._index, self._meanings = root, index, meanings

    def unknown(self, path: Path, data: Any) -> tuple[Proposal, ...]:
        """List what to do with a key that its group does not know; sure when there is one way to read it."""
        group, key = path[:-1], str(path[-1])
        value = value_in(data, path)
        if key.isdigit():
            return self._comma(path, data)
        if value is None and (glued := _GLUED.fullmatch(key)):
            return self._no_space(path, *glued.groups())
        node = self._root.at(group)
        free = [name for name in (node.property_names if node else ()) if name not in value_in(data, group)]
        same = slip_of(key, free)
        if same and (self._suits(value, (*group, same)) or short_name(same) == short_name(key)):
            return (_moved(path, (*group, same), value, is_sure=self._suits(value, (*group, same))),)
        places = [place for place in self._near_places(path, data) if self._suits(value, place)]
        if places:
            return tuple(_moved(path, place, value, is_sure=len(places) == 1) for place in places)
        return self._guess(path, value, free, data)

    def names(self, path: Path, names: Mapping[str, Any], data: Any) -> tuple[Proposal, ...]:
        """Propose a name for an entry whose own name has not the right form."""
        key, group = str(path[-1]), path[:-1]
        options = tuple(map(str, names.get("enum", ())))
        name = slip_of(key, options) if options else short_name(key)
        is_sure = bool(name)
        name = name or closest(key, options)
        wrong_form = "pattern" in names and not compiled_pattern(str(names["pattern"])).search(name)
        if not name or wrong_form or name in value_in(data, group):
            return ()
        return (_moved(path, (*group, name), value_in(data, path), is_sure=is_sure),)

    def entry(self, path: Path, data: Any) -> tuple[Proposal, ...]:
        """Give an entry its name, where somebody wrote its keys straight under the group of all entries."""
        group = self._root.at(path[:-1])
        fields = value_in(data, path[:-1])
        if not isinstance(fields, Mapping):
            return ()
        text = next((value for value in fields.values() if isinstance(value, str)), "") if group else ""
        name = short_name(text)
        if group is None or not group.is_identity_map or path[-1] not in self._entry_keys(group):
            return ()
        child = group.child(name)
        if child is None or not self._meanings.fits({name: fields}, group):
            return ()
        named = {name: dict(fields)}
        return (Proposal(block(path[-2:-1], named), (Put(path[:-1], named),)),)

    @staticmethod
    def _entry_keys(group: SchemaNode) -> tuple[str, ...]:
        child = group.child(ENTRY)
        return child.property_names if child else ()

    def _no_space(
        self, path: Path, key: str | None, words: str | None, figure: str | None
    ) -> tuple[Proposal, ...]:
        """Read `{uren:6}`, `{uren = 6}` or `{6 uren}`, a key without a value, as a key and its value."""
        words = words or figure or ""
        place = (*path[:-1], key or words.split()[-1])
        node = self._root.at(place)
        if node is None:
            return ()
        readings = (
            [PossibleValue(words)] if self._meanings.fits(words, node) else self._meanings.of(words, node)
        )
        return tuple(
            Proposal(block(place[-1:], one.value), (Drop(path), Put(place, one.value)), one.is_sure)
            for one in readings
        )

    def _comma(self, path: Path, data: Any) -> tuple[Proposal, ...]:
        """Read `uren: 8,5` between braces, where a comma ends a value, as a number with a comma."""
        entries = list(value_in(data, path[:-1]).items())
        place = [key for key, _ in entries].index(path[-1])
        before, number = entries[place - 1] if place else ("", None)
        if entries[place][1] is not None or not isinstance(number, int) or isinstance(number, bool):
            return ()
        meant = Decimal(f"{number}.{path[-1]}")
        target = (*path[:-1], before)
        if not self._suits(meant, target):
            return ()
        return (Proposal(block(target[-1:], meant), (Drop(path), Put(target, meant)), is_sure=True),)

    def _near_places(self, path: Path, data: Any) -> Iterator[Path]:
        """Walk through where a line would belong if it were indented otherwise, or had its groups."""
        group, key = path[:-1], str(path[-1])
        parts = tuple(key.replace("/", ".").split("."))
        if len(parts) > 1:
            for place in ((*group, *parts), parts):
                if self._is_free(place, data):
                    yield place
                    return
        for length in range(len(group)):
            if self._is_free((*group[:length], key), data):
                yield (*group[:length], key)
        siblings = list(value_in(data, group))
        at = siblings.index(path[-1])
        if at and not isinstance(value_in(data, (*group, siblings[at - 1])), list):
            yield from self._inside((*group, siblings[at - 1]), key, data)

    def _inside(self, place: Path, key: str, data: Any) -> Iterator[Path]:
        """Walk through the groups that end just before a line, the outermost first."""
        while isinstance(inside := value_in(data, place), Mapping) and inside:
            if self._is_free((*place, key), data):
                yield (*place, key)
            place = (*place, list(inside)[-1])
        if value_in(data, place) is None and self._is_free((*place, key), data):
            yield (*place, key)

    def _guess(self, path: Path, value: Any, free: list[str], data: Any) -> tuple[Proposal, ...]:
        key = str(path[-1])
        if near := nearest(key, free):
            return self._read_at(path, (*path[:-1], near), value)
        known = self._index.nearest(key)
        groups = [group for group in self._index.groups_of(known) if ENTRY not in group]
        places = [(*group.split("."), known) if group else (known,) for group in groups]
        free_places = [place for place in places if self._is_free(place, data) and self._suits(value, place)]
        return tuple(_moved(path, place, value, is_sure=False) for place in free_places[:_MOST])

    def _read_at(self, path: Path, place: Path, value: Any) -> tuple[Proposal, ...]:
        """Give an entry another name, with what its value can mean there."""
        node = self._root.at(place)
        readings = [] if node is None or self._suits(value, place) else self._meanings.of(value, node)
        return tuple(
            Proposal(block(place[-1:], one.value), (Move(path, place), Put(place, one.value)))
            for one in readings
        ) or (_moved(path, place, value, is_sure=False),)

    def _is_free(self, place: Path, data: Any) -> bool:
        """Tell whether the schema names a key at a place where nothing stands yet."""
        holder = self._root.at(place[:-1])
        if holder is None or not _is_group(value_in(data, place[:-1])):
            return False
        return place[-1] in holder.property_names and value_in(data, place) is None

    def _suits(self, value: Any, place: Path) -> bool:
        node = self._root.at(place)
        if node is None:
            return False
        return value is None or self._meanings.fits(value, node)


def _moved(path: Path, place: Path, value: Any, *, is_sure: bool) -> Proposal:
    shown = place[-1:] if path[:-1] == place[:-1] else place
    return Proposal(block(shown, value), (Move(path, place),), is_sure)


def _is_group(value: Any) -> bool:
    return value is None or isinstance(value, Mapping)
