"""Give leden, onderdelen and sections their numbers, once, for every format."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from generator.model.document import (
    Block,
    Item,
    ItemList,
    ListKind,
    ReferencePart,
    Section,
    SectionKind,
    Table,
)

ARTICLE_WORD = "Artikel"
ANNEX_WORD = "Bijlage"
REFERENCE_WORDS = {
    SectionKind.ARTICLE: "artikel",
    SectionKind.ANNEX: "bijlage",
    SectionKind.CHAPTER: "hoofdstuk",
}
NO_BREAK_SPACE = "\u00a0"


@dataclass
class Numbering:
    """Numbers sections and remembers how each anchor is cited."""

    citations: dict[str, tuple[ReferencePart, ...]] = field(default_factory=dict)
    """Anchor → the levels of a reference to it."""

    def numbered(self, section: Section) -> Section:
        """Return a section with labels on its items; its own number is already there."""
        word = REFERENCE_WORDS.get(section.kind)
        cited: tuple[ReferencePart, ...] = ()
        if word and section.number:
            cited = (ReferencePart(word + NO_BREAK_SPACE, section.number, section.anchor),)
            self.citations[section.anchor] = cited
        return replace(section, blocks=self._blocks(section.blocks, section, cited, 0))

    def _blocks(
        self, blocks: Iterable[Block], section: Section, cited: tuple[ReferencePart, ...], dashes: int
    ) -> tuple[Block, ...]:
        numbered: list[Block] = []
        for block in blocks:
            if isinstance(block, ItemList):
                numbered.append(self._items(block, section, cited, dashes))
            elif isinstance(block, Table) and block.anchor:
                numbered.append(replace(block, anchor=self._unique(f"{section.anchor}.{slug(block.anchor)}")))
            else:
                numbered.append(block)
        return tuple(numbered)

    def _items(
        self, items: ItemList, section: Section, cited: tuple[ReferencePart, ...], dashes: int
    ) -> ItemList:
        is_leden = items.kind is ListKind.LEDEN
        sole = is_leden and section.kind is SectionKind.ARTICLE and len(items.items) == 1
        mark = _marker(items.kind, dashes)
        word = "lid" if is_leden else ("onderdeel" if dashes == 0 else "onder")
        numbered = []
        for index, item in enumerate(items.items, start=1):
            label = "" if sole else mark(index)
            anchor = self._anchor(item, section, cited, index)
            here = cited
            if label and cited:
                part = ReferencePart(f", {word}{NO_BREAK_SPACE}", label.rstrip("."), anchor)
                here = (*cited, part)
            if anchor:
                self.citations[anchor] = here
            blocks = self._blocks(item.blocks, section, here, dashes if is_leden else dashes + 1)
            numbered.append(Item(anchor, label, blocks))
        return ItemList(items.kind, items.depth, tuple(numbered))

    def _anchor(self, item: Item, section: Section, cited: tuple[ReferencePart, ...], index: int) -> str:
        if item.anchor:
            return self._unique(f"{section.anchor}.{item.anchor}")
        return self._unique(f"{cited[-1].anchor}.{index}") if cited else ""

    def _unique(self, anchor: str) -> str:
        candidate, count = anchor, 1
        while candidate in self.citations:
            count += 1
            candidate = f"{anchor}-{count}"
        self.citations[candidate] = ()
        return candidate


def letter(index: int) -> str:
    """Write 1, 2, … 26, 27, 28 as a, b, … z, aa, bb: as Dutch laws do, and as word processors count."""
    times, rest = divmod(index - 1, 26)
    return chr(ord("a") + rest) * (times + 1)


def slug(text: str) -> str:
    """Make an anchor of any text: lower-case ASCII letters, digits and hyphens."""
    kept = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in text.lower())
    return "-".join(part for part in kept.split("-") if part)


def _marker(kind: ListKind, dashes: int) -> Callable[[int], str]:
    match kind:
        case ListKind.LEDEN:
            return lambda index: f"{index}."
        case ListKind.BULLETS:
            return lambda index: ""
        case ListKind.ONDERDELEN:
            return (lambda index: f"{letter(index)}.") if dashes == 0 else (lambda index: f"{index}°")
