"""What changed in content, in legal terms: the values that every report of a comparison prints.

A `Differences` holds a `FileChange` for each content file that differs; that one holds the reviewer's
questions, the terms that changed and the text that changed. Everything is frozen and ready to print.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from generator.findings import Finding
from generator.model.difference import SectionDiff
from generator.model.document import Origin
from generator.model.source import Path


class ChangeKind(StrEnum):
    """What happened to a term."""

    CHANGED = "gewijzigd"
    ADDED = "toegevoegd"
    REMOVED = "vervallen"
    RENAMED = "hernoemd"
    """Only the key of an entry changed, not what it says."""


class Cause(StrEnum):
    """Why a term changed."""

    CHOICE = "keuze"
    """Someone edited the file."""
    FOLLOWS = "gevolg"
    """The model gives another value because another term changed."""
    MODEL = "model"
    """The model itself gives another value."""


class Weight(StrEnum):
    """What a change asks for once the agreement is signed, the heaviest last."""

    EDITORIAL = "redactioneel"
    NOTICE = "melding"
    """The party that it concerns tells the others."""
    CONTACTS = "contactpersonen"
    PARTIES = "partijen"
    """The parties agree on it together, and nobody signed yet."""
    AMENDMENT = "vereist allonge"


_WEIGHTS = tuple(Weight)


def heaviest(weights: list[Weight]) -> Weight | None:
    """Return the heaviest of some weights, or None when there are none."""
    return max(weights, key=_WEIGHTS.index, default=None)


@dataclass(frozen=True)
class TermState:
    """A term on one side of a comparison."""

    text: str = ""
    """As the document words it; empty when nobody filled it in."""
    value: Any = None
    """The bare value; None when nobody filled it in."""
    origin: Origin | None = None


@dataclass(frozen=True)
class ReachedSection:
    """A section of a document that a change reaches."""

    document: str
    """Name of the linked document it is in; empty for the agreement itself."""
    anchor: str
    text: str
    """`artikel 18`, `bijlage A`, or the title of a section without a number."""


@dataclass(frozen=True)
class RelocatedSection:
    """A section that stands in another document than it did."""

    section: ReachedSection
    old: str
    """File stem of the document it stood in, without the entry that this is about."""
    new: str


@dataclass(frozen=True)
class TermChange:
    """A term that is not what it was."""

    path: str
    """Dotted path on the new side, or on the old one when the term is gone."""
    old_path: str
    """Dotted path on the old side; differs from `path` only when an entry above it got another key."""
    title: str
    context: tuple[str, ...]
    """Titles of the groups and entries it is in, the outermost first."""
    kind: ChangeKind
    old: TermState
    new: TermState
    weight: Weight
    cause: Cause
    origin: str = ""
    """In words: where the value came from, and where it comes from now."""
    link: str = ""
    """Name of the linked file the term is in, such as a profile; empty for the file itself."""
    model: str = ""
    """What the model itself says, in words; empty when it leaves the term open."""
    places: tuple[ReachedSection, ...] = ()
    parts: tuple[TermChange, ...] = ()
    """The terms inside an entry that came or went as a whole."""
    deviates: bool = False
    """Whether it is beside the model: another value than the model has, or own text; told only against it."""
    keys: Path = ()
    """The keys that `path` consists of; a key may hold a dot itself."""


@dataclass(frozen=True)
class Answer:
    """A question of the reviewer with the answer on both sides."""

    id: str
    question: str
    old: str
    new: str

    @property
    def changed(self) -> bool:
        """Tell whether the answer changed."""
        return self.old != self.new


@dataclass(frozen=True)
class TextChange:
    """A section of which the text changed, in one document or in several in the same way."""

    documents: tuple[str, ...]
    section: SectionDiff
    by_model: bool = False
    """Whether the text of the model itself changed here."""


@dataclass(frozen=True)
class ModelChange:
    """Something of a model version, beside its text, that is not what it was."""

    name: str
    """Title of the term with the groups it is in, or the id of a rule."""
    path: str
    """Dotted path of the term, or the id of the rule."""
    kind: ChangeKind
    old: str = ""
    new: str = ""
    about: str = ""
    """Which part of it changed, in a word; empty when it came, went or has one part only."""


@dataclass(frozen=True)
class ModelChanges:
    """Changes of one sort in a model version."""

    title: str
    changes: tuple[ModelChange, ...]


class FileStatus(StrEnum):
    """What became of a content file."""

    CHANGED = "gewijzigd"
    NEW = "nieuw"
    REMOVED = "vervallen"
    UNREADABLE = "onleesbaar"
    """One side has errors, so that it cannot be compared."""
    SAME = "gelijk"


@dataclass(frozen=True)
class SideProblem:
    """What is wrong with a file on one side."""

    side: str
    """Label of the side."""
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class FileChange:
    """What changed in one content file and in the documents made from it."""

    name: str
    """File stem."""
    file: str
    """The file as users know it: `agreements/stadskanaal.yaml`."""
    status: FileStatus
    answers: tuple[Answer, ...] = ()
    terms: tuple[TermChange, ...] = ()
    texts: tuple[TextChange, ...] = ()
    own_documents: tuple[str, ...] = ()
    """Documents of this file itself that both sides have; those of linked files are left out."""
    new_documents: tuple[str, ...] = ()
    removed_documents: tuple[str, ...] = ()
    relocated: tuple[RelocatedSection, ...] = ()
    """What stands in another document than it did; the texts were then compared whole."""
    problems: tuple[SideProblem, ...] = ()
    model: tuple[ModelChanges, ...] = ()
    """Of a model version: what changed beside its text."""
    signed: bool = False
    """Whether the file was signed before it changed."""

    @property
    def deviations(self) -> int:
        """How often the file deviates from the model; counted only against it."""
        return sum(change.deviates for change in self.terms)

    @property
    def says_something(self) -> bool:
        """Tell whether anything changed that people can see."""
        documents = (self.new_documents, self.removed_documents, self.relocated)
        found = (self.terms, self.texts, *documents, self.problems)
        return any(found) or any(answer.changed for answer in self.answers)

    @property
    def weight(self) -> Weight | None:
        """What all changes together ask for; a changed text of the model asks for as much as any term."""
        if self.status is not FileStatus.CHANGED:
            return None
        weights = [change.weight for change in self.terms]
        if any(text.by_model for text in self.texts):
            weights.append(Weight.AMENDMENT if self.signed else Weight.PARTIES)
        return heaviest(weights)


@dataclass(frozen=True)
class Differences:
    """What changed between two sides."""

    old: str
    """Label of the old side: a revision, a file, a folder, or the model."""
    new: str
    files: tuple[FileChange, ...]
    """Files that changed, or of which it cannot be told."""
    compared: int = 0
    """How many files were looked at."""
    against_model: bool = False

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing changed."""
        return not self.files
