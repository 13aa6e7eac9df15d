"""Choose the sections of a document and read their clauses: the step before numbering."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from generator.compose.blocks import BlockReader
from generator.compose.filling import Filled, fill
from generator.compose.inlines import InlineReader
from generator.compose.numbering import ANNEX_WORD, ARTICLE_WORD, NO_BREAK_SPACE, letter
from generator.compose.punctuation import with_endings
from generator.compose.section_drafts import UnnumberedSection
from generator.errors import TemplateError
from generator.findings import Spot
from generator.language.expressions import Expression, compile_expression
from generator.language.memo import Memo
from generator.language.scope import Linked, Scope
from generator.language.showing import choice_gap, gap_for
from generator.language.states import numbered
from generator.language.texts import CompiledText, compile_text
from generator.language.values import Unknown
from generator.model.document import (
    Block,
    Heading,
    ItemList,
    ListKind,
    Paragraph,
    Section,
    SectionKind,
    Table,
    Text,
)
from generator.model.roles import DocumentRole
from generator.model.template import Clause, LegalBasis
from generator.terms.clause_names import chains_of
from generator.terms.subject import CompiledModel, Subject

NOT_APPLICABLE = "Niet van toepassing."


@dataclass(frozen=True, eq=False)
class CompiledClause:
    """A clause as it is compiled once a process."""

    clause: Clause
    title: CompiledText
    text: CompiledText
    condition: Expression | None
    otherwise: CompiledText


@dataclass(frozen=True)
class _Place:
    """Where a clause stands in its document."""

    kind: SectionKind
    number: str
    new_page: bool


_DRAFTS: Memo[UnnumberedSection | None] = Memo(1024)


@lru_cache(maxsize=1024)
def compile_clause(clause: Clause) -> CompiledClause:
    """Compile a clause.

    Raises:
        TemplateError: when its text or condition is outside the language.
    """
    condition = None
    if clause.wanneer.strip():
        condition = compile_expression(clause.wanneer, Spot(clause.file, clause.wanneer_line))
    return CompiledClause(
        clause,
        compile_text(clause.title, clause.spot("titel")),
        compile_text(clause.body, clause.body_spot),
        condition,
        compile_text(clause.anders.strip(), clause.spot("anders")),
    )


@dataclass(frozen=True, eq=False)
class DocumentContext:
    """What the sections of one document are read with."""

    subject: Subject
    scope: Scope
    grounds: Mapping[str, LegalBasis]
    """The statutes that versions share; a released version has its own."""
    role: DocumentRole
    """Which of the documents that the model can make."""

    @property
    def model(self) -> CompiledModel:
        """The model of the document."""
        return self.subject.model

    @cached_property
    def statutes(self) -> frozenset[tuple[str, str]]:
        """The grounds that somebody registered, such as `jeugdwet/7.3.8`, each with its public address."""
        citable = self.model.template.citable(self.grounds)
        return frozenset((ground, basis.url) for ground, basis in citable.items())

    @cached_property
    def citable(self) -> int:
        """Stands for these statutes."""
        return numbered(self.statutes)


def draft_sections(setting: DocumentContext) -> Iterator[UnnumberedSection]:
    """Read the sections of one document in order; annexes that do not apply are left out.

    Raises:
        TemplateError: when a clause cannot be filled or parsed.
    """
    for part in setting.role.parts:
        for index, placed in enumerate(part.clauses, start=1):
            clause = compile_clause(setting.model.template.clauses[placed.id])
            place = _Place(part.kind, section_number(part.kind, index), part.starts_page)
            draft = _draft(setting, clause, place)
            if draft is not None:
                yield draft


def _draft(setting: DocumentContext, compiled: CompiledClause, place: _Place) -> UnnumberedSection | None:
    if compiled.clause.document:
        return _read_anew(setting, compiled, place)
    around = place, setting.citable, dashes_of(setting)
    return _DRAFTS.made(
        compiled.clause,
        chains_of(compiled.clause),
        setting.scope,
        around,
        lambda: _read_anew(setting, compiled, place),
    )


def _read_anew(setting: DocumentContext, compiled: CompiledClause, place: _Place) -> UnnumberedSection | None:
    scope = setting.scope
    truth = True if compiled.condition is None else compiled.condition.truth(scope)
    if truth is True:
        return _applicable(setting, compiled, place)
    if isinstance(truth, Unknown):
        section = _section(compiled, scope, place, (Paragraph((choice_gap(truth),)),))
        anchors = frozenset({place_anchor(compiled, anchor) for anchor in compiled.text.anchors})
        return UnnumberedSection(section, pending=anchors)
    if place.kind is not SectionKind.ARTICLE:
        return None
    reason = (Text(NOT_APPLICABLE + " "), *compiled.otherwise.pieces(scope))
    return UnnumberedSection(_section(compiled, scope, place, (Paragraph(reason),)), applies=False)


def _applicable(setting: DocumentContext, compiled: CompiledClause, place: _Place) -> UnnumberedSection:
    read = read_text(setting, compiled.text)
    blocks = read.blocks
    _refuse_loose_ends(blocks, compiled.clause)
    if compiled.clause.document:
        blocks += _embedded(setting, compiled.clause)
    pending = frozenset(place_anchor(compiled, anchor) for anchor in read.pending)
    return UnnumberedSection(_section(compiled, setting.scope, place, blocks), read.references, pending)


@dataclass(frozen=True)
class ReadText:
    """A filled text as blocks, without numbers."""

    blocks: tuple[Block, ...]
    references: Mapping[str, Spot]
    pending: frozenset[str]
    """Anchors in branches that wait for a choice."""


def read_text(setting: DocumentContext, text: CompiledText) -> ReadText:
    """Fill a text and read its Markdown.

    Raises:
        TemplateError: when it cannot be filled or parsed.
    """
    return _read(fill(text, setting.scope), text.spot, setting.statutes, dashes_of(setting))


@lru_cache(maxsize=512)
def _read(filled: Filled, spot: Spot, statutes: frozenset[tuple[str, str]], dashes: ListKind) -> ReadText:
    """Read a filled text; once, for most documents of a file have most of their leden in common."""
    inlines = InlineReader(filled.pieces, dict(statutes).get)
    reader = BlockReader(filled, spot, inlines, dashes)
    return ReadText(with_endings(reader.read()), reader.references, filled.pending)


def dashes_of(setting: DocumentContext) -> ListKind:
    """Return what `-` items look like in a document."""
    return setting.model.roles.item_marks


def place_anchor(compiled: CompiledClause, anchor: str) -> str:
    """Return the full anchor of a lid or onderdeel of a clause."""
    return f"{compiled.clause.id}.{anchor}"


def _section(compiled: CompiledClause, scope: Scope, place: _Place, blocks: tuple[Block, ...]) -> Section:
    word = {SectionKind.ARTICLE: ARTICLE_WORD, SectionKind.ANNEX: ANNEX_WORD}.get(place.kind, "")
    label = f"{word}{NO_BREAK_SPACE}{place.number}" if word else place.number
    title = compiled.title.pieces(scope)
    return Section(place.kind, compiled.clause.id, label, place.number, title, blocks, place.new_page)


def section_number(kind: SectionKind, index: int) -> str:
    """Return the number of a section by its place among those of its kind."""
    match kind:
        case SectionKind.ARTICLE | SectionKind.CHAPTER:
            return str(index)
        case SectionKind.ANNEX:
            return letter(index).upper()
        case SectionKind.FRONT | SectionKind.CLOSING:
            return ""


def _embedded(setting: DocumentContext, clause: Clause) -> tuple[Block, ...]:
    """Read a linked file's document as blocks of an annex: its sections become headings."""
    link, known = clause.document, setting.subject.model.roles.links
    if link not in known:
        raise TemplateError(
            f"`document: {link}` noemt geen koppeling uit model.yaml.",
            spot=clause.spot("document"),
            hint=f"Er zijn: {', '.join(known)}." if known else "Er zijn er geen.",
        )
    linked_scope = setting.scope.lookup(link)
    if isinstance(linked_scope, Unknown):
        return (Paragraph((gap_for(linked_scope),)),)
    assert isinstance(linked_scope, Linked)
    about = setting.subject.links[link]
    linked = DocumentContext(about, linked_scope.scope, setting.grounds, about.model.roles.document)
    blocks: list[Block] = []
    for draft in draft_sections(linked):
        blocks.append(Heading(3, draft.section.title))
        blocks += [
            Heading(block.level + 1, block.content) if isinstance(block, Heading) else block
            for block in draft.section.blocks
        ]
    return tuple(blocks)


def _refuse_loose_ends(blocks: tuple[Block, ...], clause: Clause) -> None:
    """Refuse text that announces a list which its conditions dropped."""
    for index, block in enumerate(blocks):
        if isinstance(block, ItemList):
            for item in block.items:
                _refuse_loose_ends(item.blocks, clause)
        elif isinstance(block, Paragraph) and _announces(block):
            follower = blocks[index + 1] if index + 1 < len(blocks) else None
            if not isinstance(follower, ItemList | Table):
                words = "".join(getattr(inline, "text", "") for inline in block.content)
                raise TemplateError(
                    f"Na “{words[-60:]}” hoort een opsomming, maar er staat niets.",
                    spot=clause.body_spot,
                    hint="Geef het lid een voorwaarde, zodat het zonder opsomming vervalt.",
                )


def _announces(block: Paragraph) -> bool:
    last = block.content[-1] if block.content else None
    return isinstance(last, Text) and last.text.endswith(":")
