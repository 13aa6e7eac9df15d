"""What to do with a key that stands twice in a group."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.load.remarks import Remarks
from generator.proposals import Proposal, Rewrite

_KEY = re.compile(r"\s*([\w-]+):(\s|$)")


def duplicate_proposals(remarks: Remarks, first: int, second: int) -> tuple[Proposal, ...]:
    """Propose to keep one of two lines with one key, or to put the keys of two groups in one.

    Args:
        remarks: The file.
        first: Line of the key that was there.
        second: Line of the same key again.
    """
    lines = remarks.lines
    if max(first, second) > len(lines) or _indent(lines[first - 1]) != _indent(lines[second - 1]):
        return ()
    one, other = _body(lines, first), _body(lines, second)
    if one and other:
        return _joined(lines, first, second, one, other)
    if one or other:
        return ()
    if lines[first - 1].strip() == lines[second - 1].strip():
        return remarks.rewritten(second, None)
    return tuple(
        Proposal(lines[kept - 1].strip(), (Rewrite(gone, lines[gone - 1], None),))
        for kept, gone in ((first, second), (second, first))
    )


def _joined(lines: Sequence[str], first: int, second: int, one: range, other: range) -> tuple[Proposal, ...]:
    keys, more = _keys(lines, one), _keys(lines, other)
    indents = {_indent(lines[one[0] - 1]), _indent(lines[other[0] - 1])}
    if not keys or not more or keys & more or len(indents) > 1:
        return ()
    moved = "\n".join(lines[number - 1] for number in other)
    last = lines[one[-1] - 1]
    edits = (
        Rewrite(one[-1], last, f"{last}\n{moved}"),
        *(Rewrite(number, lines[number - 1], None) for number in (second, *other)),
    )
    label = "\n".join(
        lines[number - 1].strip() if number == first else lines[number - 1] for number in (first, *one)
    )
    return (Proposal(f"{label}\n{moved}", edits, is_sure=True),)


def _body(lines: Sequence[str], number: int) -> range:
    """Return the numbers of the lines that are indented under a key, up to the last that says something."""
    indent, last = _indent(lines[number - 1]), number
    for below in range(number + 1, len(lines) + 1):
        line = lines[below - 1]
        if line.strip() and _indent(line) <= indent:
            break
        last = below if line.strip() else last
    return range(number + 1, last + 1)


def _keys(lines: Sequence[str], body: range) -> set[str]:
    indent = min(_indent(lines[number - 1]) for number in body)
    found = (_KEY.match(lines[number - 1]) for number in body if _indent(lines[number - 1]) == indent)
    return {match[1] for match in found if match}


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
