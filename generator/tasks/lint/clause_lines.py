"""The lines of a clause as a reader of the source sees them, with values blotted out and conditions known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.analysis.branches import Guard, Line, lines_of
from generator.findings import Spot
from generator.language.lid_syntax import ItemStart, heading_marks, item_start
from generator.model.template import Clause

BLOT = "¤"
"""Stands for every sign of a value, so that places stay the same."""
_VALUE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LINK = re.compile(r"\[(?P<words>[^\]]*)\]\((?P<target>[^)\s]*)\)")


@dataclass(frozen=True)
class ClauseItem(ItemStart):
    """A lid or onderdeel in its place."""

    spot: Spot
    steps: tuple[Guard, ...]


@dataclass(frozen=True)
class Link:
    """A link in a clause: `[](#vervanging.eisen)` or `[artikel 1](wet:bw/1)`."""

    words: str
    target: str
    spot: Spot
    steps: tuple[Guard, ...]


@lru_cache(maxsize=512)
def clause_lines(clause: Clause) -> tuple[Line, ...]:
    """List the lines of the body, numbered from 1, without block tags and with values blotted out."""
    return tuple(lines_of(blotted(clause.body)))


def clause_steps(clause: Clause) -> tuple[Guard, ...]:
    """Return the condition of the clause as a whole."""
    return (Guard(clause.wanneer, 0),) if clause.wanneer.strip() else ()


def spot_in(clause: Clause, line: int, column: int = 1) -> Spot:
    """Return the place of a line of the body."""
    return Spot(clause.file, clause.body_line + line - 1, column)


def items_of(clause: Clause) -> Iterator[ClauseItem]:
    """Walk through the leden and onderdelen of a clause."""
    for line in clause_lines(clause):
        if start := item_start(line.text):
            spot = spot_in(clause, line.number, start.indent + 1)
            steps = (*clause_steps(clause), *line.steps)
            yield ClauseItem(start.indent, start.mark, start.anchor, start.content_indent, spot, steps)


def headings_of(clause: Clause) -> Iterator[tuple[int, Spot]]:
    """Walk through the headings of a clause: level and place."""
    for line in clause_lines(clause):
        if marks := heading_marks(line.text):
            yield len(marks), spot_in(clause, line.number)


def links_of(clause: Clause) -> Iterator[Link]:
    """Walk through the links of a clause; the words of a link may run on over a line."""
    body = blotted(clause.body)
    steps = {line.number: line.steps for line in clause_lines(clause)}
    for found in _LINK.finditer(body):
        before = body[: found.start()]
        line = before.count("\n") + 1
        column = found.start() - (before.rfind("\n") + 1) + 1
        yield Link(
            " ".join(found["words"].split()),
            found["target"],
            spot_in(clause, line, column),
            (*clause_steps(clause), *steps.get(line, ())),
        )


def blotted(text: str) -> str:
    """Blot out values and comments; every sign keeps its place."""
    return _COMMENT.sub(_spaces, _VALUE.sub(_blots, text))


def without_links(text: str) -> str:
    """Blot out links to statutes and elsewhere, words and all."""
    return _LINK.sub(_blots, text)


def _blots(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", BLOT, found[0])


def _spaces(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
