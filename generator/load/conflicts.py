"""What git leaves in a file when two people changed the same lines."""

from __future__ import annotations

import re

from generator.load.remarks import Remarks
from generator.proposals import Proposal, Rewrite

_MARK = re.compile(r"(<<<<<<<|\|\|\|\|\|\|\||=======|>>>>>>>)( .*)?")
RULE = "git-conflict"
_CHOOSE = (
    "Kies een van de twee delen. "
    "Haal het andere weg, met de regels die met <<<<<<<, ======= en >>>>>>> beginnen."
)


def note_conflicts(remarks: Remarks) -> set[int]:
    """Note each conflict, and return the numbers of the lines to skip: all but the first part."""
    left: set[int] = set()
    start = middle = base = 0
    for number, line in enumerate(remarks.lines, 1):
        match = _MARK.fullmatch(line.rstrip())
        if match is None:
            left |= {number} if middle or base else set()
            continue
        left.add(number)
        mark = match[1][0]
        if mark == "<" and not start:
            start = number
        elif mark == "|" and start:
            base = number
        elif mark == "=" and start:
            middle, base = number, base
        elif mark == ">" and start and middle:
            _note(remarks, start, base or middle, middle, number)
            start = middle = base = 0
        else:
            _note_lone(remarks, number)
    for number in filter(None, (start, base, middle)):
        _note_lone(remarks, number)
    return left if not (start or middle) else left & {*_marks(remarks)}


def _marks(remarks: Remarks) -> list[int]:
    return [number for number, line in enumerate(remarks.lines, 1) if _MARK.fullmatch(line.rstrip())]


def _note(remarks: Remarks, start: int, end_of_first: int, middle: int, end: int) -> None:
    message = f"Git heeft hier twee versies van dezelfde regels laten staan (regel {start} tot en met {end})."
    first, second = range(start + 1, end_of_first), range(middle + 1, end)
    proposals = tuple(_kept(remarks, part, start, end) for part in (first, second))
    remarks.add(RULE, start, 1, message, _CHOOSE, proposals)


def _kept(remarks: Remarks, part: range, start: int, end: int) -> Proposal:
    words = "\n".join(remarks.lines[number - 1] for number in part)
    gone = [number for number in range(start, end + 1) if number not in part]
    edits = tuple(Rewrite(number, remarks.lines[number - 1], None) for number in gone)
    return Proposal(words or "(niets)", edits)


def _note_lone(remarks: Remarks, number: int) -> None:
    message = "Deze regel liet git achter bij het samenvoegen van twee versies."
    hint = f"{_CHOOSE} Is dat al gedaan, haal dan ook deze regel weg."
    remarks.add(RULE, number, 1, message, hint, remarks.rewritten(number, None, is_sure=False))
