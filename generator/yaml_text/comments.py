"""Find the comments and empty lines of a file, and give each to the entry or group it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from generator.yaml_text.tree import Comment, Entry, Group, Lines, TreeReader, walk

_BLANK_OR_HASH = re.compile(r"^[ ]*$|#[^\n]*", re.MULTILINE)


def remarks_of(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, Comment | None]]:
    """Find comments and empty lines outside the texts, with their offset; None is an empty line."""
    covered = sorted(spans)
    starts = [start for start, _ in covered]
    position = 0
    while position < len(text) and (match := _BLANK_OR_HASH.search(text, position)):
        index = bisect_right(starts, match.start()) - 1
        if index >= 0 and match.start() < covered[index][1]:
            position = covered[index][1]
            continue
        position = match.end() + (not match.group().startswith("#"))
        yield match.start(), _comment(text, match) if match.group().startswith("#") else None


def _comment(text: str, match: re.Match[str]) -> Comment:
    offset = match.start()
    before = text[text.rfind("\n", 0, offset) + 1 : offset]
    gap = len(before) - len(before.rstrip())
    return Comment(match.group().rstrip(), offset, len(before), not before.strip(), gap)


class Attacher:
    """Gives comments and empty lines to entries; every comment gets exactly one place."""

    def __init__(self, reader: TreeReader, root: Group) -> None:
        self.head: Lines = []
        """What stands above the first entry and is about the whole file."""
        self.head_gap = False
        self._root = root
        self._remarks = list(remarks_of(reader.text, reader.spans))
        self._entries = list(walk(root))
        self._starts = [entry.start for entry in self._entries]

    def attach(self) -> None:
        """Give every comment and empty line its place."""
        runs: dict[int, Lines] = {}
        for offset, comment in self._remarks:
            index = bisect_right(self._starts, offset)
            if comment is None or comment.alone:
                runs.setdefault(index, []).append(comment)
            else:
                self._beside(comment, index)
        for index, run in runs.items():
            if index == 0:
                self._top(run)
            else:
                self._between(run, index)

    def _beside(self, comment: Comment, index: int) -> None:
        if index == 0:
            self.head.append(comment)
            return
        entry = self._entries[index - 1]
        while entry.parent.is_flow and comment.offset >= entry.parent.end and entry.parent.owner:
            entry = entry.parent.owner
        if entry.beside is not None:
            entry.above.append(entry.beside)
        entry.beside = comment

    def _top(self, run: Lines) -> None:
        """Split what stands above the first entry: up to the last empty line it is about the file."""
        while run and run[0] is None:
            run.pop(0)
        first = self._entries[0] if self._entries else None
        gaps = [place for place, line in enumerate(run) if line is None]
        cut = gaps[-1] if gaps and first else len(run)
        self.head += _collapsed(run[:cut])
        if first and cut < len(run):
            self.head_gap = True
            first.above += run[cut:]

    def _between(self, run: Lines, index: int) -> None:
        last = self._entries[index - 1]
        following = self._entries[index] if index < len(self._entries) else None
        column, pending, arrived = 10**6, False, False
        for line in run:
            if line is None:
                pending = True
                continue
            column = min(column, line.column)
            place = None if arrived else self._foot(line, column, last, following)
            if place is None:
                arrived, place = True, following.above if following else self._root.below
            if pending and place is not last.above:
                place.append(None)
            place.append(line)
            pending = False
        if pending and following and not following.parent.is_flow:
            following.above.append(None)

    def _foot(self, comment: Comment, column: int, last: Entry, following: Entry | None) -> Lines | None:
        """Find the entry or group that a comment closes; None when it belongs to what follows."""
        if last.value.start > comment.offset:
            return None if isinstance(last.value, Group) and not last.value.is_flow else last.above
        entry = last
        while entry.parent.is_flow and entry.parent.owner:
            if comment.offset < entry.parent.end:
                return None if following and following.parent is entry.parent else entry.parent.below
            entry = entry.parent.owner
        if following and column <= following.column:
            return None
        if column > entry.column:
            return entry.under
        return next(
            (
                group.below
                for group in _around(entry)
                if group.column <= column and not (following and _holds(group, following))
            ),
            None,
        )


def _holds(group: Group, entry: Entry) -> bool:
    return any(around is group for around in _around(entry))


def _around(entry: Entry) -> Iterator[Group]:
    """Walk through the groups around an entry, the nearest first."""
    group: Group | None = entry.parent
    while group is not None:
        yield group
        group = group.owner.parent if group.owner else None


def _collapsed(lines: Lines) -> Lines:
    return [line for place, line in enumerate(lines) if line is not None or (place and lines[place - 1])]
