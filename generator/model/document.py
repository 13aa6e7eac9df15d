"""The document tree: what every writer gets, and the only place where its words come from.

A `Document` is a title, a lead and sections. A section holds blocks, a block holds inlines. Everything is
frozen; numbering and reference resolution return new trees. Numbers, letters and labels are part of the tree
(`Section.label`, `Item.label`), so each format prints the same ones.

Invariants of a finished tree: anchors are unique; every part of a `CrossReference` names an existing anchor;
no `Text` is empty; a table row has as many cells as its header.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, TypeAlias

from generator.model.record import Record


@dataclass(frozen=True)
class Origin:
    """Where the value of a term comes from."""

    kind: str
    """`bestand` when the agreement says it, `model` when the model version does."""
    file: str = ""
    line: int = 0


@dataclass(frozen=True)
class Text:
    """Words of the model text itself."""

    text: str


@dataclass(frozen=True)
class Strong:
    """Words that carry weight."""

    content: tuple[Inline, ...]


@dataclass(frozen=True)
class Emphasis:
    """Words that are set apart."""

    content: tuple[Inline, ...]


@dataclass(frozen=True)
class Field:
    """A value that came from terms; its text never went through a parser."""

    paths: tuple[str, ...]
    """Dotted paths of the terms it states; more than one when it was computed."""
    text: str
    title: str
    """Dutch title of the term, for content controls."""
    computed: bool = False
    origin: Origin | None = None


@dataclass(frozen=True)
class Gap:
    """A visible hole: `[nog in te vullen: KvK-nummer]` or `[keuze nog te maken: …]`."""

    text: str
    paths: tuple[str, ...]


@dataclass(frozen=True)
class ReferencePart:
    """One level of a cross-reference: literal words, then a number that points at an anchor."""

    prefix: str
    number: str
    anchor: str


@dataclass(frozen=True)
class CrossReference:
    """A reference to another place in the document, such as "artikel 7, lid 2, onderdeel b"."""

    target: str
    parts: tuple[ReferencePart, ...] = ()

    @property
    def text(self) -> str:
        """The words it reads as; empty until it is resolved."""
        return "".join(part.prefix + part.number for part in self.parts)


@dataclass(frozen=True)
class LegalReference:
    """A citation of a statute, linked to its public text."""

    text: str
    url: str


@dataclass(frozen=True)
class LineBreak:
    """A new line inside a table cell."""

    text: ClassVar[str] = "\n"


Inline: TypeAlias = Text | Strong | Emphasis | Field | Gap | CrossReference | LegalReference | LineBreak


class ListKind(StrEnum):
    """How the items of a list are marked."""

    LEDEN = "leden"
    """1., 2., 3.: the leden of an article, or a numbered list elsewhere."""
    ONDERDELEN = "onderdelen"
    """a., b., c.; one level deeper 1°, 2°, 3°."""
    BULLETS = "bullets"


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    content: tuple[Inline, ...]


@dataclass(frozen=True)
class Heading:
    """A heading below that of its section; `level` 3 is the first level below."""

    level: int
    content: tuple[Inline, ...]


@dataclass(frozen=True)
class Item:
    """A lid, an onderdeel or another list item. `label` is what is printed before it, or empty."""

    anchor: str
    label: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class ItemList:
    """Items that follow each other; `depth` is 0 for a list directly in a section."""

    kind: ListKind
    depth: int
    items: tuple[Item, ...]


class TableKind(StrEnum):
    """What a table is for; the house style gives each its own look."""

    PLAIN = "gewoon"
    KEY_TERMS = "kern"
    """The kernafspraken: subject, agreement, article."""
    SIGNATURE = "handtekening"
    """One signatory: label and room to write; `anchor` is stable for signing services."""


@dataclass(frozen=True)
class Cell:
    """A table cell."""

    content: tuple[Inline, ...]


@dataclass(frozen=True)
class Table:
    """A table with one header row; the first cell of each row is its row header."""

    kind: TableKind
    anchor: str
    caption: tuple[Inline, ...]
    """Empty when the heading above says enough."""
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...] = ()
    """Column widths in percent, or empty for equal columns."""


Block: TypeAlias = Paragraph | Heading | ItemList | Table


class SectionKind(StrEnum):
    """The place of a section in the document."""

    FRONT = "voorwerk"
    ARTICLE = "artikel"
    CHAPTER = "hoofdstuk"
    CLOSING = "slot"
    ANNEX = "bijlage"


class PageLayout(StrEnum):
    """How much room a document takes."""

    SPACIOUS = "ruim"
    COMPACT = "compact"
    """Narrow margins, tight headings, and one row to sign in for each signatory."""


@dataclass(frozen=True)
class Section:
    """A headed part: kernafspraken, an article, a chapter of a profile, an annex, the signatures."""

    kind: SectionKind
    anchor: str
    label: str
    """`Artikel 7`, `Bijlage B`, `3`, or empty when the section has no number."""
    number: str
    """`7`, `B`, `3`, or empty."""
    title: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    new_page: bool = False


@dataclass(frozen=True)
class Meta:
    """What a document says about itself outside its body."""

    title: str
    doctype: str
    model: str
    """For example `modelovereenkomst/2026.1`, of the doctype `modelovereenkomst`."""
    state: str
    """State of the model version: `ontwerp` or `vastgesteld`."""
    status: str
    """State of the agreement, in words."""
    digest: str
    """First 12 hexadecimal digits of the SHA-256 of the effective terms."""
    author: str = ""
    subject: str = ""
    kenmerk: str = ""
    watermark: str = ""
    """`CONCEPT`, `VOORBEELD` or empty."""
    header: str = ""
    footer: str = ""
    """Footer text without the page number; writers add "Pagina x van y"."""
    language: str = "nl-NL"
    keywords: tuple[str, ...] = ()
    signature_fields: bool = False
    """Whether the PDF gets an empty field for each signature."""
    is_copy: bool = False
    """Whether the signed original exists already, so that there is nothing left to sign here."""
    model_digest: str = ""
    """First 12 hexadecimal digits of the digest of a released model version; empty for a draft."""
    in_header: tuple[str, ...] = ()
    """Dotted paths of the terms that the header states."""

    @property
    def told_state(self) -> str:
        """The state of the model version as documents tell it."""
        return told_state(self.state, self.model_digest)


def told_state(state: str, model_digest: str) -> str:
    """Tell the state of a model version: `ontwerp`, or `vastgesteld, kenmerk 3f2a9c0d1e2b`."""
    return f"{state}, kenmerk {model_digest}" if model_digest else state


@dataclass(frozen=True)
class DeviationNote:
    """A place where the parties chose other words than the model; the body says the same where it belongs."""

    path: tuple[str, ...]
    """Keys that lead to it in the terms."""
    anchor: str
    """Anchor of the section it changes."""
    place: tuple[Inline, ...]
    """Where it stands: "artikel 7, lid 2"."""
    model: tuple[Inline, ...]
    """What the model says, filled for this document; empty for what is new."""
    own: tuple[Inline, ...]
    """What it says instead; empty for what lapses."""


@dataclass(frozen=True)
class Document:
    """One finished document."""

    name: str
    """File stem, for example `modelovereenkomst-musselkanaal`."""
    meta: Meta
    title: tuple[Inline, ...]
    lead: tuple[Paragraph, ...]
    """Lines under the title: status, kenmerk, model version."""
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = field(default=())
    """Remarks for the person who builds, never printed."""
    records: tuple[Record, ...] = ()
    """What an archive or a publication platform asks to know; goes into files beside the document."""
    deviations: tuple[DeviationNote, ...] = ()
    """Where it differs from the model text, for reports."""
    layout: PageLayout = PageLayout.SPACIOUS
