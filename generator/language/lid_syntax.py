"""How a line of a clause begins: `1. {#eisen} Een …`, `- onderdeel`, `### kop`, `{.tabel}`, `|---|`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

LID_MARK = "1."
"""Begins every lid; the number it gets is counted."""
DASH = "-"
"""Begins every onderdeel."""

_ANCHOR = re.compile(r"\{#([a-z0-9-]+)\}")
_ANCHOR_WITH_SPACE = re.compile(rf"{_ANCHOR.pattern}[ \t]*")
_ITEM = re.compile(rf"(?P<indent> *)(?P<mark>[0-9]+\.|-)(?P<space> +)(?:{_ANCHOR.pattern})?")
_HEADING = re.compile(r"(?P<marks>#+) +")
_AFTER_MARKS = re.compile(rf"\s*(?:#+ |(?:[0-9]+\.|-) +)?(?:{_ANCHOR.pattern})?\s*")
_ATTRIBUTES = re.compile(r"\{\s*(?P<body>[.#a-z].*)\}")
_RULE = re.compile(r"\s*\|(?=.*-)[-:| ]+\|\s*")
_REFERENCE = re.compile(r"\[\]\(#([^)\s]+)\)")


@dataclass(frozen=True)
class ItemStart:
    """The start of a line that begins a lid or an onderdeel."""

    indent: int
    """Spaces before the mark."""
    mark: str
    """`1.`, another number that somebody typed, or `-`."""
    anchor: str
    """Empty when it has none."""
    content_indent: int
    """Signs before the anchor or the first word; what belongs to the item is indented as far."""

    @property
    def is_lid(self) -> bool:
        """Tell whether it is a lid: a numbered item at the margin."""
        return not self.indent and self.mark != DASH


def item_start(line: str) -> ItemStart | None:
    """Read the start of a lid or onderdeel; None when the line does not begin one."""
    found = _ITEM.match(line)
    if found is None:
        return None
    return ItemStart(len(found["indent"]), found["mark"], found[4] or "", found.end("space"))


def heading_marks(line: str) -> str:
    """Return the number signs that make a line a heading; empty when it is none."""
    found = _HEADING.match(line)
    return found["marks"] if found else ""


def words_start(line: str) -> int:
    """Return the index of the first word, after the marks of a heading or item and an anchor."""
    found = _AFTER_MARKS.match(line)
    return found.end() if found else 0


def attributes_in(line: str) -> str | None:
    """Return what a line such as `{.tabel #naam}` says of the table below it; None for other lines."""
    found = _ATTRIBUTES.fullmatch(line.strip())
    return found["body"] if found else None


def is_table_rule(line: str) -> bool:
    """Tell whether a line parts the head of a table from its rows."""
    return _RULE.fullmatch(line) is not None


def anchors_in(text: str) -> list[str]:
    """List the names that leden and onderdelen in a text are given."""
    return _ANCHOR.findall(text)


def with_anchors(text: str, written: Callable[[str], str]) -> str:
    """Write each anchor in another way; the spaces after it go."""
    return _ANCHOR_WITH_SPACE.sub(lambda found: written(found[1]), text)


def references_in(line: str) -> list[str]:
    """List the targets of the references without words of their own: `[](#vervanging.eisen)`."""
    return _REFERENCE.findall(line)


def split_references(text: str) -> list[str]:
    """Split a text at its references: by turns the words, and the target of the reference after them."""
    return _REFERENCE.split(text)
