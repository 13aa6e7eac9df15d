"""Turn `[](#vervanging.bezwaar)` into "artikel 7, lid 2", for the numbers of this document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from generator.errors import TemplateError
from generator.findings import Spot
from generator.model.document import (
    Block,
    Cell,
    CrossReference,
    Emphasis,
    Gap,
    Heading,
    Inline,
    Item,
    ItemList,
    ListKind,
    Paragraph,
    ReferencePart,
    Strong,
    Table,
)

_WITH_REFERENCES = frozenset({CrossReference, Strong, Emphasis})
_SENTENCE_END = re.compile(r"(?<![\w.])(?!(?:art|artt|bijv|bv|blz|jo|nr|resp|vgl)\.)\w+[)\"]?[.!?] $")

Answer: TypeAlias = tuple[tuple[ReferencePart, ...], bool]
"""How an anchor is cited, not at all when it is not there; and whether it waits for a choice."""


@dataclass(frozen=True)
class Resolver:
    """Resolves the references of one section."""

    citations: Mapping[str, tuple[ReferencePart, ...]]
    pending: AbstractSet[str]
    """Anchors in branches that wait for a choice."""
    section: str
    spots: Mapping[str, Spot]
    """Where each target is referred to."""
    asked: dict[str, Answer] = field(default_factory=dict)
    """What was asked of the document so far."""

    def answer(self, target: str) -> Answer:
        """Tell how an anchor of the document is cited, and whether it waits for a choice."""
        return self.citations.get(target, ()), target in self.pending

    def blocks(self, blocks: Sequence[Block], *, starts: bool = True) -> tuple[Block, ...]:
        """Resolve the references in blocks.

        Args:
            blocks: The blocks.
            starts: Whether a paragraph begins a sentence; an onderdeel goes on with one.

        Raises:
            TemplateError: when a target does not exist in this document.
        """
        return tuple(self._block(block, starts=starts) for block in blocks)

    def _block(self, block: Block, *, starts: bool) -> Block:
        match block:
            case Paragraph():
                content = self.inlines(block.content)
                unchanged = content is block.content
                return block if unchanged else Paragraph(with_capitals(content, is_start=starts))
            case Heading():
                return Heading(block.level, self.inlines(block.content))
            case ItemList():
                is_lid = block.kind is ListKind.LEDEN
                items = (
                    Item(item.anchor, item.label, self.blocks(item.blocks, starts=is_lid))
                    for item in block.items
                )
                return ItemList(block.kind, block.depth, tuple(items))
            case Table():
                header, *rows = (tuple(map(self._cell, row)) for row in (block.header, *block.rows))
                caption = self.inlines(block.caption)
                return replace(block, header=header, rows=tuple(rows), caption=caption)

    def _cell(self, cell: Cell) -> Cell:
        content = self.inlines(cell.content)
        return cell if content is cell.content else Cell(with_capitals(content, is_start=False))

    def inlines(self, content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Resolve the references in a run of inlines; one without any is given back."""
        if _WITH_REFERENCES.isdisjoint(map(type, content)):
            return content
        return tuple(self._inline(inline) for inline in content)

    def _inline(self, inline: Inline) -> Inline:
        match inline:
            case CrossReference():
                return self._resolved(inline)
            case Strong() | Emphasis():
                return replace(inline, content=self.inlines(inline.content))
            case _:
                return inline

    def _resolved(self, reference: CrossReference) -> Inline:
        for target in (reference.target, f"{self.section}.{reference.target}"):
            parts, waits = self.asked[target] = self.answer(target)
            if parts:
                return CrossReference(parts[-1].anchor or target, parts)
            if waits:
                return Gap("[keuze nog te maken: verwijzing]", (target,))
        raise TemplateError(
            f"De verwijzing [](#{reference.target}) wijst naar iets dat in dit document niet bestaat.",
            spot=self.spots.get(reference.target),
            hint="Verbeter de naam, of zet de verwijzing onder dezelfde voorwaarde als haar doel.",
        )


def with_capitals(content: Sequence[Inline], *, is_start: bool) -> tuple[Inline, ...]:
    """Begin a sentence that begins with a reference with a capital; a reference on its own is no sentence."""
    result: list[Inline] = []
    before = ""
    for inline in content:
        if isinstance(inline, CrossReference):
            begins = bool(_SENTENCE_END.search(before)) if result else is_start and len(content) > 1
            result.append(_capitalised(inline) if begins else inline)
        else:
            result.append(inline)
        before += getattr(inline, "text", "")
    return tuple(result)


def _capitalised(reference: CrossReference) -> CrossReference:
    first, *others = reference.parts
    return replace(reference, parts=(replace(first, prefix=first.prefix.capitalize()), *others))
