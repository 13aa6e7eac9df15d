"""A content file as it was written: entries in their order, each with the text and the place of its parts.

Reading for data forgets quotes, layout and comments; this tree keeps them, so a file can be written again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

BLOCK_STYLES = ("|", ">")


@dataclass(frozen=True)
class Comment:
    """A comment with its `#`."""

    text: str
    offset: int
    column: int
    alone: bool
    """Whether nothing else stands on its line."""
    gap: int = 0
    """Spaces between it and what stands before it on its line."""


Lines = list[Comment | None]
"""Comments on lines of their own; None is an empty line."""


@dataclass(frozen=True)
class Scalar:
    """A word or text as it was written."""

    raw: str
    value: str
    style: str
    """Empty for plain text, else the first character: a quote, `|` or `>`."""
    start: int
    end: int

    @property
    def is_block(self) -> bool:
        """Tell whether the text stands on the lines below its key."""
        return self.style in BLOCK_STYLES

    @property
    def keeps_ends(self) -> bool:
        """Tell whether the empty lines after a text on lines of its own are part of it."""
        return self.is_block and "+" in self.raw.partition("\n")[0].partition("#")[0]

    @property
    def is_folded(self) -> bool:
        """Tell whether a plain or quoted text goes on on other lines."""
        return not self.is_block and "\n" in self.raw


@dataclass(eq=False)
class Group:
    """A mapping or a list."""

    is_list: bool
    is_flow: bool
    start: int
    column: int
    owner: Entry | None
    end: int = 0
    entries: list[Entry] = field(default_factory=list)
    below: Lines = field(default_factory=list)
    """What stands under the last entry, at the same depth."""


@dataclass(eq=False)
class Entry:
    """A key with its value, or an item of a list."""

    parent: Group
    key: Scalar | None
    start: int
    column: int
    value: Scalar | Group = field(init=False)
    above: Lines = field(default_factory=list)
    beside: Comment | None = None
    under: Lines = field(default_factory=list)
    """What stands under it, deeper than the next entry."""


def walk(group: Group) -> Iterator[Entry]:
    """Walk through all entries in the order of the file."""
    for entry in group.entries:
        yield entry
        if isinstance(entry.value, Group):
            yield from walk(entry.value)


def is_bare(text: str) -> bool:
    """Tell whether a text holds nothing but comments and empty lines."""
    events = yaml.parse(text, Loader=yaml.CSafeLoader)
    return not any(isinstance(event, yaml.NodeEvent) for event in events)


class TreeReader:
    """Reads the text of a file that has no findings of syntax."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: list[tuple[int, int]] = []
        """Where texts stand; a `#` inside is no comment."""
        self._dashes: list[int] = []
        for token in yaml.scan(text, Loader=yaml.CSafeLoader):
            if isinstance(token, yaml.BlockEntryToken):
                self._dashes.append(_place(token.start_mark)[0])

    def read(self) -> Group | None:
        """Return the top of the file, or None when it is no mapping."""
        events = yaml.parse(self.text, Loader=yaml.CSafeLoader)
        for event in events:
            if isinstance(event, yaml.MappingStartEvent):
                return self._group(event, events, None)
        return None

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], owner: Entry) -> Scalar | Group:
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        return self._group(event, events, owner)

    def _group(self, event: yaml.Event, events: Iterator[yaml.Event], owner: Entry | None) -> Group:
        is_list = isinstance(event, yaml.SequenceStartEvent)
        is_flow = bool(getattr(event, "flow_style", False))
        group = Group(is_list, is_flow, *_place(event.start_mark), owner)
        for inner in events:
            if isinstance(inner, yaml.CollectionEndEvent):
                group.end, _ = _place(inner.end_mark)
                break
            entry = self._item(group, inner) if is_list else self._keyed(group, inner)
            entry.value = self._value(inner if is_list else next(events), events, entry)
            group.entries.append(entry)
        return group

    def _keyed(self, group: Group, event: yaml.Event) -> Entry:
        return Entry(group, self._scalar(event), *_place(event.start_mark))

    def _item(self, group: Group, event: yaml.Event) -> Entry:
        start, column = _place(event.start_mark)
        if group.is_flow:
            return Entry(group, None, start, column)
        dash = self._dashes[bisect_left(self._dashes, start) - 1]
        return Entry(group, None, dash, group.column)

    def _scalar(self, event: Any) -> Scalar:
        start, end = _place(event.start_mark)[0], _place(event.end_mark)[0]
        raw, style = self.text[start:end], event.style or ""
        if style in BLOCK_STYLES:
            header, _, body = raw.partition("\n")
            if "+" not in header.partition("#")[0]:
                raw = raw.rstrip() if body.strip() else header
                end = start + len(raw)
            code = header.partition("#")[0]
            self.spans += [(start, start + len(code)), (start + len(header), end)]
        else:
            self.spans.append((start, end))
        return Scalar(raw, event.value, style, start, end)


def _place(mark: Any) -> tuple[int, int]:
    """Return the offset and the column of a mark."""
    return mark.index, mark.column
