"""How much two words differ, to tell a slip from another word."""

from __future__ import annotations

from collections.abc import Iterable

from generator.suggestions import nearest, short_name

_SHORTEST = 4
"""A shorter word with a wrong letter may be any other short word."""
_LONG = 8
"""A word of so many letters may have two wrong ones."""


def slip_of(word: str, options: Iterable[str]) -> str:
    """Find the one option of which a word is a slip of the keyboard; empty when it may be another word.

    Capitals, spaces, hyphens and accents make no difference. A beginning that turns a word round, such as
    `on` or `niet_`, is no slip.
    """
    names = {option: short_name(option) for option in options}
    wanted = short_name(word)
    same = [option for option, name in names.items() if name == wanted]
    if same:
        return same[0] if len(same) == 1 else ""
    if len(wanted) < _SHORTEST:
        return ""
    near = [option for option, name in names.items() if _is_slip(wanted, name)]
    return near[0] if len(near) == 1 else ""


def closest(word: str, options: Iterable[str]) -> str:
    """Find the option that was perhaps meant: a slip of it, or the one that looks most like it."""
    known = tuple(options)
    return slip_of(word, known) or nearest(word, known)


def _is_slip(word: str, option: str) -> bool:
    allowed = 2 if min(len(word), len(option)) >= _LONG else 1
    if word.endswith(option) or option.endswith(word) or abs(len(word) - len(option)) > allowed:
        return False
    return 0 < _distance(word, option) <= allowed


def _distance(first: str, second: str) -> int:
    """Count the letters to add, drop, change or swap."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for place, letter in enumerate(first, 1):
        older, before = before, row
        row = [place]
        for at, other in enumerate(second, 1):
            cost = min(before[at] + 1, row[at - 1] + 1, before[at - 1] + (letter != other))
            if place > 1 and at > 1 and letter == second[at - 2] and first[place - 2] == other:
                cost = min(cost, older[at - 2] + 1)
            row.append(cost)
    return row[-1]
