"""The sections of a model version with every variant, read but not yet laid out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.analysis.vocabulary import TermNames
from generator.compose.numbering import ANNEX_WORD, ARTICLE_WORD, NO_BREAK_SPACE
from generator.compose.sections import section_number
from generator.findings import Spot
from generator.model.document import Inline, ListKind, SectionKind
from generator.model.template import Clause, LegalBasis
from generator.reading.citations import Citations
from generator.reading.condition_words import ConditionWords
from generator.reading.units import Row, Unit, UnitReader
from generator.reading.variants import variants_of
from generator.terms.subject import CompiledModel

_WORDS = {SectionKind.ARTICLE: ARTICLE_WORD, SectionKind.ANNEX: ANNEX_WORD}


@dataclass(frozen=True, eq=False)
class ModelTexts:
    """A model version with what its texts may name."""

    model: CompiledModel
    grounds: Mapping[str, LegalBasis]
    linked: Mapping[str, CompiledModel] = field(default_factory=dict)
    """Models of the files that its texts see, under the names that the texts use for them."""

    @property
    def vocabulary(self) -> TermNames:
        """The names of the model, with nothing looked up yet."""
        return TermNames(self.model, self.linked)


@dataclass(frozen=True, eq=False)
class PlacedClause:
    """A clause in its place, with every variant."""

    clause: Clause
    kind: SectionKind
    number: str
    title: tuple[Inline, ...]
    units: tuple[Unit, ...]
    condition: str
    """When the clause is there at all; empty when it always is."""
    instead: tuple[Inline, ...]
    """What an article says when it does not apply."""
    cited: tuple[str, ...]
    """Ids of the statutes that its text cites."""
    vocabulary: TermNames
    """The names of the model, with what this clause looked up."""

    @property
    def label(self) -> str:
        """`Artikel 7`, `Bijlage B`, or the bare number."""
        word = _WORDS.get(self.kind)
        return f"{word}{NO_BREAK_SPACE}{self.number}" if word else self.number


def parts_of(texts: ModelTexts, *, in_tables: bool = True) -> list[PlacedClause]:
    """Read every clause of a model version, with its references resolved.

    Args:
        texts: The model version.
        in_tables: Whether the clauses are to be laid out in tables, in which no reference can link to a lid.

    Raises:
        TemplateError: when a clause cannot be read.
    """
    parts = list(_parts(texts))
    citations = Citations(in_tables)
    for part in parts:
        citations.add(part.clause.id, part.kind, part.number, part.units)
    return [_resolved(part, citations) for part in parts]


def bare_text(text: str, texts: ModelTexts, vocabulary: TermNames) -> tuple[Inline, ...]:
    """Read a text without blocks, such as a title.

    Raises:
        TemplateError: when it cannot be read.
    """
    spot = Spot(f"{texts.model.template.label}/model.yaml")
    reader = UnitReader(spot, lambda ground: "", ListKind.ONDERDELEN)
    return reader.inlines(variants_of(text, vocabulary, spot))


def _parts(texts: ModelTexts) -> Iterator[PlacedClause]:
    seen: set[str] = set()
    for part in (part for document in texts.model.roles.documents for part in document.parts):
        for index, placed in enumerate(part.clauses, start=1):
            if placed.id not in seen:
                clause = texts.model.template.clauses[placed.id]
                yield _part(texts, clause, part.kind, section_number(part.kind, index))
        seen.update(placed.id for placed in part.clauses)


def _part(texts: ModelTexts, clause: Clause, kind: SectionKind, number: str) -> PlacedClause:
    vocabulary = texts.vocabulary
    cited: dict[str, None] = {}

    def url(ground: str) -> str | None:
        basis = texts.grounds.get(ground)
        cited[ground] = None
        return basis.url if basis else None

    reader = UnitReader(clause.body_spot, url, texts.model.roles.item_marks)
    units = reader.read(variants_of(clause.body, vocabulary, clause.body_spot))
    return PlacedClause(
        clause=clause,
        kind=kind,
        number=number,
        title=bare_text(clause.title, texts, vocabulary),
        units=units,
        condition=ConditionWords(vocabulary).of(clause.wanneer) if clause.wanneer.strip() else "",
        instead=bare_text(clause.anders.strip(), texts, vocabulary),
        cited=tuple(cited),
        vocabulary=vocabulary,
    )


def _resolved(part: PlacedClause, citations: Citations) -> PlacedClause:
    spot, section = part.clause.body_spot, part.clause.id

    def inlines(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return citations.resolved(content, section, spot)

    def row(one: Row) -> Row:
        return replace(one, cells=tuple(map(inlines, one.cells)))

    units = (
        replace(unit, content=inlines(unit.content), rows=tuple(map(row, unit.rows))) for unit in part.units
    )
    return replace(part, units=tuple(units), instead=inlines(part.instead))
