"""Random edits of a content file, each with what the data has to be afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from generator.model.source import Path
from generator.yaml_text.editor import Comments, Editor

VALUES: tuple[Any, ...] = (
    "gewoon", "true", "12", "01", "", "a: b", "a #b", "it's", '"aan"', "- x", "één, twee", "2027-01-01",
    "08:30", "regel\nregel\n", "regel\n  dieper\n\nslot", "lang " * 40 + "x", "{a}", "\\", 0, -5,
    Decimal("98.50"), True, False, None, [], {}, ["x", "y: z"], {"a b": 1, "c": {"d": [1, {"e": None}]}},
    [{"k": "v"}, ["q"], []],
)  # fmt: skip
KEYS = ("nieuw", "no", "a b", "12", "een: twee", "x,y", "'s")


@dataclass(frozen=True)
class Edit:
    """An edit, and what plain data says after it."""

    name: str
    run: Callable[[Editor], Comments]
    after: dict[str, Any]


def paths(data: Any, path: Path = ()) -> Iterator[Path]:
    """List the paths of all values."""
    if path:
        yield path
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        yield from paths(value, (*path, key))


def at(data: Any, path: Path) -> Any:
    for key in path:
        data = data[key]
    return data


def random_edit(data: dict[str, Any], random: Random) -> Edit:
    """Make an edit that is possible."""
    every = list(paths(data))
    make = random.choice([_set, _set, _add, _rename, _drop, _move])
    return make(data, every, random) or _set(data, every, random)


def _set(data: dict[str, Any], every: list[Path], random: Random) -> Edit:
    path, value, after = random.choice(every), deepcopy(random.choice(VALUES)), deepcopy(data)
    at(after, path[:-1])[path[-1]] = value
    return Edit(f"set {path} {value!r}", lambda editor: editor.set(path, value), after)


def _groups(data: dict[str, Any], every: list[Path]) -> list[Path]:
    return [path for path in [(), *every] if isinstance(at(data, path), dict | list)]


def _free(group: Any, random: Random) -> str | int:
    if isinstance(group, list):
        return random.randint(0, len(group))
    return random.choice([key for key in KEYS if key not in group])


def _add(data: dict[str, Any], every: list[Path], random: Random) -> Edit:
    group, value, after = random.choice(_groups(data, every)), deepcopy(random.choice(VALUES)), deepcopy(data)
    path = (*group, _free(at(data, group), random))
    _put(after, path, value)
    return Edit(f"add {path} {value!r}", lambda editor: editor.add(path, value), after)


def _rename(data: dict[str, Any], every: list[Path], random: Random) -> Edit:
    path = random.choice([path for path in every if isinstance(path[-1], str)])
    after = deepcopy(data)
    group = at(after, path[:-1])
    key = str(_free(group, random))
    entries = [(key if name == path[-1] else name, value) for name, value in group.items()]
    group.clear()
    group.update(entries)
    return Edit(f"rename {path} {key}", lambda editor: editor.rename(path, key), after)


def _drop(data: dict[str, Any], every: list[Path], random: Random) -> Edit | None:
    path, after = random.choice(every), deepcopy(data)
    _take(after, path)
    if not after:
        return None  # a file that says nothing is none
    return Edit(f"drop {path}", lambda editor: editor.drop(path), after)


def _move(data: dict[str, Any], every: list[Path], random: Random) -> Edit | None:
    old, after = random.choice(every), deepcopy(data)
    value = _take(after, old)
    kind = list if isinstance(old[-1], int) else dict
    groups = [path for path in _groups(after, list(paths(after))) if isinstance(at(after, path), kind)]
    if not groups:
        return None
    group = random.choice(groups)
    new = (*group, _free(at(after, group), random))
    if new[:-1] == old[:-1] and kind is dict:
        return None
    _put(after, new, value)
    return Edit(f"move {old} {new}", lambda editor: editor.move(old, new), after)


def _put(data: Any, path: Path, value: Any) -> None:
    group = at(data, path[:-1])
    if isinstance(group, list):
        group.insert(int(path[-1]), value)
    else:
        group[path[-1]] = value


def _take(data: Any, path: Path) -> Any:
    """Take a value out, and the mappings around it that are then empty."""
    group = at(data, path[:-1])
    value = group.pop(path[-1])
    if not group and isinstance(group, dict) and len(path) > 1 and isinstance(path[-2], str):
        _take(data, path[:-1])
    return value
