"""The roles of a document type: what `model.yaml` of a version tells the engine, as one typed value.

The engine knows no key of a document type: it reads here which term is the status and what is signed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from generator.model.document import ListKind, PageLayout, SectionKind
from generator.model.form_roles import FormTopic
from generator.model.placed_text import NO_TEXT, PlacedText
from generator.model.source import Path


@dataclass(frozen=True)
class PartClause:
    """A clause at its place in a document."""

    id: str
    kind: SectionKind
    file: str
    """Relative to the folder of the version."""
    place: Path
    """Where model.yaml names it."""


@dataclass(frozen=True)
class Part:
    """A stretch of a document: clauses of one kind, in order."""

    kind: SectionKind
    clauses: tuple[PartClause, ...]
    starts_page: bool = False
    lists_changes: bool = False
    """Whether an amendment lists its changes below the words of this part."""


@dataclass(frozen=True)
class FanOut:
    """A document for each entry of a map, such as one for each practice."""

    over: str
    """The key at the top that holds the map."""
    term: str = ""
    """The key at the top that decides about it; empty when it is always so."""
    value: Any = None
    """What that term says when there is a document for each."""


@dataclass(frozen=True)
class DocumentRole:
    """A document that a model makes."""

    file_name: str
    title: PlacedText
    header: PlacedText
    subject: PlacedText
    author: PlacedText
    kenmerk: PlacedText
    lead: tuple[PlacedText, ...]
    """The lines under the title."""
    parts: tuple[Part, ...]
    fan_out: FanOut | None
    layout: PageLayout = PageLayout.SPACIOUS
    id: str = ""
    """Its name in model.yaml; only where a text is divided over documents."""
    is_made_once: bool = False
    """Whether a file gives it once, in words that are the same for every entry that has own documents."""
    stands_for: str = ""
    """Name of the linked file whose own document is not made, because this one is its text."""
    cited_as: PlacedText = NO_TEXT
    """How other documents refer to a `plaats` in it; only where a text is divided."""
    pointer: PlacedText = NO_TEXT
    """What stands in another document where `plaatsen` of this one are passed over."""

    @property
    def clauses(self) -> tuple[PartClause, ...]:
        """Every clause, in the order of the document."""
        return tuple(clause for part in self.parts for clause in part.clauses)


@dataclass(frozen=True)
class StatusRole:
    """How far a file is on its way to being signed, and what that means for its documents."""

    term: str
    """The key at the top that holds the status; empty for a type without files of its own."""
    draft: tuple[str, ...]
    """Statuses in which anything may still be missing."""
    to_sign: tuple[str, ...] | None
    """Statuses in which people still look at what is to be done; None when every status is one."""
    closed: tuple[str, ...]
    """Statuses of what was signed."""
    watermarks: Mapping[str, str]
    of_document: PlacedText
    """Expression for the status of one document."""
    signed_digest: Path = ()
    """The term that keeps the digest of what was signed; empty when nothing is signed."""
    signed_file: Path = ()
    """The term that keeps the digest of the signed file."""
    contacts_decide: PlacedText | None = None
    """When contact persons may change what the schema leaves to them; None when they always may."""

    @property
    def for_signature(self) -> str:
        """The status of what goes to the parties to be signed; empty when nothing does."""
        return next((one for one in self.to_sign or () if one not in self.draft), "")

    @property
    def signed(self) -> str:
        """The status of what was just signed; empty when nothing is."""
        return next(iter(self.closed), "")

    def of(self, terms: Mapping[str, Any]) -> Any:
        """Return the status that terms give; None while there is none."""
        return terms.get(self.term)


@dataclass(frozen=True)
class LinkRole:
    """Another file that a file names in its terms."""

    term: str
    folder: str
    """The folder with such files."""
    back_name: str
    """The name under which the texts of that file see the one that names it."""


@dataclass(frozen=True)
class CompanionRole:
    """A type without files of its own: its documents stand beside those of other types."""

    models: tuple[str, ...]
    """The model versions of those types."""
    back_name: str
    """The name under which its texts see the file that it stands beside."""


@dataclass(frozen=True)
class AmendmentRole:
    """How a signed file is amended: by a file of its own, an *allonge*."""

    term: str
    """The key at the top that names the amended file."""
    back_name: str
    """The name under which texts see that file as it was."""
    number: Path
    start: Path
    """The day on which the amendment begins to count."""
    earliest: Path
    """The day of the agreement before which that cannot be."""
    starter: str
    """The file that a new amendment begins as."""
    document: DocumentRole
    not_inherited: tuple[Path, ...]
    """Terms that an amendment never takes over; `*` stands for any entry."""
    only_here: tuple[Path, ...]
    """Terms about the signing of the amendment itself: they leave the text of the agreement alone."""
    left_out: tuple[str, ...]
    """Sections that are no part of what was agreed."""
    sentences: Mapping[str, PlacedText]


class DeviationKind(StrEnum):
    """What happens to a lid or an article that deviates from the model."""

    REPLACES = "vervangt"
    ADDS = "voegt_toe"
    LAPSES = "vervalt"


@dataclass(frozen=True)
class DeviationsRole:
    """Where a file deviates from the text of the model, and how the keys of one deviation are called."""

    term: str
    """The key at the top: a map from `article.lid`, `article` or a new id to one deviation."""
    kind: str
    text: str
    """The own text; empty where something lapses."""
    title: str
    """The title of a new article."""
    motivation: str
    codes: Mapping[str, DeviationKind]
    """The kinds by the code that a file writes."""
    sentences: Mapping[DeviationKind, PlacedText]
    """What the text says at the place of a deviation."""
    in_the_model: PlacedText
    """Words after the number of a lid that is gone."""


@dataclass(frozen=True)
class Question:
    """Something that the reader of a change wants to know first."""

    id: str
    question: str
    answer: PlacedText


@dataclass(frozen=True)
class DerivedCase:
    """One case of a derived name: a value or a text, always or under a condition."""

    condition: PlacedText | None
    value: PlacedText | None
    """An expression; None when the case is a text."""
    text: PlacedText = NO_TEXT


@dataclass(frozen=True)
class RecordElement:
    """An element of a record for another system, named as its standard names it."""

    words: PlacedText | None
    attributes: Mapping[str, PlacedText] = field(default_factory=dict)
    children: Mapping[str, RecordElement] = field(default_factory=dict)


@dataclass(frozen=True)
class RecordRole:
    """A file beside each document, for another system."""

    name: str
    condition: PlacedText
    element: RecordElement


@dataclass(frozen=True)
class Roles:
    """Everything that `model.yaml` of one version says."""

    state: str
    """`ontwerp` or `vastgesteld`."""
    document: DocumentRole
    """The document that every file gives."""
    item_marks: ListKind
    """What an item below a lid begins with."""
    status: StatusRole
    folder: str = ""
    """The folder with files of this type; empty when it has none."""
    links: Mapping[str, LinkRole] = field(default_factory=dict)
    """Files that a file names, by the name under which its texts see them."""
    companion: CompanionRole | None = None
    seen_from: tuple[str, ...] = ()
    """Names under which texts may see the file that names this one, when there is one."""
    basis: str = ""
    """The key at the top that names a file to inherit from; empty when there is none."""
    house_style: str = ""
    """The key at the top of the map of owners: the style named after the only one counts."""
    form_term: str = ""
    """The key at the top that says in which form a text is made; empty when there is one form."""
    forms: Mapping[str, tuple[DocumentRole, ...]] = field(default_factory=dict)
    """By the value of that term the documents that the text is divided over."""
    amendment: AmendmentRole | None = None
    deviations: DeviationsRole | None = None
    overview: Mapping[str, PlacedText] = field(default_factory=dict)
    """Columns of `ojg list`, by their title."""
    questions: Sequence[Question] = ()
    first_choices: tuple[Path, ...] = ()
    """What is chosen before there is a new file."""
    not_copied: tuple[Path, ...] = ()
    """Terms that belong to one file only, and that a copy leaves out; `*` stands for any entry."""
    topics: Sequence[FormTopic] = ()
    """In which order a file is filled in; what is in none of them comes last."""
    sheet: PlacedText = NO_TEXT
    """What stands above questions that somebody else gets on a sheet."""
    examples_day: str = ""
    """ISO date on which the examples are looked at."""
    derived: Mapping[str, tuple[DerivedCase, ...]] = field(default_factory=dict)
    reading_words: Mapping[str, str | tuple[str, str]] = field(default_factory=dict)
    """What the reading version calls a derived name; for a condition when it is so, and when it is not."""
    records: Sequence[RecordRole] = ()
    predecessor: str = ""
    """The version that this one was made from."""

    @property
    def documents(self) -> tuple[DocumentRole, ...]:
        """Every document that this version can make of a file of its own."""
        return (self.document, *((self.amendment.document,) if self.amendment else ()))

    @property
    def clauses(self) -> tuple[PartClause, ...]:
        """Every clause, in the order of the documents."""
        return tuple(clause for document in self.documents for clause in document.clauses)

    def link_to(self, name: str) -> str:
        """Return the name by which the texts of a linked file see this one; empty when it is no link."""
        return self.links[name].back_name if name in self.links else ""
