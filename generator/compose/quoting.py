"""Quote a part of one document in another: its numbers and words stay, its links become bare words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.compose.rewriting import rewritten, rewritten_inlines
from generator.model.document import (
    Block,
    CrossReference,
    Heading,
    Inline,
    ItemList,
    Paragraph,
    Section,
    Strong,
    Text,
)

_DEEPER = 1
"""So many levels lower a quoted heading stands: under that of the change."""


def quoted_section(section: Section) -> Iterator[Block]:
    """Quote a section with its heading, which is words here and no place in the document."""
    label = (Text(f"{section.label} "),) if section.label else ()
    yield Paragraph((Strong((*label, *rewritten_inlines(section.title, _unlinked))),))
    yield from quoted(section.blocks)


def quoted(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Quote blocks."""
    return tuple(_lowered(block) for block in rewritten(blocks, _unlinked))


def _lowered(block: Block) -> Block:
    match block:
        case Heading():
            return replace(block, level=block.level + _DEEPER)
        case ItemList():
            items = (replace(item, blocks=tuple(map(_lowered, item.blocks))) for item in block.items)
            return replace(block, items=tuple(items))
        case _:
            return block


def _unlinked(content: Sequence[Inline]) -> list[Inline]:
    return [Text(inline.text) if isinstance(inline, CrossReference) else inline for inline in content]
