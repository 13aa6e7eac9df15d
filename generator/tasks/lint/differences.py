"""Say in words where two texts begin to differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

_SHOWN = 90
_END = "het einde van de tekst"


@dataclass(frozen=True)
class Difference:
    """The first line that differs."""

    line: int
    """Counted from 1."""
    old: str
    """The line as it was; empty past the end."""
    words: str
    """A sentence with both wordings and without the stop at its end."""


def first_difference(known: Sequence[str], now: Sequence[str]) -> Difference | None:
    """Find the first line that is not what it was; None when all lines are the same."""
    for line, (old, new) in enumerate(zip_longest(known, now), start=1):
        if old != new:
            before, after = _parts(old, new)
            return Difference(line, old or "", f"Hier stond {before}. Nu komt er {after}")
    return None


def quoted(line: str | None, start: int = 0) -> str:
    """Quote a line from a place on, cut short; without a line, name the end of the text."""
    if line is None:
        return _END
    text = line[start:].strip()
    end = "…" if len(text) > _SHOWN else ""
    return f"“{'…' if start else ''}{text[:_SHOWN].rstrip()}{end}”" if text else "een lege regel"


def _parts(old: str | None, new: str | None) -> tuple[str, str]:
    """Show two lines from shortly before the place where they begin to differ."""
    if old is None or new is None:
        return quoted(old), quoted(new)
    pairs = enumerate(zip(old, new, strict=False))
    same = next((place for place, (before, after) in pairs if before != after), min(len(old), len(new)))
    start = max(0, old.rfind(" ", 0, max(0, same - _SHOWN // 3)) + 1)
    return quoted(old, start), quoted(new, start)
