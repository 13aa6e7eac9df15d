"""Give an entry another key or another place."""

from __future__ import annotations

from generator.errors import EditError
from generator.model.source import Path, dotted
from generator.yaml_text.insertion import insert, standing
from generator.yaml_text.removal import cut, drop
from generator.yaml_text.rows import has_room, unrolled
from generator.yaml_text.scalars import written_key
from generator.yaml_text.worksheet import Worksheet


def rename(sheet: Worksheet, path: Path, key: str, *, is_filled: bool) -> None:
    """Write another key in the place of the one at a path.

    Args:
        sheet: The text.
        path: The key that is there.
        key: The new one.
        is_filled: Whether there is an empty entry with the new key, which makes way.
    """
    if is_filled:
        drop(sheet, (*path[:-1], key))
    entry = sheet.entry(path)
    assert entry.key is not None
    words = written_key(key, in_flow=entry.parent.is_flow)
    if entry.parent.is_flow and not has_room(sheet, entry.parent, len(words) - len(entry.key.raw)):
        unrolled(sheet, entry.parent)
        rename(sheet, path, key, is_filled=False)
        return
    sheet.put(entry.key.start, entry.key.end, words)


def move(sheet: Worksheet, old: Path, new: Path, *, is_filled: bool) -> None:
    """Put an entry in another group.

    Args:
        sheet: The text.
        old: Where it is.
        new: Where it comes, in the text without it.
        is_filled: Whether there is an empty entry in that place, which makes way.
    """
    fragment = cut(sheet, old, new[-1])
    if is_filled:
        drop(sheet, new)
    here = standing(sheet, new)
    is_item = isinstance(new[-1], int)
    for key in reversed(new[len(here) : -1]):
        if isinstance(key, int):
            raise EditError(f'"{dotted(new[:-1])}" staat niet in dit bestand.', new[:-1])
        fragment, is_item = fragment.under(key, sheet.indent, is_item=is_item), False
    insert(sheet, new[: len(here) + 1], fragment)
