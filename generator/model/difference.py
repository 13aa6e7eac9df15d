"""What changed between two versions of one document: sections, their lines, and runs of words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

ARROW = "→"
"""Stands between what was and what is."""


class Op(StrEnum):
    """What happened to a run of words."""

    SAME = "gelijk"
    NEW = "nieuw"
    GONE = "weg"


class Status(StrEnum):
    """What happened to a section or a line."""

    SAME = "gelijk"
    CHANGED = "gewijzigd"
    NEW = "nieuw"
    GONE = "vervallen"
    RENUMBERED = "hernummerd"
    """Nothing but numbers: its own label, or references to places that got another number."""
    MOVED = "verplaatst"
    """In another place among the others; its runs tell whether words changed as well."""


@dataclass(frozen=True)
class Run:
    """Words that share their fate and their source."""

    text: str
    op: Op
    path: str = ""
    """Terms the words state, separated by spaces; `#anchor` for a cross-reference; or empty."""

    @property
    def in_reference(self) -> bool:
        """Whether this is part of a cross-reference, which reads otherwise when its target is renumbered."""
        return self.path.startswith("#")


@dataclass(frozen=True)
class LineDiff:
    """A paragraph, the first paragraph of an item, a heading, a caption or a table cell."""

    anchor: str
    """Anchor of its item or table, or of the section when it is the title; otherwise empty."""
    status: Status
    old_label: str
    """The number printed before it, empty when it has none or is not the first line of its item."""
    new_label: str
    runs: tuple[Run, ...]
    context: str = ""
    """For a table cell: the header of its row; never part of the words of the line."""

    @property
    def label(self) -> str:
        """The number, or both when it changed."""
        return ARROW.join(dict.fromkeys(filter(None, (self.old_label, self.new_label))))

    @property
    def old_text(self) -> str:
        """The words of the old version."""
        return "".join(run.text for run in self.runs if run.op is not Op.NEW)

    @property
    def new_text(self) -> str:
        """The words of the new version."""
        return "".join(run.text for run in self.runs if run.op is not Op.GONE)


@dataclass(frozen=True)
class SectionDiff:
    """A headed part; or, with an empty anchor, the title of the document and the lines under it."""

    anchor: str
    status: Status
    old_label: str
    new_label: str
    title: str
    """The new title, or the old one of a section that is gone."""
    lines: tuple[LineDiff, ...]
    """Every line, also those that stayed the same; a title that changed is the first of them."""

    @property
    def changed_lines(self) -> tuple[LineDiff, ...]:
        """The lines that did not stay the same."""
        return tuple(line for line in self.lines if line.status is not Status.SAME)


@dataclass(frozen=True)
class DocumentDiff:
    """What changed in one document."""

    name: str
    sections: tuple[SectionDiff, ...]
    """All sections in the new order, those that are gone after the section they stood behind."""

    @property
    def changed_sections(self) -> tuple[SectionDiff, ...]:
        """The sections that did not stay the same."""
        return tuple(section for section in self.sections if section.status is not Status.SAME)
