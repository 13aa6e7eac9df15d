"""Random edits of a finished document, as an editor of terms or clauses could make them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from random import Random
from typing import TypeVar

from generator.model.document import (
    Cell,
    Document,
    Field,
    Inline,
    Item,
    ItemList,
    ListKind,
    Paragraph,
    Section,
    SectionKind,
    Table,
    Text,
)
from tests.compare.renumbering import inlines_of, lists_of, mapped, renumbered

T = TypeVar("T")
_TEXT = "de praktijk; en gemeente werkt binnen 14 dagen (schriftelijk) mee, tenzij partijen afspreken."
_WORDS = tuple(_TEXT.split(" "))


def edited(document: Document, random: Random, edits: int = 1) -> Document:
    """Make some random edits, then number anew."""
    for _ in range(edits):
        document = random.choice(EDITS)(document, random)
    return renumbered(document)


def sentence(random: Random) -> tuple[Inline, ...]:
    words = " ".join(random.choices(_WORDS, k=random.randint(1, 12)))
    value = Field(("proef.waarde",), f"{random.randint(1, 99)} uur", "proefwaarde")
    return (Text(f"{words} "), value, Text(random.choice((".", " per week.", "; en"))))


def new_item(random: Random) -> Item:
    return Item(f"proef.nieuw-{random.randrange(10**9)}-x", "", (Paragraph(sentence(random)),))


def drop_item(document: Document, random: Random) -> Document:
    return _one_list(document, random, lambda items: _without(items, random), least=2)


def insert_item(document: Document, random: Random) -> Document:
    return _one_list(document, random, lambda items: _inserted(items, new_item(random), random))


def replace_item(document: Document, random: Random) -> Document:
    return _one_list(
        document, random, lambda items: _inserted(_without(items, random), new_item(random), random)
    )


def swap_items(document: Document, random: Random) -> Document:
    return _one_list(document, random, lambda items: _swapped(items, random), least=2)


def nest_items(document: Document, random: Random) -> Document:
    """Give an item onderdelen, or take them away."""

    def change(items: Sequence[Item]) -> list[Item]:
        chosen = random.randrange(len(items))
        item = items[chosen]
        inner = ItemList(ListKind.ONDERDELEN, 1, (new_item(random), new_item(random)))
        flat = [block for block in item.blocks if not isinstance(block, ItemList)]
        blocks = flat if len(flat) < len(item.blocks) else [*flat, inner]
        return [replace(one, blocks=tuple(blocks)) if one is item else one for one in items]

    return _one_list(document, random, change, depth=0)


def change_values(document: Document, random: Random) -> Document:
    """Give every value of one term other words."""
    paths = sorted({one.paths for one in inlines_of(document) if isinstance(one, Field)})
    path = random.choice(paths)
    words = random.choice(("eenentwintig", "€ 1.250,00", "Stichting De Nieuwe Brug & Zn.", "x"))
    return mapped(
        document,
        lambda one: replace(one, text=words) if isinstance(one, Field) and one.paths == path else one,
    )


def change_text(document: Document, random: Random) -> Document:
    """Drop, add or change words in some texts."""

    def change(one: Inline) -> Inline:
        if not isinstance(one, Text) or random.random() > 0.02:
            return one
        words = one.text.split(" ")
        place = random.randrange(len(words) + 1)
        words[place : place + random.randint(0, 2)] = random.choices(_WORDS, k=random.randint(0, 2))
        return Text(" ".join(words) or "-")

    return mapped(document, change)


def change_rows(document: Document, random: Random) -> Document:
    """Add or drop rows of tables."""

    def change(table: Table) -> Table:
        if random.random() > 0.4:
            return table
        row = tuple(Cell(sentence(random)) for _ in table.header)
        if random.random() < 0.5 and len(table.rows) > 1:
            return replace(table, rows=tuple(_without(table.rows, random)))
        return replace(table, rows=tuple(_inserted(table.rows, row, random)))

    return mapped(document, table=change)


def drop_section(document: Document, random: Random) -> Document:
    return replace(document, sections=tuple(_without(document.sections, random)))


def swap_sections(document: Document, random: Random) -> Document:
    return replace(document, sections=tuple(_swapped(document.sections, random)))


def insert_section(document: Document, random: Random) -> Document:
    items = ItemList(ListKind.LEDEN, 0, (new_item(random), new_item(random)))
    added = Section(
        SectionKind.ARTICLE, f"proef-{random.randrange(10**9)}", "Artikel 0", "0", (Text("Proef"),), (items,)
    )
    return replace(document, sections=tuple(_inserted(document.sections, added, random)))


EDITS = (
    drop_item,
    insert_item,
    replace_item,
    swap_items,
    nest_items,
    change_values,
    change_text,
    change_rows,
    drop_section,
    swap_sections,
    insert_section,
)


def _without(many: Sequence[T], random: Random) -> list[T]:
    place = random.randrange(len(many))
    return [*many[:place], *many[place + 1 :]]


def _inserted(many: Sequence[T], one: T, random: Random) -> list[T]:
    place = random.randint(0, len(many))
    return [*many[:place], one, *many[place:]]


def _swapped(many: Sequence[T], random: Random) -> list[T]:
    one, other = random.sample(range(len(many)), 2)
    swapped = list(many)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    return swapped


def _one_list(
    document: Document,
    random: Random,
    change: Callable[[Sequence[Item]], Iterable[Item]],
    least: int = 1,
    depth: int | None = None,
) -> Document:
    """Change the items of one list that has enough of them."""
    fitting = [
        one for one in lists_of(document) if len(one.items) >= least and (depth is None or one.depth == depth)
    ]
    chosen = random.choice(fitting)
    items = tuple(change(chosen.items))
    return mapped(document, items=lambda one: replace(one, items=items) if one is chosen else one)
