"""What readers want to see together, whatever the format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from generator.model.document import Block, PageLayout, Table, TableKind

_MOST = 4
"""As many blocks to sign in stay on one page: those of three parties, of which one signs with two people."""
_CONNECTORS = ("; en", "; of")


def is_to_sign(block: Block) -> bool:
    """Tell whether somebody signs in a block; such blocks stand side by side."""
    return isinstance(block, Table) and block.kind is TableKind.SIGNATURE


def tables_to_sign(blocks: Iterable[Block], layout: PageLayout) -> list[Table]:
    """List the blocks to sign in that a stretch begins with; those of a compact document fill the width."""
    if layout is PageLayout.COMPACT:
        return []
    return [block for block in takewhile(is_to_sign, blocks) if isinstance(block, Table)]


def side_by_side(tables: Sequence[Table]) -> Iterator[tuple[Sequence[Table], Sequence[Table]]]:
    """Put tables in two columns that stay on one page, with the last ones never alone.

    Yields:
        The left and the right column of a stretch: four tables, or what is left of them.
    """
    while tables:
        count = _MOST - 1 if len(tables) == _MOST + 1 else _MOST
        stretch, tables = tables[:count], tables[count:]
        half = (len(stretch) + 1) // 2
        yield stretch[:half], stretch[half:]


def is_kept(index: int, count: int) -> bool:
    """Tell whether an item of a list stays with the next: no first or last item stands on a page alone."""
    return index < count - 1 and index in (0, count - 2)


def with_connector(text: str) -> str:
    """Tie the *en* or *of* that ends an item to the word before it: it never stands on a line alone."""
    return f"{text[:-3]}\N{NO-BREAK SPACE}{text[-2:]}" if text.endswith(_CONNECTORS) else text
