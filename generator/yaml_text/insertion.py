"""Put an entry in its place: after those that come before it in the schema, with the comments it has."""

from __future__ import annotations

from typing import Any

from generator.errors import EditError
from generator.model.source import Path, dotted
from generator.yaml_text.fragments import ITEM_STEP, Fragment, fragment_of, indented
from generator.yaml_text.layout import is_empty, value_end
from generator.yaml_text.rows import has_room, put_in_row, unrolled
from generator.yaml_text.sameness import place_among
from generator.yaml_text.tree import Entry, Group
from generator.yaml_text.worksheet import Worksheet


def add(sheet: Worksheet, path: Path, value: Any) -> None:
    """Put a typed value at a path where there is none, with the groups around it.

    Raises:
        EditError: when a group on the way is something else.
    """
    here = standing(sheet, path)
    for step in reversed(path[len(here) + 1 :]):
        value = [value] if isinstance(step, int) else {step: value}
    place = path[: len(here) + 1]
    key = None if isinstance(place[-1], int) else place[-1]
    in_row = _beside_rows(sheet, here)
    insert(sheet, place, fragment_of(key, value, sheet.node(place), sheet.indent, in_row=in_row))


def standing(sheet: Worksheet, path: Path) -> Path:
    """Return the deepest group on the way to a path that is there, empty or not."""
    depth = len(path) - 1
    while depth and sheet.layout.find(path[:depth]) is None:
        depth -= 1
    return path[:depth]


def insert(sheet: Worksheet, path: Path, fragment: Fragment) -> None:
    """Put a fragment in the group around a path, which is there.

    Raises:
        EditError: when the group is something else, or cannot hold it.
    """
    owner = sheet.entry(path[:-1]) if len(path) > 1 else None
    group = owner.value if owner else sheet.layout.top
    if isinstance(group, Group) and group.entries:
        place = _place(sheet, group, path)
        if not group.is_flow:
            _between(sheet, group, place, fragment)
        elif not put_in_row(sheet, group, place, fragment):
            unrolled(sheet, group)
            insert(sheet, path, fragment)
    elif owner:
        _fill(sheet, owner, path, fragment)
    else:
        _append(sheet, fragment)


def _beside_rows(sheet: Worksheet, path: Path) -> bool:
    """Tell whether the entries of a group are all written as rows."""
    group = sheet.entry(path).value if path else sheet.layout.top
    values = [entry.value for entry in group.entries] if isinstance(group, Group) else []
    return bool(values) and all(isinstance(one, Group) and one.is_flow and one.entries for one in values)


def _place(sheet: Worksheet, group: Group, path: Path) -> int:
    """Return before which entry a new one comes."""
    if group.is_list != isinstance(path[-1], int):
        raise _other_kind(path)
    if isinstance(path[-1], int):
        if not 0 <= path[-1] <= len(group.entries):
            raise EditError(f'"{dotted(path[:-1])}" heeft geen plaats {path[-1]}.', path)
        return path[-1]
    keys = [entry.key.value if entry.key else "" for entry in group.entries]
    return place_among(keys, path[-1], sheet.order(path[:-1]))


def _between(sheet: Worksheet, group: Group, place: int, fragment: Fragment) -> None:
    layout, pad = sheet.layout, group.column
    if place:
        line = layout.last_line(group.entries[place - 1]) + 1
    elif layout.starts_line(group.entries[0]):
        line = layout.first_line(group.entries[0])
    else:
        first, *rest = fragment.lines
        words = "\n".join([first, *indented([*rest, "."], pad)])[:-1]
        sheet.put(group.entries[0].start, group.entries[0].start, words)
        return
    sheet.buffer.add_lines(line, indented(fragment.lines, pad))


def _fill(sheet: Worksheet, owner: Entry, path: Path, fragment: Fragment) -> None:
    """Put the first entry in a group that is there and empty."""
    if not is_empty(owner):
        raise _other_kind(path)
    if isinstance(owner.value, Group) and owner.value.is_list != isinstance(path[-1], int):
        raise _other_kind(path)
    if path[-1] != 0 and isinstance(path[-1], int):
        raise EditError(f'"{dotted(path[:-1])}" heeft geen plaats {path[-1]}.', path)
    if owner.parent.is_flow:
        _fill_in_row(sheet, owner, path, fragment)
        return
    start = sheet.layout.after_mark(owner)
    line, lines = sheet.layout.line(start), fragment.lines
    if owner.key is None:
        first, *rest = lines
        sheet.put(start, max(start, value_end(owner)), f" {first}")
        sheet.buffer.add_lines(line + 1, indented(rest, owner.column + ITEM_STEP))
        return
    deeper = sheet.indent.items if isinstance(path[-1], int) else sheet.indent.keys
    sheet.put(start, max(start, value_end(owner)), "")
    sheet.buffer.add_lines(line + 1, indented(lines, owner.column + deeper))


def _fill_in_row(sheet: Worksheet, owner: Entry, path: Path, fragment: Fragment) -> None:
    braces = "[]" if isinstance(path[-1], int) else "{}"
    words = f" {braces[0]}{fragment.row}{braces[1]}"
    if fragment.row is None or not has_room(sheet, owner.parent, len(words)):
        unrolled(sheet, owner.parent)
        insert(sheet, path, fragment)
        return
    start = sheet.layout.after_mark(owner)
    sheet.put(start, max(start, value_end(owner)), words)


def _append(sheet: Worksheet, fragment: Fragment) -> None:
    """Put the first entry in a file without any, after its comments."""
    top = sheet.layout.top
    if top is not None:
        sheet.put(top.start, top.end, "\n".join(fragment.lines))
        return
    lines = sheet.text.split("\n")
    sheet.buffer.add_lines(len(lines) - 1 if not lines[-1] else len(lines), fragment.lines)


def _other_kind(path: Path) -> EditError:
    return EditError(
        f'"{dotted(path[:-1])}" is al ingevuld; daaronder hoort "{dotted(path)}" te komen.',
        path[:-1],
        hint="Pas deze regel met de hand aan.",
    )
