"""Model versions whose files had the right form in an earlier run, when the program keeps anything."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from generator.edge.kept import keep, read_kept, stamp_of

_NAME = "vormen"
_MOST = 256
"""Model versions that are remembered."""


def is_known_good(texts: Sequence[str]) -> bool:
    """Tell whether files with these texts had the right form before."""
    return _digest(texts) in _known()


def now_good(texts: Sequence[str]) -> None:
    """Remember that files with these texts have the right form."""
    known = [*(one for one in _known() if one != _digest(texts)), _digest(texts)]
    keep(_NAME, _stamp(), known[-_MOST:])


def _known() -> list[str]:
    found = read_kept(_NAME, _stamp())
    return found if isinstance(found, list) else []


def _digest(texts: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _stamp() -> str:
    """Stand for all that decides about a form: our own modules and forms, and the library."""
    own = Path(__file__).parent
    language = own.parent / "language"
    files = sorted([*own.glob("*.py"), *(own / "forms").glob("*.json"), *language.glob("*.py")])
    spec = find_spec("jsonschema")
    return stamp_of([*files, *([Path(spec.origin)] if spec and spec.origin else [])])
