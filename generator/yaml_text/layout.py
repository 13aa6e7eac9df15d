"""Where the parts of a content file stand: the lines of an entry, with the comments that are its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.source import Path
from generator.yaml_text.comments import Attacher
from generator.yaml_text.tree import Comment, Entry, Group, Scalar, TreeReader, walk


@dataclass(frozen=True)
class Layout:
    """The text of a file with its tree; comments are given to entries."""

    text: str
    top: Group

    @classmethod
    def of(cls, text: str) -> Layout:
        """Read a text without findings of syntax."""
        reader = TreeReader(text)
        top = reader.read()
        if top is None:
            raise ValueError("the top of a content file is a mapping")
        Attacher(reader, top).attach()
        return cls(text, top)

    def find(self, path: Path) -> Entry | None:
        """Find the entry at a path."""
        group: Scalar | Group = self.top
        entry = None
        for key in path:
            entry = entry_of(group, key) if isinstance(group, Group) else None
            if entry is None:
                return None
            group = entry.value
        return entry

    def line(self, offset: int) -> int:
        """Return the line of a place, counted from 0."""
        return self.text.count("\n", 0, offset)

    def first_line(self, entry: Entry) -> int:
        """Return the first line of an entry, comments straight above it included."""
        own = _last_run(entry.above)
        return self.line(own[0].offset) if own else self.line(entry.start)

    def last_line(self, entry: Entry) -> int:
        """Return the last line of an entry, comments in and under it included."""
        ends = [value_end(entry), *(comment.offset for comment in remarks(entry))]
        return self.line(max(ends))


def entry_of(group: Group, key: object) -> Entry | None:
    """Find the entry of a group that has a key."""
    return next((entry for entry in group.entries if entry.key and entry.key.value == key), None)


def value_end(entry: Entry) -> int:
    """Return where the value of an entry ends."""
    value = entry.value
    if isinstance(value, Scalar) or value.is_flow:
        return value.end
    return max((value_end(inner) for inner in value.entries), default=value.start)


def remarks(entry: Entry) -> Iterator[Comment]:
    """List the comments in, beside and under an entry."""
    inside = list(walk(entry.value)) if isinstance(entry.value, Group) else []
    groups = [one.value for one in (entry, *inside) if isinstance(one.value, Group)]
    lines = [*(inner.above for inner in inside), *(one.under for one in (entry, *inside))]
    for run in (*lines, *(group.below for group in groups)):
        yield from filter(None, run)
    for one in (entry, *inside):
        if one.beside:
            yield one.beside


def is_empty(entry: Entry) -> bool:
    """Tell whether nothing was filled in."""
    value = entry.value
    if isinstance(value, Scalar):
        return not value.style and value.raw in ("", "~", "null")
    return not value.entries


def _last_run(lines: list[Comment | None]) -> list[Comment]:
    """Return the comments straight above an entry; what stands before an empty line is about more."""
    run: list[Comment] = []
    for line in lines:
        run = [*run, line] if line else []
    return run
