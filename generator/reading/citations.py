"""References in a model with every variant: `[](#vervanging.bezwaar)` reads "artikel 7, lid 7"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.compose.numbering import NO_BREAK_SPACE, REFERENCE_WORDS
from generator.errors import TemplateError
from generator.findings import Spot
from generator.model.document import (
    CrossReference,
    Emphasis,
    Inline,
    ReferencePart,
    SectionKind,
    Strong,
    Text,
)
from generator.reading.units import Unit, UnitKind, lids


@dataclass
class Citations:
    """How each section, lid and onderdeel is cited.

    Args:
        in_tables: Whether the text is laid out in tables: then a reference only links to a section.
    """

    in_tables: bool = True
    _known: dict[str, tuple[CrossReference | Text, ...]] = field(default_factory=dict)

    def add(self, section: str, kind: SectionKind, number: str, units: Sequence[Unit]) -> None:
        """Learn the places of a section."""
        word = REFERENCE_WORDS.get(kind, "")
        if not (word and number):
            return
        part = ReferencePart(word + NO_BREAK_SPACE, number, section)
        self._known[section] = (CrossReference(section, (part,)),)
        sole = kind is SectionKind.ARTICLE and len(lids(units)) == 1
        for unit in units:
            if unit.anchor:
                self._known.setdefault(f"{section}.{unit.anchor}", self._place(part, unit, sole=sole))

    def _place(self, part: ReferencePart, unit: Unit, *, sole: bool) -> tuple[CrossReference | Text, ...]:
        """Cite a lid or an onderdeel of the section that `part` cites."""
        anchor = f"{part.anchor}.{unit.anchor}"
        below = [ReferencePart(word, number, anchor) for word, number in _below(unit, sole=sole)]
        if not self.in_tables:
            return (CrossReference(anchor, (part, *below)),)
        words = "".join(level.prefix + level.number for level in below)
        return CrossReference(part.anchor, (part,)), *((Text(words),) if words else ())

    def resolved(self, content: Iterable[Inline], section: str, spot: Spot) -> tuple[Inline, ...]:
        """Resolve the references in a run of inlines.

        Raises:
            TemplateError: when a target does not exist in this model.
        """
        found: list[Inline] = []
        for inline in content:
            match inline:
                case CrossReference():
                    found += self._cited(inline.target, section, spot)
                case Strong() | Emphasis():
                    found.append(replace(inline, content=self.resolved(inline.content, section, spot)))
                case _:
                    found.append(inline)
        return tuple(found)

    def _cited(self, target: str, section: str, spot: Spot) -> Sequence[Inline]:
        known: Mapping[str, Sequence[Inline]] = self._known
        found = known.get(target) or known.get(f"{section}.{target}")
        if found is None:
            raise TemplateError(
                f"De verwijzing [](#{target}) wijst naar iets dat in dit model niet bestaat.",
                spot=spot,
                hint="Verbeter de naam van het artikel, het lid of het onderdeel.",
            )
        return found


def _below(unit: Unit, *, sole: bool) -> list[tuple[str, str]]:
    """List the levels below the section: a word and a number each."""
    levels = [("lid", unit.lid)] if unit.lid and not sole else []
    if unit.kind is UnitKind.ITEM:
        levels.append(("onderdeel", unit.mark.rstrip(".")))
    return [(f", {word}{NO_BREAK_SPACE}", number) for word, number in levels]
