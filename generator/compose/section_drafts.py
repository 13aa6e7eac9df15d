"""A section between reading and finishing: it gets numbers, and then its references get words.

Most sections of a file come out the same in its next document, and after most changes of a value. Such a
section is not made again: it is the same one.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cached_property

from generator.compose.numbering import Numbering
from generator.compose.references import Answer, Resolver
from generator.findings import Spot
from generator.model.document import ReferencePart, Section


@dataclass(frozen=True)
class NumberedSection:
    """A section with its numbers; references are still open."""

    section: Section
    citations: Mapping[str, tuple[ReferencePart, ...]]
    """How its anchors are cited."""


@dataclass(frozen=True)
class _Finished:
    """What became of a section, and of what."""

    section: Section
    numbered: Section
    asked: Mapping[str, Answer]
    """What its references asked of the rest of the document."""


@dataclass(frozen=True)
class UnnumberedSection:
    """A section that was read: labels and references are still open."""

    section: Section
    references: Mapping[str, Spot] = field(default_factory=dict)
    pending: frozenset[str] = frozenset()
    """Anchors, with the section's own, in branches that wait for a choice."""
    applies: bool = True
    """False for an article that only says that it does not apply."""
    _last: list[_Finished] = field(default_factory=list, init=False, compare=False, repr=False)
    """What became of it last; empty before that."""

    @cached_property
    def numbered(self) -> NumberedSection:
        """The section as it is when no other one has its anchors."""
        numbering = Numbering()
        return NumberedSection(numbering.numbered(self.section), numbering.citations)

    def finished(
        self,
        numbered: Section,
        citations: Mapping[str, tuple[ReferencePart, ...]],
        pending: AbstractSet[str],
    ) -> Section:
        """Resolve the references of the section.

        Args:
            numbered: The section with its numbers.
            citations: How the anchors of the document are cited.
            pending: Anchors in branches that wait for a choice.

        Raises:
            TemplateError: when a target does not exist in this document.
        """
        resolver = Resolver(citations, pending, numbered.anchor, self.references)
        for last in self._last:
            is_same = all(resolver.answer(target) == answer for target, answer in last.asked.items())
            if last.numbered is numbered and is_same:
                return last.section
        made = replace(
            numbered, blocks=resolver.blocks(numbered.blocks), title=resolver.inlines(numbered.title)
        )
        self._last[:] = [_Finished(made, numbered, resolver.asked)]
        return made
