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
        second: Line of the same key again; when that is the same line, only a person knows which one goes.
    """
    lines = remarks.lines
    if first == second or max(first, second) > len(lines):
        return ()
    here, there = lines[first - 1], lines[second - 1]
    if _indent(here) != _indent(there) or _is_among_others(here) or _is_among_others(there):
        return ()
    one, other = _body(lines, first), _body(lines, second)
    if one and other:
        return _joined(lines, first, second)
    if one or other:
        return ()
    if lines[first - 1].strip() == lines[second - 1].strip():
        return remarks.rewritten(second, None)
    return tuple(
        Proposal(lines[kept - 1].strip(), (Rewrite(gone, lines[gone - 1], None),))
        for kept, gone in ((first, second), (second, first))
    )


def _joined(lines: Sequence[str], first: int, second: int) -> tuple[Proposal, ...]:
    """Propose to put what stands under a key the second time behind what stands there the first time."""
    moved = _moved(lines, first, second)
    if moved is None:
        return ()
    gone = range(second, _body(lines, second).stop)
    edits = [
        Rewrite(line, lines[line - 1], "\n".join((lines[line - 1], *words))) for line, words in moved.items()
    ]
    edits += [Rewrite(number, lines[number - 1], None) for number in gone]
    words = [lines[first - 1].strip(), *(line for line in _shown(moved))]
    return (Proposal("\n".join(words), tuple(edits), is_sure=True),)


def _moved(lines: Sequence[str], first: int, second: int) -> dict[int, list[str]] | None:
    """Return the lines to put behind each line; None when a value stands in both."""
    one, other = _body(lines, first), _body(lines, second)
    known, more = _entries(lines, one), _entries(lines, other)
    if not known or not more:
        return None
    by = _indent(lines[one[0] - 1]) - _indent(lines[other[0] - 1])
    moved: dict[int, list[str]] = {}
    for key, number in more.items():
        end = _body(lines, number).stop
        if key not in known:
            words = [f"{' ' * (_indent(line) + by)}{line.lstrip()}" for line in lines[number - 1 : end - 1]]
            moved.setdefault(one[-1], []).extend(words)
        elif lines[known[key] - 1].strip() != lines[number - 1].strip() or end > number + 1:
            inner = _moved(lines, known[key], number)
            if inner is None:
                return None
            for line, words in inner.items():
                moved.setdefault(line, [])[:0] = words
    return moved


def _shown(moved: dict[int, list[str]]) -> Sequence[str]:
    return [line for number in sorted(moved) for line in moved[number]]


def _body(lines: Sequence[str], number: int) -> range:
    """Return the numbers of the lines that are indented under a key, up to the last that says something."""
    indent, last = _indent(lines[number - 1]), number
    for below in range(number + 1, len(lines) + 1):
        line = lines[below - 1]
        if line.strip() and _indent(line) <= indent:
            break
        last = below if line.strip() else last
    return range(number + 1, last + 1)


def _entries(lines: Sequence[str], body: range) -> dict[str, int]:
    """Return the numbers of the lines with the keys of a group."""
    numbers = [number for number in body if lines[number - 1].strip() and not _is_remark(lines[number - 1])]
    indent = min((_indent(lines[number - 1]) for number in numbers), default=0)
    found = {
        number: _KEY.match(lines[number - 1]) for number in numbers if _indent(lines[number - 1]) == indent
    }
    return {match[1]: number for number, match in found.items() if match}


def _is_among_others(line: str) -> bool:
    """Tell whether a line is a part of a group between braces, which cannot do without its signs."""
    text = line.strip()
    return text.startswith("{") or text.endswith(",") or text.count("}") > text.count("{")


def _is_remark(line: str) -> bool:
    return line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
