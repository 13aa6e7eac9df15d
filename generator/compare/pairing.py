"""Pairs the members of two sequences without crossing, so that the pairs together are worth the most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
Weight = Callable[[T, T], int]
"""How much it is worth to pair two members; 0 when they may not be paired."""


def best_pairs(old: Sequence[T], new: Sequence[T], weight: Weight[T], best: int) -> list[tuple[int, int]]:
    """Pair members in order; of equally good ways, take one in which the pairs stand together most.

    Args:
        old: The one sequence.
        new: The other.
        weight: The worth of a pair.
        best: The highest worth there is; what has it at both ends is paired beforehand.
    """
    start, end = 0, 0
    shortest = min(len(old), len(new))
    while start < shortest and weight(old[start], new[start]) == best:
        start += 1
    while end < shortest - start and weight(old[-1 - end], new[-1 - end]) == best:
        end += 1
    first = [(index, index) for index in range(start)]
    middle = _middle(old[start : len(old) - end], new[start : len(new) - end], weight)
    last = [(len(old) - index, len(new) - index) for index in range(end, 0, -1)]
    return [*first, *((one + start, other + start) for one, other in middle), *last]


def _middle(old: Sequence[T], new: Sequence[T], weight: Weight[T]) -> list[tuple[int, int]]:
    if not old or not new:
        return []
    worth = [[weight(one, other) for other in new] for one in old]
    scale = len(old) + 1
    free, after = _scores(worth, scale)
    pairs = []
    row, column, joined = 0, 0, False
    while row < len(old) and column < len(new):
        value = worth[row][column]
        score = after[row][column] if joined else free[row][column]
        taken = value * scale + joined + after[row + 1][column + 1]
        if value and taken == score:
            pairs.append((row, column))
            row, column, joined = row + 1, column + 1, True
            continue
        joined = False
        if free[row + 1][column] >= free[row][column + 1]:
            row += 1
        else:
            column += 1
    return pairs


def _scores(worth: Sequence[Sequence[int]], scale: int) -> tuple[list[list[int]], list[list[int]]]:
    """Give the best score from each place on: without, and with a pair directly before it."""
    width = len(worth[0])
    free = [[0] * (width + 1) for _ in range(len(worth) + 1)]
    after = [[0] * (width + 1) for _ in range(len(worth) + 1)]
    for row in range(len(worth) - 1, -1, -1):
        here, below, joined, joined_below = free[row], free[row + 1], after[row], after[row + 1]
        values = worth[row]
        for column in range(width - 1, -1, -1):
            skipped = max(below[column], here[column + 1])
            value = values[column]
            if value:
                taken = value * scale + joined_below[column + 1]
                here[column] = max(skipped, taken)
                joined[column] = max(skipped, taken + 1)
            else:
                here[column] = joined[column] = skipped
    return free, after
