"""Groups between braces or brackets: change one where it stands, or give each of its entries a line."""

from __future__ import annotations

from generator.errors import EditError
from generator.yaml_text.canonical import ROW_WIDTH
from generator.yaml_text.fragments import ITEM_STEP, Fragment, indented
from generator.yaml_text.layout import TextLayout, remarks, value_end
from generator.yaml_text.tree import Entry, Group
from generator.yaml_text.worksheet import Worksheet

_ONE_ROW = "Dit bestand is één rij tussen accolades."
_ONE_ROW_HINT = "Schrijf het met elk onderdeel op een eigen regel."


def has_remarks(group: Group) -> bool:
    """Tell whether there are comments inside a row, which then has several lines."""
    return bool(any(group.below) or any(any(one.above) or any(remarks(one)) for one in group.entries))


def put_in_row(sheet: Worksheet, group: Group, place: int, fragment: Fragment) -> bool:
    """Put an entry in a row of entries; False when it does not fit.

    Args:
        sheet: The text.
        group: The row, with entries.
        place: Before which entry it comes, counted from 0.
        fragment: The entry.
    """
    if fragment.row is None or has_remarks(group):
        return False
    if place:
        at = _end_of(sheet.layout, group.entries[place - 1])
        words = f"{' ' if sheet.text[at - 1] == ':' else ''}, {fragment.row}"
    else:
        at, words = group.entries[0].start, f"{fragment.row}, "
    if not has_room(sheet, group, len(words)):
        return False
    sheet.put(at, at, words)
    return True


def has_room(sheet: Worksheet, group: Group, more: int) -> bool:
    """Tell whether more characters fit in a row; one on several lines has no bound."""
    start = sheet.text.rfind("\n", 0, group.start) + 1
    is_one_line = "\n" not in sheet.text[group.start : group.end]
    return not is_one_line or group.end - start + more <= ROW_WIDTH or more <= 0


def drop_from_row(sheet: Worksheet, entry: Entry) -> None:
    """Take an entry out of a row without comments that has other entries too."""
    entries = entry.parent.entries
    place = entries.index(entry)
    if place:
        sheet.put(_end_of(sheet.layout, entries[place - 1]), _end_of(sheet.layout, entry), "")
    else:
        sheet.put(entry.start, entries[1].start, "")


def unrolled(sheet: Worksheet, group: Group) -> None:
    """Give every entry of the outermost row around a group a line of its own, with its comments.

    Raises:
        EditError: when the whole file is one row.
    """
    owner = group.owner
    while owner is not None and owner.parent.is_flow:
        owner = owner.parent.owner
    if owner is None or not isinstance(owner.value, Group):
        raise EditError(_ONE_ROW, hint=_ONE_ROW_HINT)
    row, start = owner.value, sheet.layout.after_mark(owner)
    lines = _own_lines(sheet.layout, row)
    line = sheet.layout.line(start)
    if owner.key is None:
        first, *lines = lines
        sheet.put(start, row.end, f" {first}")
        deeper = ITEM_STEP
    else:
        sheet.put(start, row.end, "")
        deeper = sheet.indent.items if row.is_list else sheet.indent.keys
    sheet.buffer.add_lines(line + 1, indented(lines, owner.column + deeper))


def _own_lines(layout: TextLayout, row: Group) -> list[str]:
    lines: list[str] = []
    for entry in row.entries:
        lines += [comment.text for comment in entry.above if comment]
        mark = f"{entry.key.raw}:" if entry.key else "-"
        first, *rest = layout.text[entry.value.start : value_end(entry)].split("\n")
        own = [f"{mark} {first}".rstrip(" "), *(line.strip() for line in rest)]
        if entry.beside:
            own[-1] = f"{own[-1]}  {entry.beside.text}"
        lines += [own[0], *indented(own[1:], ITEM_STEP)]
        lines += [f"  {comment.text}" for comment in entry.under if comment]
    return [*lines, *(comment.text for comment in row.below if comment)]


def _end_of(layout: TextLayout, entry: Entry) -> int:
    """Return where an entry of a row ends; one without a value ends with its key, its colon and a space."""
    if entry.key is None or value_end(entry) > entry.value.start:
        return value_end(entry)
    if not layout.text[entry.key.end :].lstrip(" ").startswith(":"):
        return entry.key.end
    end = layout.after_mark(entry)
    return end + layout.text.startswith(" ", end)
