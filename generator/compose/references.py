"""Turn `[](#vervanging.bezwaar)` into "artikel 7, lid 2", for the numbers of this document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

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
    ItemList,
    Paragraph,
    ReferencePart,
    Strong,
    Table,
)


@dataclass(frozen=True)
class Resolver:
    """Resolves the references of one section."""

    citations: Mapping[str, tuple[ReferencePart, ...]]
    pending: AbstractSet[str]
    """Anchors in branches that wait for a choice."""
    section: str
    spots: Mapping[str, Spot]
    """Where each target is referred to."""

    def blocks(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """Resolve the references in blocks.

        Raises:
            TemplateError: when a target does not exist in this document.
        """
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph() | Heading():
                return replace(block, content=self.inlines(block.content))
            case ItemList():
                items = tuple(replace(item, blocks=self.blocks(item.blocks)) for item in block.items)
                return replace(block, items=items)
            case Table():
                header, *rows = (
                    tuple(Cell(self.inlines(cell.content)) for cell in row)
                    for row in (block.header, *block.rows)
                )
                caption = self.inlines(block.caption)
                return replace(block, header=header, rows=tuple(rows), caption=caption)

    def inlines(self, content: Sequence[Inline]) -> tuple[Inline, ...]:
        """Resolve the references in a run of inlines."""
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
            if parts := self.citations.get(target):
                return CrossReference(parts[-1].anchor or target, parts)
            if target in self.pending:
                return Gap("[keuze nog te maken: verwijzing]", (target,))
        raise TemplateError(
            f"De verwijzing [](#{reference.target}) wijst naar iets dat in dit document niet bestaat.",
            spot=self.spots.get(reference.target),
            hint="Verbeter de naam, of zet de verwijzing onder dezelfde voorwaarde als haar doel.",
        )
