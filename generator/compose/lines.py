"""What the model says in an article or a lid, as lines that can stand in a table beside the own text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.compose.references import Resolver
from generator.language.values import Piece
from generator.model.document import (
    Block,
    CrossReference,
    Emphasis,
    Inline,
    ItemList,
    LegalReference,
    LineBreak,
    Strong,
    Table,
    Text,
)


def as_lines(blocks: Sequence[Block], resolver: Resolver) -> tuple[Piece, ...]:
    """Write numbered blocks as lines; references read as they do in the model, and point nowhere."""
    found: list[Piece] = []
    for line in _lines(blocks):
        found += [*([LineBreak()] if found else []), *_flat(resolver.inlines(line))]
    return tuple(found)


def _lines(blocks: Sequence[Block]) -> Iterator[tuple[Inline, ...]]:
    for block in blocks:
        match block:
            case ItemList():
                for item in block.items:
                    first, *rest = [*_lines(item.blocks)] or [()]
                    yield (Text(f"{item.label} "), *first) if item.label else first
                    yield from rest
            case Table():
                for row in block.rows:
                    yield tuple(part for cell in row for part in (*cell.content, Text(" ")))
            case _:
                yield block.content


def _flat(content: Sequence[Inline]) -> Iterator[Piece]:
    for inline in content:
        match inline:
            case Strong() | Emphasis():
                yield from _flat(inline.content)
            case CrossReference() | LegalReference():
                yield Text(inline.text)
            case _:
                yield inline
