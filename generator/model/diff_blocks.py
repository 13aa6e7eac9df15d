"""The report of a comparison as blocks: what it says and in which order, before it is known in which form.

`compare/blocks.py` makes the blocks; each form is a small writer over them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from generator.model.change import Answer, SideProblem, Weight
from generator.model.difference import ARROW, LineDiff, Status

OPEN = "niet ingevuld"
_CONSENT = {
    Weight.EDITORIAL: "niemand",
    Weight.NOTICE: "niemand, wel een melding aan de andere partijen",
    Weight.CONTACTS: "de contactpersonen",
    Weight.PARTIES: "alle partijen",
    Weight.AMENDMENT: "alle partijen, met een allonge",
}
"""Who must agree to a change, by what it asks for."""


@dataclass(frozen=True)
class Replaced:
    """An old and a new value."""

    old: str
    new: str

    def __str__(self) -> str:
        """Write both on one line."""
        return f"{self.old or OPEN} {ARROW} {self.new or OPEN}"


@dataclass(frozen=True)
class News:
    """What stands above the tables, a line for each: documents that came and went, how many deviations."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Questions:
    """The questions of the reviewer with their answers."""

    title: str
    answers: tuple[Answer, ...]
    one_sided: bool
    """Whether each question has one answer, instead of an old and a new one."""


@dataclass(frozen=True)
class TermRow:
    """A term that changed or was chosen."""

    name: str
    """With the groups it is in."""
    value: str | Replaced
    """What was chosen, what it was and is, or what happened to the entry."""
    model: str
    """What the model says, in words; empty when it leaves the term open."""
    weight: Weight
    where: str
    """The sections it reaches, in words."""
    origin: str
    parts: tuple[tuple[str, str], ...]
    """Titles and values of the terms inside an entry that came or went."""

    @property
    def consent(self) -> str:
        """Say who must agree to the change."""
        return _CONSENT[self.weight]


@dataclass(frozen=True)
class Terms:
    """A table of terms."""

    title: str
    chosen: bool
    """Whether these are choices with what the model says, instead of changes."""
    rows: tuple[TermRow, ...]


@dataclass(frozen=True)
class ModelRows:
    """What changed in a model version beside its text: names, and what became of them."""

    title: str
    rows: tuple[tuple[str, str | Replaced], ...]


@dataclass(frozen=True)
class ChangedPassage:
    """A section of which the text changed."""

    name: str
    about: str
    """What happened to it and in which documents."""
    status: Status
    lines: tuple[LineDiff, ...]
    """The lines with other words, in another place, new or gone."""
    numbers: str
    """Which numbers changed without a change of words."""


@dataclass(frozen=True)
class Passages:
    """The text that changed."""

    title: str
    passages: tuple[ChangedPassage, ...]


Block: TypeAlias = SideProblem | News | Questions | Terms | ModelRows | Passages


@dataclass(frozen=True)
class FileReport:
    """The report of one file."""

    file: str
    """The file as users know it: `agreements/stadskanaal.yaml`."""
    status: str
    """What became of it or what its changes ask for; may be empty."""
    weight: Weight | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class DiffReport:
    """The whole report."""

    title: str
    sides: str
    """Both sides by name."""
    nothing: str
    """A sentence that nothing changed; empty when something did."""
    files: tuple[FileReport, ...]
