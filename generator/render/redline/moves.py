"""Finds the paragraphs that went in one place and came in another with the same words.

They are marked as moves. That tells a reader more, and LibreOffice needs it (tried with 7.4): it takes them
for moves anyway, but not their paragraph marks, and then spoils the number of the next paragraph when all
changes are accepted or rejected.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from generator.compare.matching import Match
from generator.compare.outline import OutlineNode, text_of

_LEAST_WORDS = 2


def find_moves(matches: Sequence[Match]) -> dict[OutlineNode, str]:
    """Give the places at both ends of each move its name."""
    arrived: dict[tuple[str, ...], list[OutlineNode]] = defaultdict(list)
    for match in matches:
        if match.new and not match.old:
            arrived[_words(match.new)].append(match.new)
    names: dict[OutlineNode, str] = {}
    for match in matches:
        words = _words(match.place)
        if match.old and not match.new and len(words) >= _LEAST_WORDS and arrived[words]:
            name = f"move{len(names) // 2 + 1}"
            names[match.old] = names[arrived[words].pop(0)] = name
    return names


def _words(place: OutlineNode) -> tuple[str, ...]:
    return tuple(text_of(place.line or ()).split())
