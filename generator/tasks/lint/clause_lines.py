"""The lines of a clause as a reader of the source sees them, with values blotted out and conditions known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.analysis.branches import Line, Step, lines_of
from generator.findings import Spot
from generator.model.template import Clause

BLOT = "¤"
"""Stands for every sign of a value, so that places stay the same."""
_VALUE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LINK = re.compile(r"\[(?P<words>[^\]]*)\]\((?P<target>[^)\s]*)\)")
_ITEM = re.compile(r"^(?P<indent> *)(?P<mark>[0-9]+\.|-)(?P<space> +)(?:\{#(?P<anchor>[a-z0-9-]+)\})?")
_HEADING = re.compile(r"^(?P<marks>#+) ")
LID_MARK = "1."


@dataclass(frozen=True)
class ClauseItem:
    """A lid or onderdeel."""

    anchor: str
    """Empty when it has none."""
    indent: int
    mark: str
    spot: Spot
    steps: tuple[Step, ...]
    content_indent: int

    @property
    def is_lid(self) -> bool:
        """Tell whether it is a lid: a numbered item at the margin."""
        return not self.indent and self.mark != "-"


@dataclass(frozen=True)
class Link:
    """A link in a clause: `[](#vervanging.eisen)` or `[artikel 1](wet:bw/1)`."""

    words: str
    target: str
    spot: Spot
    steps: tuple[Step, ...]


@lru_cache(maxsize=512)
def clause_lines(clause: Clause) -> tuple[Line, ...]:
    """List the lines of the body, numbered from 1, without block tags and with values blotted out."""
    return tuple(lines_of(blotted(clause.body)))


def clause_steps(clause: Clause) -> tuple[Step, ...]:
    """Return the condition of the clause as a whole."""
    return (Step(clause.wanneer, 0),) if clause.wanneer.strip() else ()


def spot_in(clause: Clause, line: int, column: int = 1) -> Spot:
    """Return the place of a line of the body."""
    return Spot(clause.file, clause.body_line + line - 1, column)


def items_of(clause: Clause) -> Iterator[ClauseItem]:
    """Walk through the leden and onderdelen of a clause."""
    for line in clause_lines(clause):
        if found := _ITEM.match(line.text):
            yield ClauseItem(
                found["anchor"] or "",
                len(found["indent"]),
                found["mark"],
                spot_in(clause, line.number, len(found["indent"]) + 1),
                (*clause_steps(clause), *line.steps),
                len(found["indent"]) + len(found["mark"]) + len(found["space"]),
            )


def headings_of(clause: Clause) -> Iterator[tuple[int, Spot]]:
    """Walk through the headings of a clause: level and place."""
    for line in clause_lines(clause):
        if found := _HEADING.match(line.text):
            yield len(found["marks"]), spot_in(clause, line.number)


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
