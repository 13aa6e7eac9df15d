"""Characters of a text that a set of letters cannot print."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from unicodedata import category

_UNDRAWN = ("Cc", "Cf", "Zl", "Zp", "Zs")
"""Categories of what leaves no mark on paper: spaces, line ends and signs that steer them."""


def unprintable(text: Iterable[str], known: Collection[int]) -> list[str]:
    """List the characters of a text that would leave a mark and are not among the known ones, each once."""
    return sorted({sign for sign in text if ord(sign) not in known and category(sign) not in _UNDRAWN})


def named(signs: Iterable[str]) -> str:
    """Name characters for who may not be able to see them: `王 (U+738B)`."""
    return ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in signs)
