"""Where the parts of a content file stand: the lines of an entry, with the comments that are its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.errors import EditError
from generator.model.source import Path, dotted
from generator.yaml_text.comments import Attacher, remarks_of
from generator.yaml_text.tree import Comment, Entry, Group, Scalar, TreeReader, walk


@dataclass(frozen=True)
class TextLayout:
    """The text of a file with its tree; comments are given to entries."""

    text: str
    top: Group | None
    """None when the file holds nothing but comments."""
    spans: tuple[tuple[int, int], ...]
    """Where texts stand."""

    def find(self, path: Path) -> Entry | None:
        """Find the entry at a path."""
        group: Scalar | Group | None = self.top
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
        return min(self.line(place) for place in (entry.start, *_offsets(_last_run(entry.above))))

    def last_line(self, entry: Entry) -> int:
        """Return the last line of an entry, comments in and under it included."""
        return self.line(max([value_end(entry), *_offsets(self.own_remarks(entry))]))

    def own_remarks(self, entry: Entry) -> list[Comment]:
        """List the comments that go where an entry goes: straight above it, beside it, in it and under it."""
        return sorted([*_last_run(entry.above), *remarks(entry)], key=lambda comment: comment.offset)

    def after_mark(self, entry: Entry) -> int:
        """Return where the value of an entry may begin: after its colon, or after its dash.

        Raises:
            EditError: when it has no colon, or something between its key and its colon.
        """
        if entry.key is None:
            return entry.start if entry.parent.is_flow else entry.start + 1
        rest = self.text[entry.key.end :]
        colon = len(rest) - len(rest.lstrip(" "))
        if rest[colon : colon + 1] != ":":
            path = path_of(entry)
            raise EditError(
                f'Achter "{dotted(path)}" staat de dubbele punt niet op de gewone plaats.',
                path,
                hint="Schrijf deze regel eerst als woord, dubbele punt, spatie, waarde.",
            )
        return entry.key.end + colon + 1

    def starts_line(self, entry: Entry) -> bool:
        """Tell whether nothing stands before an entry on its line."""
        return not self.text[self.text.rfind("\n", 0, entry.start) + 1 : entry.start].strip(" ")

    def is_text(self, offset: int) -> bool:
        """Tell whether a place is inside a text, so that an empty line there is part of it."""
        return any(start <= offset < end for start, end in self.spans)


@lru_cache(maxsize=8)
def layout_of(text: str) -> TextLayout:
    """Read a text without findings of syntax; nobody changes its tree, and edits read it more than once."""
    reader = TreeReader(text)
    top = reader.read()
    if top is not None:
        Attacher(reader, top).attach()
    return TextLayout(text, top, tuple(reader.spans))


def comments_of(text: str) -> list[str]:
    """List the texts of all comments, in alphabetical order."""
    return sorted(comment.text for _, comment in remarks_of(text, layout_of(text).spans) if comment)


def entry_of(group: Group, key: str | int) -> Entry | None:
    """Find the entry of a group that has a key, or of a list at an index."""
    if group.is_list:
        known = isinstance(key, int) and 0 <= key < len(group.entries)
        return group.entries[int(key)] if known else None
    return next((entry for entry in group.entries if entry.key and entry.key.value == key), None)


def path_of(entry: Entry) -> Path:
    """Return the keys and indexes from the top to an entry."""
    above = path_of(entry.parent.owner) if entry.parent.owner else ()
    return (*above, entry.key.value if entry.key else entry.parent.entries.index(entry))


def value_end(entry: Entry) -> int:
    """Return where the value of an entry ends."""
    value = entry.value
    if isinstance(value, Scalar):
        return value.start + len(value.raw.removesuffix("\n") if value.keeps_ends else value.raw.rstrip("\n"))
    if value.is_flow:
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


def _offsets(comments: list[Comment]) -> list[int]:
    return [comment.offset for comment in comments]


def _last_run(lines: list[Comment | None]) -> list[Comment]:
    """Return the comments straight above an entry; what stands before an empty line is about more."""
    run: list[Comment] = []
    for line in lines:
        run = [*run, line] if line else []
    return run
