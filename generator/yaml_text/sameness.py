"""When two files say the same, and what plain data says after an edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from itertools import pairwise
from typing import Any

from generator.model.schema_node import SchemaNode
from generator.model.source import Path


def exact(value: Any, node: SchemaNode | None = None) -> object:
    """Return a value for comparison: the order counts where a person chose it, the type and digits always."""
    if isinstance(value, Mapping):
        entries = [(key, exact(item, node.child(key) if node else None)) for key, item in value.items()]
        known = node.property_names if node else ()
        return [entry for entry in entries if entry[0] not in known], {
            entry[0]: entry[1] for entry in entries if entry[0] in known
        }
    if isinstance(value, list):
        return [exact(item, node.child(0) if node else None) for item in value]
    return type(value).__name__, str(value)


def found(data: Any, path: Path) -> tuple[Any, ...]:
    """Return the value at a path, alone in a tuple; an empty tuple when there is none."""
    for key in path:
        known = range(len(data)) if isinstance(data, list) else data if isinstance(data, Mapping) else ()
        if key not in known:
            return ()
        data = data[key]
    return (data,)


def placed(data: dict[str, Any], path: Path, value: Any) -> dict[str, Any]:
    """Return data with a value at a path, in the place of what is there."""
    return _changed(data, path, value, is_new=False)


def added(
    data: dict[str, Any], path: Path, value: Any, like: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Return data with a value at a path; in a list it comes before what is there, in a map as in `like`."""
    return _changed(data, path, value, is_new=True, like=like)


def place_among(keys: Sequence[str], key: str, order: Sequence[str]) -> int:
    """Return before which of some keys another one comes: after the last that has no later place than it."""
    places = {name: place for place, name in enumerate(order)}
    own = places.get(key, len(places))
    return max((at + 1 for at, one in enumerate(keys) if places.get(one, len(places)) <= own), default=0)


def renamed(data: dict[str, Any], path: Path, key: str) -> dict[str, Any]:
    """Return data in which a key has another name, in its place."""
    result = deepcopy(data)
    (group,) = found(result, path[:-1])
    entries = [(key if name == path[-1] else name, value) for name, value in group.items()]
    group.clear()
    group.update(entries)
    return result


def without(data: dict[str, Any], path: Path) -> dict[str, Any]:
    """Return data without a value, and without the groups around it that then hold nothing."""
    result = deepcopy(data)
    while path:
        (group,) = found(result, path[:-1])
        del group[path[-1]]
        path = path[:-1]
        if group or isinstance(group, list) or not path or isinstance(path[-1], int):
            break
    return result


def _changed(
    data: dict[str, Any], path: Path, value: Any, *, is_new: bool, like: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    result = deepcopy(data)
    group: Any = result
    there: tuple[Any, ...] = (like or {},)
    for key, following in pairwise(path):
        inner = found(group, (key,))
        if not inner or inner[0] is None:
            _put(group, key, [] if isinstance(following, int) else {}, there, is_new=not inner)
        group, there = group[key], found(there[0], (key,)) if there else ()
    _put(group, path[-1], deepcopy(value), there, is_new=is_new)
    return result


def _put(group: Any, key: str | int, value: Any, like: tuple[Any, ...], *, is_new: bool) -> None:
    if isinstance(group, list) and is_new:
        group.insert(int(key), value)
        return
    keys = [*group] if isinstance(group, dict) else []
    group[key] = value
    if is_new and like and isinstance(like[0], Mapping) and key not in keys:
        for later in keys[place_among(keys, str(key), [*like[0]]) :]:
            group[later] = group.pop(later)
