"""The words that differ between two texts, short enough for a message."""

from __future__ import annotations

from collections.abc import Sequence

from generator.compare.words import EditStep, Leaf, compare_leaves
from generator.model.difference import Op

_AROUND = 10
"""Tokens of the text before and after a difference; a word and the space behind it are two."""
_LONGEST = 24
_MOST = 20_000
"""Characters of a text that are looked through for words that differ."""
NOTHING = "niets"


def difference(old: Sequence[str], new: Sequence[str]) -> str:
    """Tell the first words that differ: `er stond “…”, nu staat er “…”`.

    Args:
        old: Lines as they were.
        new: Lines as they are; not equal to the old ones.
    """
    start = next((i for i, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), None)
    start = min(len(old), len(new)) if start is None else start
    rest = min(len(old), len(new)) - start
    end = next((i for i in range(rest) if old[-1 - i] != new[-1 - i]), rest)
    before, after = (" ".join(side[start : len(side) - end]) for side in (old, new))
    if before.split() == after.split():
        return f"alleen de witruimte is anders, bij “{_short(after or before)}”"
    before, after = _around_first(before, after)
    steps = compare_leaves([Leaf(before)], [Leaf(after)])
    return f"er stond {_side(steps, Op.NEW, before)}, nu staat er {_side(steps, Op.GONE, after)}"


def _around_first(before: str, after: str) -> tuple[str, str]:
    """Cut two texts of many pages to what is around the first place where they differ."""
    if max(len(before), len(after)) <= _MOST:
        return before, after
    pairs = enumerate(zip(before, after, strict=False))
    first = next((i for i, (one, other) in pairs if one != other), min(len(before), len(after)))
    start = max(first - _MOST // 2, 0)
    return before[start : start + _MOST], after[start : start + _MOST]


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:_AROUND]) + ("…" if len(words) > _AROUND else "")


def _side(steps: Sequence[EditStep], other: Op, whole: str) -> str:
    """Quote one side around the first place where the two differ."""
    changed = [index for index, step in enumerate(steps) if step.op is not Op.SAME]
    first = changed[0] if changed else 0
    last = next((index for index in range(first, len(steps)) if _is_over(steps, index)), len(steps))
    begin, end = max(0, first - _AROUND), min(len(steps), last + _AROUND)
    tokens = [step.token.text for step in steps[begin:end] if step.op is not other]
    text = "".join(tokens[: _AROUND + _LONGEST + _AROUND]).strip()
    if not text or not whole.strip():
        return NOTHING
    is_cut = end < len(steps) or len(tokens) > _AROUND + _LONGEST + _AROUND
    return f"“{'…' if begin else ''}{' '.join(text.split())}{'…' if is_cut else ''}”"


def _is_over(steps: Sequence[EditStep], index: int) -> bool:
    """Tell whether a difference ends before a token: from there three words are the same."""
    return all(step.op is Op.SAME for step in steps[index : index + 6])
