"""Changes a finished document everywhere, and numbers it anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from generator.model.document import (
    Block,
    Cell,
    CrossReference,
    Document,
    Emphasis,
    Heading,
    Inline,
    Item,
    ItemList,
    ListKind,
    Paragraph,
    Section,
    SectionKind,
    Strong,
    Table,
)

ChangeInline = Callable[[Inline], Inline]
ChangeList = Callable[[ItemList], ItemList]
ChangeTable = Callable[[Table], Table]


def lists_of(document: Document) -> list[ItemList]:
    found: list[ItemList] = []

    def note(one: ItemList) -> ItemList:
        found.append(one)
        return one

    mapped(document, items=note)
    return found


def inlines_of(document: Document) -> list[Inline]:
    found: list[Inline] = []

    def note(one: Inline) -> Inline:
        found.append(one)
        return one

    mapped(document, note)
    return found


def mapped(
    document: Document,
    inline: ChangeInline = lambda one: one,
    items: ChangeList = lambda one: one,
    table: ChangeTable = lambda one: one,
) -> Document:
    """Change inlines, lists and tables everywhere."""

    def words(content: Iterable[Inline]) -> tuple[Inline, ...]:
        return tuple(
            replace(one, content=words(one.content)) if isinstance(one, Strong | Emphasis) else inline(one)
            for one in content
        )

    def row(cells: Iterable[Cell]) -> tuple[Cell, ...]:
        return tuple(Cell(words(cell.content)) for cell in cells)

    def block(one: Block) -> Block:
        match one:
            case Paragraph() | Heading():
                return replace(one, content=words(one.content))
            case ItemList():
                changed = items(one)
                return replace(
                    changed, items=tuple(replace(i, blocks=blocks(i.blocks)) for i in changed.items)
                )
            case Table():
                changed_table = table(one)
                rows = tuple(row(cells) for cells in changed_table.rows)
                header, caption = row(changed_table.header), words(changed_table.caption)
                return replace(changed_table, header=header, rows=rows, caption=caption)

    def blocks(many: Iterable[Block]) -> tuple[Block, ...]:
        return tuple(block(one) for one in many)

    sections = (
        replace(section, title=words(section.title), blocks=blocks(section.blocks))
        for section in document.sections
    )
    lead = tuple(Paragraph(words(line.content)) for line in document.lead)
    return replace(document, title=words(document.title), lead=lead, sections=tuple(sections))


def renumbered(document: Document) -> Document:
    """Number articles, leden and onderdelen anew, and let references follow."""
    counted = iter(range(1, 1000))
    sections = []
    for section in document.sections:
        if section.kind is SectionKind.ARTICLE:
            number = str(next(counted))
            section = replace(section, label=f"Artikel {number}", number=number)
        sections.append(_with_labels(section))
    document = replace(document, sections=tuple(sections))
    numbers = {section.anchor: section.number for section in document.sections}
    numbers |= {item.anchor: item.label.rstrip(".") for one in lists_of(document) for item in one.items}

    def follow(one: Inline) -> Inline:
        if not isinstance(one, CrossReference):
            return one
        parts = (replace(part, number=numbers.get(part.anchor) or part.number) for part in one.parts)
        return replace(one, parts=tuple(parts))

    return mapped(document, follow)


def _with_labels(section: Section) -> Section:
    def labelled(blocks: Iterable[Block], level: int) -> Iterator[Block]:
        for block in blocks:
            if not isinstance(block, ItemList):
                yield block
                continue
            is_leden = block.kind is ListKind.LEDEN
            sole = is_leden and section.kind is SectionKind.ARTICLE and len(block.items) == 1
            inner = level if is_leden else level + 1
            yield replace(
                block,
                items=tuple(
                    Item(
                        item.anchor,
                        "" if sole else _label(block.kind, level, number),
                        tuple(labelled(item.blocks, inner)),
                    )
                    for number, item in enumerate(block.items, 1)
                ),
            )

    return replace(section, blocks=tuple(labelled(section.blocks, 0)))


def _label(kind: ListKind, level: int, number: int) -> str:
    if kind is ListKind.BULLETS:
        return ""
    if kind is ListKind.LEDEN:
        return f"{number}."
    times, letter = divmod(number - 1, 26)
    return f"{chr(ord('a') + letter) * (times + 1)}." if level == 0 else f"{number}°"
