"""End the items of a list as Dutch legal text does: a; b; en c. Conditions may drop any of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.compose.spacing import ends_in_stop
from generator.model.document import Block, Gap, Inline, Item, ItemList, ListKind, Paragraph, Text

_ENDING = re.compile(r"\s*;(?:\s*(en|of))?\s*$")


def with_endings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks whose lists of onderdelen end right, at every depth."""
    return tuple(_list_ended(block) if isinstance(block, ItemList) else block for block in blocks)


def _list_ended(items: ItemList) -> ItemList:
    inner = [replace(item, blocks=with_endings(item.blocks)) for item in items.items]
    words = [_ending(item) for item in inner]
    if items.kind is ListKind.LEDEN or not any(word is not None for word in words):
        return replace(items, items=tuple(inner))
    connector = next((word for word in words if word), "")
    before_last = f"; {connector}" if connector else ";"
    last = len(inner) - 1
    ended = [
        _with_ending(item, "." if index == last else before_last if index == last - 1 else ";")
        for index, item in enumerate(inner)
    ]
    return replace(items, items=tuple(ended))


def _ending(item: Item) -> str | None:
    """Return the connector after the semicolon, an empty string without one, None without semicolon."""
    content = _last_text(item)
    found = _ENDING.search(content[-1].text) if content and isinstance(content[-1], Text) else None
    return None if found is None else (found[1] or "")


def _last_text(item: Item) -> tuple[Inline, ...]:
    last = item.blocks[-1] if item.blocks else None
    return last.content if isinstance(last, Paragraph) else ()


def _with_ending(item: Item, ending: str) -> Item:
    content = _last_text(item)
    if not content or isinstance(content[-1], Gap):
        return item
    end = content[-1]
    if isinstance(end, Text):
        content = content[:-1]
        ending = re.sub(r"[.,]$", "", _ENDING.sub("", end.text).rstrip()) + ending
    if ending == "." and content and ends_in_stop(content[-1]):
        return _ended(item, content)
    return _ended(item, (*content, Text(ending)))


def _ended(item: Item, content: tuple[Inline, ...]) -> Item:
    return replace(item, blocks=(*item.blocks[:-1], Paragraph(content)))
