"""A model version as a document of lists, in which every lid has its anchor: so versions are compared.

Nobody reads it. A lid, its variants and their conditions are lines of their own here, so that a comparison
tells what became of each, and a number that shifts is not told as a change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from generator.model.document import (
    Block,
    Document,
    Heading,
    Item,
    ItemList,
    ListKind,
    Meta,
    Paragraph,
    Section,
    SectionKind,
    Text,
)
from generator.reading.document import applies, glossary_sections, opening
from generator.reading.extras import explanation, grounds_of, grounds_table
from generator.reading.layout import WHEN, table_blocks, with_condition
from generator.reading.sections import ModelTexts, PlacedClause, parts_of
from generator.reading.units import Unit, UnitKind, lids
from generator.reading.variants import when_text


def compose_listing(texts: ModelTexts) -> Document:
    """Compose a model version for comparison.

    Raises:
        TemplateError: when a text of the model cannot be read.
    """
    parts = parts_of(texts, in_tables=False)
    everything = texts.vocabulary
    for part in parts:
        everything.derived.update(part.vocabulary.derived)
    name = texts.model.template.kind
    sections = [opening(texts, everything), *(_section(part, texts) for part in parts)]
    sections += glossary_sections(texts, everything)
    meta = Meta("", name, texts.model.template.name, "", "", "")
    return Document(name, meta, (), (), tuple(sections))


def _section(part: PlacedClause, texts: ModelTexts) -> Section:
    numbered = part.kind is not SectionKind.ARTICLE or len(lids(part.units)) > 1
    blocks: list[Block] = [*applies(part)]
    for key, group in groupby(part.units, key=_group):
        blocks += _blocks(key, list(group), part.clause.id, numbered=numbered)
    grounds = grounds_table(part.clause, grounds_of(part.clause, part.cited), texts.grounds)
    blocks += [grounds] if grounds else []
    blocks += explanation(part.clause)
    return Section(part.kind, part.clause.id, part.label, part.number, part.title, tuple(blocks))


def _group(unit: Unit) -> UnitKind | bool:
    """Tell apart what stands in one list and what does not."""
    if unit.kind in (UnitKind.HEADING, UnitKind.TABLE):
        return unit.kind
    return bool(unit.lid) or unit.kind is not UnitKind.TEXT


def _blocks(key: UnitKind | bool, units: Sequence[Unit], section: str, *, numbered: bool) -> Iterator[Block]:
    if key is UnitKind.HEADING:
        yield from (Heading(len(unit.mark), with_condition(unit)) for unit in units)
    elif key is UnitKind.TABLE:
        for unit in units:
            yield from table_blocks(unit)
    elif key is True:
        yield ItemList(ListKind.LEDEN, 0, tuple(_items(units, section, numbered=numbered)))
    else:
        for unit in units:
            yield from _lines(unit)


def _items(units: Sequence[Unit], section: str, *, numbered: bool) -> Iterator[Item]:
    """Make an item of each variant of a lid, with its onderdelen in it."""
    item: Item | None = None
    condition = ""
    for unit in units:
        if unit.kind is UnitKind.LID or not unit.lid or item is None:
            if item is not None:
                yield item
            label = f"{unit.lid}." if unit.kind is UnitKind.LID and numbered else unit.mark
            item, condition = _item(unit, section, label), _condition(unit)
        elif unit.kind is UnitKind.ITEM:
            item = replace(item, blocks=_with_item(item.blocks, _item(unit, section, unit.mark, condition)))
        else:
            item = replace(item, blocks=(*item.blocks, *_lines(unit, condition)))
    if item is not None:
        yield item


def _item(unit: Unit, section: str, label: str, known: str = "") -> Item:
    return Item(f"{section}.{unit.anchor}" if unit.anchor else "", label, tuple(_lines(unit, known)))


def _with_item(blocks: tuple[Block, ...], item: Item) -> tuple[Block, ...]:
    if isinstance(blocks[-1], ItemList):
        return (*blocks[:-1], replace(blocks[-1], items=(*blocks[-1].items, item)))
    return (*blocks, ItemList(ListKind.ONDERDELEN, 1, (item,)))


def _lines(unit: Unit, known: str = "") -> Iterator[Paragraph]:
    """Write a unit, and below it when it applies, unless that is known already."""
    yield Paragraph(unit.content)
    words = _condition(unit)
    if words and words != known:
        yield Paragraph((Text(f"{WHEN}: {words}."),))


def _condition(unit: Unit) -> str:
    words = "; ".join(filter(None, (when_text(unit.when), *unit.notes)))
    return words[:1].lower() + words[1:]
