"""The terms that a text defines: rows of a table whose header begins with the cells Begrip and Betekenis."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_HEADER = re.compile(r"^\|\s*Begrip\s*\|\s*Betekenis\s*\|", re.IGNORECASE)
_ROW = re.compile(r"^\|\s*(?P<term>[^|]+?)\s*\|")
_RULE = re.compile(r"^\|[-| :]+\|$")


def defined_in(lines: Iterable[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Walk through the rows that define a term; the term is the group of that name.

    A blank line or a block tag does not end the table.

    Args:
        lines: The lines of a text.

    Yields:
        Which line it is, counted from 0, and what was found there.
    """
    inside = False
    for index, line in enumerate(lines):
        row = _ROW.match(line)
        if _HEADER.match(line):
            inside = True
        elif row is None:
            inside = inside and (not line.strip() or line.startswith("{%"))
        elif inside and not _RULE.match(line):
            yield index, row
