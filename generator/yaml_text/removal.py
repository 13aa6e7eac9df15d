"""Take an entry out of a text, with the comments that are its own."""

from __future__ import annotations

from generator.model.source import Path
from generator.yaml_text.fragments import ITEM_STEP, Fragment, indented
from generator.yaml_text.layout import TextLayout, remarks, value_end
from generator.yaml_text.rows import drop_from_row, has_remarks, unrolled
from generator.yaml_text.scalars import quoted, written_key
from generator.yaml_text.tree import Entry, Group, Scalar
from generator.yaml_text.values import scalar_lines
from generator.yaml_text.worksheet import Worksheet


def drop(sheet: Worksheet, path: Path) -> None:
    """Take out an entry, and the groups around it that then hold nothing.

    Raises:
        EditError: when there is none.
    """
    entry = sheet.entry(path)
    if not _leave_nothing(sheet, entry, path):
        if _is_commented_row(sheet, entry.parent):
            drop(sheet, path)
            return
        sheet.take(sheet.layout.own_remarks(entry))
        _take_out(sheet, entry)


def cut(sheet: Worksheet, path: Path, key: str | int) -> Fragment:
    """Take out an entry with its comments to put it elsewhere, under another key.

    Raises:
        EditError: when there is none.
    """
    entry = sheet.entry(path)
    if _is_commented_row(sheet, entry.parent):
        return cut(sheet, path, key)
    if isinstance(entry.value, Scalar) and entry.value.keeps_ends:
        _put_on_one_line(sheet, path, entry.value.value)
        return cut(sheet, path, key)
    fragment = _fragment(sheet.layout, entry, str(key))
    inner = [comment.text for comment in sheet.layout.own_remarks(entry)]
    if _leave_nothing(sheet, entry, path):
        for text in inner:
            sheet.dropped.remove(text)
    else:
        _take_out(sheet, entry)
    return fragment


def clear(sheet: Worksheet, path: Path) -> None:
    """Take out the value of an entry that is in no row; its key stays, with the comments around it."""
    entry = sheet.entry(path)
    value, start = entry.value, sheet.layout.after_mark(entry)
    if isinstance(value, Group) and not value.is_flow:
        _clear_block(sheet, entry, start)
        return
    if "#" in sheet.text[start : value.start]:
        start = value.start
    if isinstance(value, Scalar):
        _clear_scalar(sheet, value, start)
        return
    own = sheet.layout.own_remarks(entry)
    sheet.take(one for one in own if value.start < one.offset < value.end)
    sheet.put(start, value.end, "")


def _clear_block(sheet: Worksheet, entry: Entry, start: int) -> None:
    """Take out a group with each entry on a line; the first may begin on the line of a dash."""
    last = [entry.beside, *entry.under]
    gone = [one for one in remarks(entry) if one not in last]
    sheet.take(sorted(gone, key=lambda one: one.offset))
    first_line = sheet.layout.line(start)
    last_line = sheet.layout.line(max([value_end(entry), *(one.offset for one in gone)]))
    if sheet.layout.line(entry.value.start) == first_line:
        stop = sheet.buffer.start_of(last_line) + len(sheet.buffer.line(last_line) or "")
        sheet.put(start, stop, "")
    else:
        sheet.buffer.take_lines(first_line + 1, last_line)


def _clear_scalar(sheet: Worksheet, value: Scalar, start: int) -> None:
    if value.is_block:
        header = value.raw.partition("\n")[0]
        code = header.partition("#")[0].rstrip(" ")
        sheet.put(value.start + len(header), value.start + len(value.raw.rstrip("\n")), "")
        sheet.put(start, value.start + len(code), "")
    else:
        sheet.put(start, max(start, value.end), "")


def _put_on_one_line(sheet: Worksheet, path: Path, value: str) -> None:
    """Write a text that keeps the empty lines after it so that it may stand before any other line."""
    clear(sheet, path)
    start = sheet.layout.after_mark(sheet.entry(path))
    sheet.put(start, start, f" {quoted(value)}")


def _leave_nothing(sheet: Worksheet, entry: Entry, path: Path) -> bool:
    """Take out the last entry of a group: the group goes along, or stays as an empty one in a list."""
    parent = entry.parent
    if len(parent.entries) > 1:
        return False
    if parent.owner is None:
        if not parent.is_flow:
            return False
        sheet.take(sheet.layout.own_remarks(entry))
        sheet.put(parent.start, parent.end, "{}")
    elif parent.owner.key is not None and not parent.is_list:
        drop(sheet, path[:-1])
    elif parent.owner.parent.is_flow:
        sheet.take(sheet.layout.own_remarks(entry))
        sheet.put(parent.start, parent.end, _empty(parent))
    else:
        clear(sheet, path[:-1])
        start = sheet.layout.after_mark(sheet.entry(path[:-1]))
        sheet.put(start, start, f" {_empty(parent)}")
    return True


def _empty(group: Group) -> str:
    return "[]" if group.is_list else "{}"


def _is_commented_row(sheet: Worksheet, group: Group) -> bool:
    """Tell whether a group is a row with comments in it, after giving each of its entries a line."""
    if not group.is_flow or not has_remarks(group):
        return False
    unrolled(sheet, group)
    return True


def _take_out(sheet: Worksheet, entry: Entry) -> None:
    if entry.parent.is_flow:
        drop_from_row(sheet, entry)
        return
    layout, buffer = sheet.layout, sheet.buffer
    layout.after_mark(entry)
    first, last = layout.first_line(entry), layout.last_line(entry)
    if not layout.starts_line(entry):
        following = buffer.start_of(last + 1)
        while sheet.text[following : following + 1] in (" ", "\n"):
            following += 1
        sheet.put(entry.start, following, "")
        return
    above = buffer.line(first - 1) if first else ""
    if layout.is_text(buffer.start_of(first) - 1):
        while buffer.line(last + 1) == "" and buffer.line(last + 2) is not None:
            last += 1
    elif above == "" and buffer.line(last + 1) == "":
        last += 1
    buffer.take_lines(first, last)


def _fragment(layout: TextLayout, entry: Entry, key: str) -> Fragment:
    if entry.parent.is_flow:
        row = _row(layout, entry, key)
        mark = "" if entry.key else "- "
        head, *rest = row.split("\n")
        lines = [f"{mark}{head}", *indented([line.strip() for line in rest], ITEM_STEP)]
        return Fragment(lines, None if rest else row)
    lines = layout.text.split("\n")
    first, last = layout.first_line(entry), layout.last_line(entry)
    at = layout.line(entry.start)
    lines[at] = " " * entry.column + _keyed(layout, entry, key, lines[at])
    own = indented(lines[first : last + 1], -entry.column)
    is_plain = len(own) == 1 and not any(layout.own_remarks(entry))
    return Fragment(own, _row(layout, entry, key) if is_plain else None)


def _keyed(layout: TextLayout, entry: Entry, key: str, line: str) -> str:
    """Write the first line of an entry from its beginning on, with another key."""
    own = line[entry.column :]
    if entry.key is None:
        return own
    return written_key(key) + own[entry.key.end - entry.start :]


def _row(layout: TextLayout, entry: Entry, key: str) -> str:
    """Write an entry as it stands in a row."""
    value = entry.value
    words = layout.text[value.start : value_end(entry)]
    if isinstance(value, Scalar) and not value.style and not entry.parent.is_flow and value.value:
        words = scalar_lines(value.value, None, value, in_flow=True)[0] if _is_words(value) else words
    return f"{written_key(key, in_flow=True)}: {words}" if entry.key else words


def _is_words(value: Scalar) -> bool:
    """Tell whether an unquoted value holds what means something else between braces."""
    return any(sign in value.raw for sign in ",[]{}")
