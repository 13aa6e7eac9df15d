"""Write another value at a path: what is the same inside it stays as it was written."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import zip_longest
from typing import Any

from generator.model.source import Path
from generator.yaml_text.fragments import indented, item_lines, row_of, value_lines
from generator.yaml_text.insertion import add
from generator.yaml_text.layout import value_end
from generator.yaml_text.removal import clear, drop
from generator.yaml_text.rows import has_room, unrolled
from generator.yaml_text.sameness import exact
from generator.yaml_text.tree import Entry, Group, Scalar
from generator.yaml_text.worksheet import Worksheet

_MANY = 20
"""From so many items on it takes too long to write them one by one."""


def replace(sheet: Worksheet, path: Path, old: Any, new: Any) -> None:
    """Write a value at a path that is there.

    Args:
        sheet: The text.
        path: Where.
        old: What the file says there now.
        new: What it will say.
    """
    if exact(old) == exact(new):
        return
    if isinstance(old, dict) and isinstance(new, dict) and _is_mergeable(sheet, path, old, new):
        _merge(sheet, path, old, new)
    elif isinstance(old, list) and isinstance(new, list) and old and new:
        _merge_items(sheet, path, old, new)
    else:
        _rewrite(sheet, path, new)


def _is_mergeable(sheet: Worksheet, path: Path, old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Tell whether keys whose order a person chose are in the new order when those that stay do not move."""
    if not old or not new:
        return False
    node = sheet.node(path)
    known = node.property_names if node else ()
    merged = [*(key for key in old if key in new), *(key for key in new if key not in old)]
    return [key for key in merged if key not in known] == [key for key in new if key not in known]


def _merge(sheet: Worksheet, path: Path, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    for key, value in new.items():
        if key in old:
            replace(sheet, (*path, key), old[key], value)
        else:
            add(sheet, (*path, key), value)
    for key in old:
        if key not in new:
            drop(sheet, (*path, key))


def _merge_items(sheet: Worksheet, path: Path, old: list[Any], new: list[Any]) -> None:
    """Leave equal items at the beginning and the end alone."""
    shortest = min(len(old), len(new))
    start = next((at for at in range(shortest) if exact(old[at]) != exact(new[at])), shortest)
    left = shortest - start
    end = next((at for at in range(left) if exact(old[-1 - at]) != exact(new[-1 - at])), left)
    both = shortest - end
    many = max(len(old), len(new)) - start - end >= _MANY
    if many and _swapped(sheet, path, (start, len(old) - end), new[start : len(new) - end]):
        return
    for at in range(start, both):
        replace(sheet, (*path, at), old[at], new[at])
    for at in range(both, len(new) - end):
        add(sheet, (*path, at), new[at])
    for at in reversed(range(both, len(old) - end)):
        drop(sheet, (*path, at))


def _swapped(sheet: Worksheet, path: Path, place: tuple[int, int], new: list[Any]) -> bool:
    """Write items in the place of others at once; tell whether that could be done without touching more."""
    group, layout, node = sheet.entry(path).value, sheet.layout, sheet.node((*path, 0))
    if not isinstance(group, Group) or group.is_flow:
        return False
    start, end = place
    entries = group.entries[start:end]
    old = [one.value for one in entries if isinstance(one.value, Scalar) and layout.starts_line(one)]
    if len(old) < len(entries) or any(one.above or one.beside or one.under for one in entries):
        return False
    lines: list[str] = []
    for value, was in zip_longest(new, old[: len(new)]):
        first, *rest = item_lines(value, node, sheet.indent, was)
        lines += indented([f"- {first}".rstrip(" "), *rest], group.column)
    before = group.entries[start - 1] if start else None
    line = layout.last_line(before) + 1 if before else layout.first_line(group.entries[0])
    if entries:
        sheet.buffer.take_lines(line, layout.last_line(entries[-1]))
    if lines:
        sheet.buffer.add_lines(line, lines)
    return True


def _rewrite(sheet: Worksheet, path: Path, new: Any) -> None:
    entry = sheet.entry(path)
    if entry.parent.is_flow:
        _rewrite_in_row(sheet, entry, path, new)
        return
    old, node = entry.value, sheet.node(path)
    in_row = isinstance(old, Group) and old.is_flow and bool(old.entries)
    scalar = old if isinstance(old, Scalar) else None
    lines_of = value_lines if entry.key else item_lines
    first, *rest = lines_of(new, node, sheet.indent, scalar, in_row=in_row)
    gap = " " if rest else _gap(sheet, entry)
    clear(sheet, path)
    entry = sheet.entry(path)
    start = sheet.layout.after_mark(entry)
    line = sheet.layout.line(start)
    sheet.put(start, start, f"{gap}{first}" if first else "")
    if rest:
        sheet.buffer.add_lines(line + 1, indented(rest, entry.column))


def _rewrite_in_row(sheet: Worksheet, entry: Entry, path: Path, new: Any) -> None:
    old = entry.value
    start, gap = sheet.layout.after_mark(entry), _gap(sheet, entry)
    end = max(start, value_end(entry))
    words = row_of(new, sheet.node(path), old if isinstance(old, Scalar) else None)
    if words is None or not has_room(sheet, entry.parent, len(words) - (end - start)):
        unrolled(sheet, entry.parent)
        _rewrite(sheet, path, new)
        return
    if entry.key is None:
        sheet.put(entry.start, end, words or "null")
    else:
        sheet.put(start, end, f"{gap}{words}")


def _gap(sheet: Worksheet, entry: Entry) -> str:
    """Return the spaces between a key or dash and what stands behind it."""
    gap = sheet.text[sheet.layout.after_mark(entry) : entry.value.start]
    return gap if gap and not gap.strip(" ") else " "
