"""Text that a terminal shows and never obeys."""

from __future__ import annotations

import re

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """Replace what would steer the terminal instead of being read."""
    return _UNPRINTABLE.sub("\N{MIDDLE DOT}", text)
