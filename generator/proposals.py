"""What somebody probably meant, as data: edits that a screen shows and a program applies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, TypeAlias

Place: TypeAlias = tuple[str | int, ...]
"""Keys and indexes from the top of a file to a value."""
_GROUPS = re.compile(r"`(?:[\w-]+\.)+")


@dataclass(frozen=True)
class Put:
    """Write a value at a path."""

    path: Place
    value: Any
    """Text, int, Decimal, bool, or lists and mappings of those."""


@dataclass(frozen=True)
class Move:
    """Give an entry another name or another group."""

    path: Place
    to: Place


@dataclass(frozen=True)
class Drop:
    """Take out an entry."""

    path: Place


@dataclass(frozen=True)
class Rewrite:
    """Write a line anew, in a text that cannot be read as YAML or would be read as something else."""

    line: int
    """Counts from 1, in the text as it was read."""
    old: str
    """What must be there; otherwise the text has changed meanwhile."""
    new: str | None
    """What comes there, of one line or more; None takes the line out."""


Edit: TypeAlias = Put | Move | Drop | Rewrite


@dataclass(frozen=True)
class Proposal:
    """One way to put something right."""

    label: str
    """What to write, as it comes to stand in the file."""
    edits: tuple[Edit, ...]
    is_sure: bool = False
    """Whether nothing else can be meant."""
    is_order: bool = False
    """Whether the label says what to do, because nothing is written."""


def places_in(proposal: Proposal) -> list[Place]:
    """List the places that a proposal changes; the top of the file for a line that is written anew."""
    found: list[Place] = []
    for edit in proposal.edits:
        match edit:
            case Put(path) | Drop(path):
                found.append(path)
            case Move(path, to):
                found += [path, to]
            case Rewrite():
                found.append(())
    return found


def advice(hint: str, proposals: tuple[Proposal, ...]) -> str:
    """Say what to do: the hint, and what to write instead."""
    lines = [hint] if hint else []
    for number, proposal in enumerate(proposals):
        if proposal.is_order and _is_said(hint, proposal.label):
            continue
        if proposal.is_order:
            lines.append(
                f"Of: {proposal.label}." if number else f"{proposal.label[0].upper()}{proposal.label[1:]}."
            )
            continue
        before = "Of" if number else "Schrijf"
        several = "\n" in proposal.label or proposal.label.startswith(" ")
        lines.append(f"{before}:\n{_indented(proposal.label)}" if several else f"{before}: {proposal.label}")
    return "\n".join(lines)


def _is_said(hint: str, order: str) -> bool:
    """Tell whether a hint says already what to take out; it may name a key without its groups."""
    said, wanted = (_GROUPS.sub("`", words.lower()) for words in (hint, order))
    return wanted.replace("laat ", "haal ", 1) in said or "haal deze regel weg" in said


def _indented(label: str) -> str:
    return "\n".join(f"  {line}" for line in label.split("\n"))
