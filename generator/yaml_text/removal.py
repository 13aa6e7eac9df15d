"""Take an entry out of a text, with the comments that are its own."""

from __future__ import annotations

from generator.model.source import Path
from generator.yaml_text.draft import Draft
from generator.yaml_text.fragments import ITEM_STEP, Fragment, indented
from generator.yaml_text.layout import Layout, remarks, value_end
from generator.yaml_text.rows import drop_from_row, has_remarks, unrolled
from generator.yaml_text.scalars import quoted, written_key
from generator.yaml_text.tree import Entry, Group, Scalar
from generator.yaml_text.values import scalar_lines


def drop(draft: Draft, path: Path) -> None:
    """Take out an entry, and the groups around it that then hold nothing.

    Raises:
        EditError: when there is none.
    """
    entry = draft.entry(path)
    if not _leave_nothing(draft, entry, path):
        if _is_commented_row(draft, entry.parent):
            drop(draft, path)
            return
        draft.take(draft.layout.own_remarks(entry))
        _take_out(draft, entry)


def cut(draft: Draft, path: Path, key: str | int) -> Fragment:
    """Take out an entry with its comments to put it elsewhere, under another key.

    Raises:
        EditError: when there is none.
    """
    entry = draft.entry(path)
    if _is_commented_row(draft, entry.parent):
        return cut(draft, path, key)
    if isinstance(entry.value, Scalar) and entry.value.keeps_ends:
        _put_on_one_line(draft, path, entry.value.value)
        return cut(draft, path, key)
    fragment = _fragment(draft.layout, entry, str(key))
    inner = [comment.text for comment in draft.layout.own_remarks(entry)]
    if _leave_nothing(draft, entry, path):
        for text in inner:
            draft.taken.remove(text)
    else:
        _take_out(draft, entry)
    return fragment


def clear(draft: Draft, path: Path) -> None:
    """Take out the value of an entry that is in no row; its key stays, with the comments around it."""
    entry = draft.entry(path)
    start, end = draft.layout.after_mark(entry), value_end(entry)
    value = entry.value
    is_block = isinstance(value, Group) and not value.is_flow
    if not is_block and "#" in draft.text[start : value.start]:
        start = value.start
    if isinstance(value, Scalar):
        _clear_scalar(draft, value, start)
        return
    inside = [one for one in draft.layout.own_remarks(entry) if one.offset > value.start]
    if value.is_flow or not value.entries:
        draft.take(one for one in inside if one.offset < value.end)
        draft.put(start, end, "")
        return
    last = [entry.beside, *entry.under]
    gone = [one for one in remarks(entry) if one not in last]
    draft.take(sorted(gone, key=lambda one: one.offset))
    first_line = draft.layout.line(start)
    last_line = draft.layout.line(max([end, *(one.offset for one in gone)]))
    if draft.layout.line(value.start) == first_line:
        stop = draft.buffer.start_of(last_line) + len(draft.buffer.line(last_line) or "")
        draft.put(start, stop, "")
    else:
        draft.buffer.take_lines(first_line + 1, last_line)


def _clear_scalar(draft: Draft, value: Scalar, start: int) -> None:
    if value.is_block:
        header = value.raw.partition("\n")[0]
        code = header.partition("#")[0].rstrip(" ")
        draft.put(value.start + len(header), value.start + len(value.raw.rstrip("\n")), "")
        draft.put(start, value.start + len(code), "")
    else:
        draft.put(start, max(start, value.end), "")


def _put_on_one_line(draft: Draft, path: Path, value: str) -> None:
    """Write a text that keeps the empty lines after it so that it may stand before any other line."""
    clear(draft, path)
    start = draft.layout.after_mark(draft.entry(path))
    draft.put(start, start, f" {quoted(value)}")


def _leave_nothing(draft: Draft, entry: Entry, path: Path) -> bool:
    """Take out the last entry of a group: the group goes along, or stays as an empty one in a list."""
    parent = entry.parent
    if len(parent.entries) > 1:
        return False
    if parent.owner is None:
        if not parent.is_flow:
            return False
        draft.take(draft.layout.own_remarks(entry))
        draft.put(parent.start, parent.end, "{}")
    elif parent.owner.key is not None and not parent.is_list:
        drop(draft, path[:-1])
    elif parent.owner.parent.is_flow:
        draft.take(draft.layout.own_remarks(entry))
        draft.put(parent.start, parent.end, _empty(parent))
    else:
        clear(draft, path[:-1])
        start = draft.layout.after_mark(draft.entry(path[:-1]))
        draft.put(start, start, f" {_empty(parent)}")
    return True


def _empty(group: Group) -> str:
    return "[]" if group.is_list else "{}"


def _is_commented_row(draft: Draft, group: Group) -> bool:
    """Tell whether a group is a row with comments in it, after giving each of its entries a line."""
    if not group.is_flow or not has_remarks(group):
        return False
    unrolled(draft, group)
    return True


def _take_out(draft: Draft, entry: Entry) -> None:
    if entry.parent.is_flow:
        drop_from_row(draft, entry)
        return
    layout, buffer = draft.layout, draft.buffer
    layout.after_mark(entry)
    first, last = layout.first_line(entry), layout.last_line(entry)
    if not layout.starts_line(entry):
        following = buffer.start_of(last + 1)
        while draft.text[following : following + 1] in (" ", "\n"):
            following += 1
        draft.put(entry.start, following, "")
        return
    above = buffer.line(first - 1) if first else ""
    if layout.is_text(buffer.start_of(first) - 1):
        while buffer.line(last + 1) == "" and buffer.line(last + 2) is not None:
            last += 1
    elif above == "" and buffer.line(last + 1) == "":
        last += 1
    buffer.take_lines(first, last)


def _fragment(layout: Layout, entry: Entry, key: str) -> Fragment:
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


def _keyed(layout: Layout, entry: Entry, key: str, line: str) -> str:
    """Write the first line of an entry from its beginning on, with another key."""
    own = line[entry.column :]
    if entry.key is None:
        return own
    return written_key(key) + own[entry.key.end - entry.start :]


def _row(layout: Layout, entry: Entry, key: str) -> str:
    """Write an entry as it stands in a row."""
    value = entry.value
    words = layout.text[value.start : value_end(entry)]
    if isinstance(value, Scalar) and not value.style and not entry.parent.is_flow and value.value:
        words = scalar_lines(value.value, None, value, in_flow=True)[0] if _is_words(value) else words
    return f"{written_key(key, in_flow=True)}: {words}" if entry.key else words


def _is_words(value: Scalar) -> bool:
    """Tell whether an unquoted value holds what means something else between braces."""
    return any(sign in value.raw for sign in ",[]{}")
