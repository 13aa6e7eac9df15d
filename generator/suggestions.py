"""What the writer of a word probably meant, and how names become short names."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

_ALIKE = 0.65
"""How much of two words must agree, from 0 to 1, before one is offered for the other."""

_SIGNS = str.maketrans({"+": " plus ", "&": " en ", "%": " procent "})


def short_name(text: str) -> str:
    """Write a name in small letters, figures and hyphens, as ids are written: `het-hogeland`.

    A sign that says something, such as the plus of `hbo+`, becomes its word.
    """
    plain = unicodedata.normalize("NFKD", text.translate(_SIGNS)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def nearest(word: str, options: Iterable[str]) -> str:
    """Find the option that looks most like a word; empty when none does."""
    return _nearest(word, tuple(options))


@lru_cache(maxsize=4096)
def _nearest(word: str, options: Sequence[str]) -> str:
    """Look once for a word and its options: a file is checked many times to mend it."""
    plain = {short_name(option): option for option in options}
    found = difflib.get_close_matches(short_name(word), plain, n=1, cutoff=_ALIKE)
    return plain[found[0]] if found else ""


def did_you_mean(word: str, options: Iterable[str]) -> str:
    """Ask whether the nearest option was meant; empty when none looks like the word."""
    option = nearest(word, options)
    return f'Bedoelde u "{option}"?' if option else ""
