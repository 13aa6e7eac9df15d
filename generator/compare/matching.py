"""Finds for each place of a document its place in another version: by anchor, then by order and likeness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from generator.compare.outline import (
    ITEM,
    LIST,
    SECTION,
    TABLE,
    TITLE,
    OutlineNode,
    leaves_of,
    table_rows,
    text_of,
)
from generator.compare.pairing import best_pairs
from generator.model.document import Inline, Table

_Row: TypeAlias = tuple[tuple[Inline, ...], ...]

_SURE = 8000
"""Worth of a pair with the same anchor, which both versions have once."""
_SAME_ANCHOR = 2000
"""Worth of a pair with the same anchor, which a version has more than once; likeness is added."""
_FULL_LIKENESS = 1000
"""Worth of a pair with the same words; of another pair, as much of it as the share of words in common."""
_LEAST_LIKENESS = 500
"""A pair of which less is alike is no pair."""
_SAME_SUBJECT = 1500
"""Worth of two rows that begin with the same words, or with the value of the same term."""
_JUST_POSSIBLE = 1
"""Worth of two lists or tables that share too few words, because what is inside may still be paired."""


@dataclass(frozen=True)
class Match:
    """A place in the old version with its place in the new one; one of them is None for what came or went."""

    old: OutlineNode | None
    new: OutlineNode | None
    moved: bool = False

    @property
    def place(self) -> OutlineNode:
        """The new place, or the old one of what went."""
        place = self.new or self.old
        if place is None:
            raise ValueError("a match has a place")
        return place


class Matcher:
    """Matches the places of two versions.

    Args:
        join_moved: Whether what stands in another order is matched, at its new place. If not, it goes from
            the one place and comes at the other, and matches never cross.
    """

    def __init__(self, *, join_moved: bool) -> None:
        self._join_moved = join_moved

    def siblings(self, old: Sequence[OutlineNode], new: Sequence[OutlineNode]) -> list[Match]:
        """Match places beside each other; what went stands behind what it stood behind."""
        if len(old) == len(new) and all(map(OutlineNode.says_the_same, old, new)):
            return list(map(Match, old, new))
        worth = _Worth(old, new)
        pairs = best_pairs(old, new, worth, _SURE)
        moved = self._moved(old, new, pairs) if self._join_moved else {}
        gone = set(moved.values())
        matches: list[Match] = []
        done_old, done_new = 0, 0
        for one, other in (*pairs, (len(old), len(new))):
            matches += (Match(old[index], None) for index in range(done_old, one) if index not in gone)
            matches += (_arrived(old, new, index, moved) for index in range(done_new, other))
            if one < len(old):
                matches.append(Match(old[one], new[other]))
            done_old, done_new = one + 1, other + 1
        return matches

    def lines(self, match: Match) -> Iterator[Match]:
        """List the matches of all places in a match that own a line or a table, in reading order."""
        if match.place.line is not None or match.place.table is not None:
            yield match
        old = match.old.inner if match.old else ()
        new = match.new.inner if match.new else ()
        for inner in self.siblings(old, new):
            yield from self.lines(Match(inner.old, inner.new, inner.moved or match.moved))

    def _moved(
        self, old: Sequence[OutlineNode], new: Sequence[OutlineNode], pairs: Sequence[tuple[int, int]]
    ) -> dict[int, int]:
        """Find what has the same anchor without being paired: new index → old index."""
        once = _keys_used_once(old) & _keys_used_once(new)
        paired = {other for _, other in pairs}
        left = {place.key: index for index, place in enumerate(old) if place.key in once}
        return {
            index: left[place.key]
            for index, place in enumerate(new)
            if place.key in left and index not in paired
        }


def match_rows(old: Table, new: Table) -> list[tuple[int | None, int | None]]:
    """Match the rows of two tables of the same width by their index, that of the headers being 0."""
    old_rows, new_rows = table_rows(old), table_rows(new)
    pairs = best_pairs(old_rows[1:], new_rows[1:], _row_worth, _SAME_SUBJECT + _FULL_LIKENESS)
    matched: list[tuple[int | None, int | None]] = [(0, 0)]
    done_old, done_new = 1, 1
    for one, other in (*((one + 1, other + 1) for one, other in pairs), (len(old_rows), len(new_rows))):
        matched += ((index, None) for index in range(done_old, one))
        matched += ((None, index) for index in range(done_new, other))
        if one < len(old_rows):
            matched.append((one, other))
        done_old, done_new = one + 1, other + 1
    return matched


def _arrived(
    old: Sequence[OutlineNode], new: Sequence[OutlineNode], index: int, moved: dict[int, int]
) -> Match:
    return Match(old[moved[index]], new[index], True) if index in moved else Match(None, new[index])


def _keys_used_once(places: Iterable[OutlineNode]) -> set[str]:
    counted = Counter(place.key for place in places if place.key)
    return {key for key, count in counted.items() if count == 1}


class _Worth:
    """What it is worth to pair two places."""

    def __init__(self, old: Sequence[OutlineNode], new: Sequence[OutlineNode]) -> None:
        self._old = Counter(place.key for place in old if place.key)
        self._new = Counter(place.key for place in new if place.key)

    def __call__(self, old: OutlineNode, new: OutlineNode) -> int:
        if old.kind != new.kind:
            return 0
        if old.kind == TITLE:
            return _SURE
        if old.key and old.key == new.key:
            sure = self._old[old.key] == self._new[new.key] == 1
            return _SURE if sure else _SAME_ANCHOR + _likeness(old, new)
        if old.kind == SECTION or old.key in self._new or new.key in self._old:
            return 0
        likeness = _likeness(old, new)
        if likeness >= _LEAST_LIKENESS:
            return likeness
        return _JUST_POSSIBLE if _holds_others(old) else 0


def _holds_others(place: OutlineNode) -> bool:
    """Whether a pair costs nothing, as what is inside is paired by its own worth."""
    return place.kind == LIST or place.kind.startswith(TABLE)


def _likeness(old: OutlineNode, new: OutlineNode) -> int:
    if old.kind == ITEM and not old.words and not new.words:
        return _FULL_LIKENESS
    return max(_overlap(old.words, new.words), _overlap(old.skeleton, new.skeleton))


def _overlap(old: Counter[str], new: Counter[str]) -> int:
    total = old.total() + new.total()
    shared = sum(min(count, new[word]) for word, count in old.items() if word in new)
    return 2 * shared * _FULL_LIKENESS // total if total else _FULL_LIKENESS


def _row_worth(old: _Row, new: _Row) -> int:
    likeness = _overlap(_row_words(old), _row_words(new))
    if _subject(old) & _subject(new):
        return _SAME_SUBJECT + likeness
    return likeness if likeness >= _LEAST_LIKENESS else 0


def _subject(row: _Row) -> set[str]:
    """What a row is about: the words of its first cell, and the terms these state."""
    words = " ".join(text_of(row[0]).split()) if row else ""
    paths = {leaf.path for leaf in leaves_of(row[0]) if leaf.path} if row else set()
    return {f"\0{path}" for path in paths} | ({words} if words else set())


def _row_words(row: _Row) -> Counter[str]:
    return Counter(word for cell in row for word in text_of(cell).split())
