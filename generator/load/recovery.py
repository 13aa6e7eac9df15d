"""Reading on after a line that cannot be read as YAML, so that one round shows all there is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.load.line_repairs import Repair, open_quotes, repairs_of
from generator.load.yaml_messages import Complaint, SyntaxMessage, explain
from generator.proposals import Proposal, Rewrite

_MOST = 5
"""So many ways to write a line are worth showing."""

Probe = Callable[[Sequence[str]], Complaint | None]
"""Reads lines, and returns what the YAML library says when it stops."""


@dataclass(frozen=True)
class Mended:
    """A line that stopped the reading, and lines with which it can go on."""

    told: SyntaxMessage
    proposals: tuple[Proposal, ...]
    lines: list[str]
    """The text with something in the place of that line; as many lines as before."""
    damaged: range
    """Numbers of the lines of which nobody knows what they mean."""


def mend(lines: Sequence[str], original: Sequence[str], complaint: Complaint, probe: Probe) -> Mended:
    """Find a way to read on after a complaint.

    Args:
        lines: The text as it was read, with what was mended before.
        original: The text as it stands in the file.
        complaint: Where reading stopped.
        probe: Reads lines.
    """
    repairs = list(_working(lines, complaint, probe))
    if not repairs:
        told = explain(complaint, lines)
        return Mended(told, (), *_without(lines, told.line, complaint.line, probe))
    first = repairs[0]
    same = [repair for repair in repairs if repair.line == first.line or repair.message == first.message][
        :_MOST
    ]
    is_sure = len(same) == 1 and first.is_sure
    proposals = tuple(_proposal(repair, original, is_sure=is_sure) for repair in same)
    told = SyntaxMessage(first.message, "", first.line, _column(lines[first.line - 1], first.new))
    after = list(lines)
    if first.new is not None and "\n" in first.new:
        return Mended(told, proposals, *_without(lines, first.line, complaint.line, probe))
    after[first.line - 1] = first.new or ""
    return Mended(told, proposals, after, range(0) if is_sure else range(first.line, first.line + 1))


def applied(lines: Sequence[str], repair: Repair) -> list[str]:
    """Return lines with one of them written anew."""
    new = [] if repair.new is None else repair.new.split("\n")
    return [*lines[: repair.line - 1], *new, *lines[repair.line :]]


def _working(lines: Sequence[str], complaint: Complaint, probe: Probe) -> Iterator[Repair]:
    """Walk through the repairs after which reading comes further than it did."""
    seen = set()
    for repair in repairs_of(lines, _suspects(lines, complaint)):
        if (repair.line, repair.new) in seen or repair.new == lines[repair.line - 1]:
            continue
        seen.add((repair.line, repair.new))
        again = probe(applied(lines, repair))
        grown = (repair.new or "").count("\n") if repair.new is not None else -1
        is_near = repair.line >= complaint.line - 1  # then the same complaint may come a line later
        if again is None or again.line > complaint.line + max(0, grown) + is_near:
            yield repair


def _suspects(lines: Sequence[str], complaint: Complaint) -> list[int]:
    """List the lines that may be at fault: an open quote above, where it stopped, the line before."""
    before = (
        number
        for number in range(min(complaint.line - 1, len(lines)), 0, -1)
        if _has_words(lines[number - 1])
    )
    numbers = [*open_quotes(lines, complaint.line), complaint.context_line, complaint.line, next(before, 0)]
    if _is_text_line(lines, complaint):
        numbers = [*numbers[:-3], complaint.context_line, numbers[-1], complaint.line]
    known = dict.fromkeys(number for number in numbers if 0 < number <= len(lines))
    return [number for number in known if _has_words(lines[number - 1])]


def _is_text_line(lines: Sequence[str], complaint: Complaint) -> bool:
    """Tell whether the line before is a word without a colon, so that it is the one at fault."""
    if "mapping values" not in complaint.problem:
        return False
    above = lines[complaint.line - 2] if 1 < complaint.line <= len(lines) + 1 else ""
    return re.match(r"\s*\w[\w-]*:(\s|$)", above) is None


def _without(lines: Sequence[str], line: int, stopped: int, probe: Probe) -> tuple[list[str], range]:
    """Leave a value out, or else the whole entry, with what is indented under it."""
    number = min(max(line, 1), len(lines)) if lines else 1
    after = list(lines)
    indent = _indent(after[number - 1]) if after else 0
    end = number
    while end < len(after) and (not after[end].strip() or _indent(after[end]) > indent):
        end += 1
    key = re.match(r"\s*\w[\w-]*:(?=\s|$)", after[number - 1]) if after else None
    for kept in ([key.group()] if key else []) + [""]:
        after[number - 1 : end] = [kept, *[""] * (end - number)]
        again = probe(after)
        if again is None or again.line > stopped:
            break
    return after, range(number, end + 1)


def _proposal(repair: Repair, original: Sequence[str], *, is_sure: bool) -> Proposal:
    old = original[repair.line - 1]
    label = "laat deze regel weg" if repair.new is None else _label(repair.new, old)
    return Proposal(label, (Rewrite(repair.line, old, repair.new),), is_sure, is_order=repair.new is None)


def _label(new: str, old: str) -> str:
    if new.lstrip() == old.lstrip():
        indent = _indent(new)
        return f"{new.strip()}  ({f'met {indent} spaties' if indent else 'zonder spaties'} ervoor)"
    if "\n" not in new:
        return new.strip()
    by = min(_indent(line) for line in new.split("\n"))
    return "\n".join(line[by:] for line in new.split("\n"))


def _column(old: str, new: str | None) -> int:
    """Return where two lines begin to differ; of a line that moves or goes, where its words begin."""
    if new is None or new.lstrip() == old.lstrip():
        return _indent(old) + 1
    return 1 + next(
        (at for at, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), len(old)
    )


def _has_words(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
