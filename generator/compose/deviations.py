"""Put the deviations of a file in the text: own leden and articles in the place of those of the model.

The model text is read first, without them. That gives what it says and how it is numbered, for the annex that
sets both beside each other; then the text is read again, with the deviations in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.compose.lines import as_lines
from generator.compose.numbering import ARTICLE_WORD, NO_BREAK_SPACE, Numbering
from generator.compose.own_text import OwnParagraph, as_leden, as_lid, lines_of, passages_of
from generator.compose.references import Resolver
from generator.compose.section_drafts import UnnumberedSection
from generator.compose.sections import DocumentContext, dashes_of, read_text
from generator.findings import Spot
from generator.language import dutch
from generator.language.showing import pieces_of
from generator.language.texts import compile_text
from generator.language.values import Piece, Shown, Value
from generator.model.document import (
    Block,
    CrossReference,
    Gap,
    Inline,
    Item,
    ItemList,
    LineBreak,
    ListKind,
    Paragraph,
    Section,
    SectionKind,
    Text,
)
from generator.model.placed_text import PlacedText
from generator.model.roles import DeviationKind
from generator.model.source import dotted
from generator.terms.deviations import OWN_LID, Deviation, is_new_article

_WAITS = "[keuze nog te maken: of deze bepaling geldt]"


@dataclass(frozen=True, eq=False)
class Effect:
    """What a deviation does in one document."""

    deviation: Deviation
    place: tuple[Piece, ...]
    model: tuple[Piece, ...]
    passages: Sequence[OwnParagraph] = ()
    waits: bool = False
    """Whether the lid stands in a branch that waits for a choice, so that nothing changes yet."""
    is_new: bool = False

    @property
    def own(self) -> tuple[Piece, ...]:
        """The own text as lines, for a new article under its title."""
        lines = lines_of([*self.passages])
        return (*pieces_of(self.deviation.title), LineBreak(), *lines) if self.is_new else lines

    @property
    def value(self) -> Mapping[str, Value]:
        """What texts know about it: an entry of `document.afwijkingen`."""
        return {
            "plaats": Shown(self.place),
            "model": Shown(self.model),
            "tekst": Shown(self.own),
            "soort": self.deviation.code,
            "titel": self.deviation.title,
            "motivering": self.deviation.motivation,
        }


@dataclass(frozen=True, eq=False)
class ModelText:
    """The sections as the model has them, numbered."""

    setting: DocumentContext
    drafts: Sequence[UnnumberedSection]

    @cached_property
    def _numbering(self) -> tuple[Numbering, dict[str, Section]]:
        numbering = Numbering()
        return numbering, {draft.section.anchor: numbering.numbered(draft.section) for draft in self.drafts}

    def effects(self, deviations: Iterable[Deviation]) -> list[Effect]:
        """Work out what deviations do in this document; those without effect here are left out."""
        found = (self._effect(deviation) for deviation in deviations)
        return sorted((effect for effect in found if effect is not None), key=self._order)

    def _order(self, effect: Effect) -> tuple[int, int]:
        """Order effects as the document does; new articles stay in the order of the file."""
        deviation = effect.deviation
        draft = self._draft(deviation.article)
        if draft is None:
            return len(self.drafts), 0
        anchors = [item.anchor for item in _leden(draft.section.blocks)]
        at_end = not deviation.lid or deviation.lid not in anchors
        return self.drafts.index(draft), len(anchors) if at_end else anchors.index(deviation.lid)

    def _effect(self, deviation: Deviation) -> Effect | None:
        if is_new_article(deviation, self.setting.model):
            here = (CrossReference(deviation.article),)
            return Effect(deviation, here, (), passages_of(deviation.text), is_new=True)
        draft = self._draft(deviation.article)
        if draft is None or deviation.kind is None:
            return None
        return self._of_lid(deviation, draft) if deviation.lid else self._of_article(deviation, draft)

    def _draft(self, article: str) -> UnnumberedSection | None:
        found = (draft for draft in self.drafts if draft.section.kind is SectionKind.ARTICLE)
        return next((draft for draft in found if draft.section.anchor == article), None)

    def _of_article(self, deviation: Deviation, draft: UnnumberedSection) -> Effect | None:
        here: tuple[Piece, ...] = (CrossReference(deviation.article),)
        if deviation.kind is DeviationKind.LAPSES:
            return Effect(deviation, here, self._quoted(draft)) if draft.applies else None
        passages = passages_of(deviation.text)
        if deviation.kind is DeviationKind.REPLACES:
            return Effect(deviation, here, self._quoted(draft), passages)
        added = as_leden(passages, OWN_LID, (), ListKind.ONDERDELEN)
        places: list[tuple[Piece, ...]] = [
            (CrossReference(f"{deviation.article}.{item.anchor}"),) for item in added
        ]
        joined = dutch.joined(places, (Text(", "),), (Text(" en "),))
        return Effect(deviation, tuple(piece for part in joined for piece in part), (), passages)

    def _of_lid(self, deviation: Deviation, draft: UnnumberedSection) -> Effect | None:
        full = f"{deviation.article}.{deviation.lid}"
        found = self._leden(draft, deviation.lid)
        if not found:
            waiting = (Gap(_WAITS, (dotted(deviation.path()),)),)
            here: tuple[Piece, ...] = (CrossReference(deviation.article),)
            return Effect(deviation, here, waiting, waits=True) if full in draft.pending else None
        if deviation.kind is DeviationKind.LAPSES:
            return Effect(deviation, self._gone(deviation, found), self._quoted(draft, found))
        passages = passages_of(deviation.text)
        if deviation.kind is DeviationKind.REPLACES:
            return Effect(deviation, (CrossReference(full),), self._quoted(draft, found), passages)
        return Effect(deviation, (CrossReference(f"{full}-{OWN_LID}"),), (), passages)

    def _leden(self, draft: UnnumberedSection, lid: str) -> list[Item]:
        """Return the numbered leden with an anchor; a loop can make several."""
        numbered = self._numbering[1][draft.section.anchor]
        pairs = zip(_leden(draft.section.blocks), _leden(numbered.blocks), strict=True)
        return [item for bare, item in pairs if bare.anchor == lid]

    def _gone(self, deviation: Deviation, leden: Sequence[Item]) -> tuple[Piece, ...]:
        """Cite leden that lapse by their numbers in the model, for here they have none."""
        numbers = [item.label.rstrip(".") for item in leden if item.label]
        words, _ = sentence(self.setting, deviation.role.in_the_model)
        lid = f", lid{NO_BREAK_SPACE}{' en '.join(numbers)} " if numbers else " "
        told = "".join(getattr(inline, "text", "") for inline in words)
        return CrossReference(deviation.article), Text(f"{lid}{told}")

    def _quoted(self, draft: UnnumberedSection, items: Sequence[Item] = ()) -> tuple[Piece, ...]:
        numbering, sections = self._numbering
        pending = frozenset(anchor for one in self.drafts for anchor in one.pending)
        anchor = draft.section.anchor
        resolver = Resolver(numbering.citations, pending, anchor, draft.references)
        if not items:
            return as_lines(sections[anchor].blocks, resolver)
        return as_lines([block for item in items for block in item.blocks], resolver)


def document_names(effects: Sequence[Effect]) -> Mapping[str, Value]:
    """Return what texts know about deviations under `document`."""
    articles = dict.fromkeys(effect.deviation.article for effect in effects)
    return {
        "afwijkingen": [effect.value for effect in effects],
        "afwijkende_artikelen": [Shown((CrossReference(article),)) for article in articles],
    }


def altered(
    drafts: Iterable[UnnumberedSection], effects: Sequence[Effect], setting: DocumentContext
) -> Iterator[UnnumberedSection]:
    """Put deviations in the text; new articles come after the last one."""
    last = 0
    for draft in drafts:
        is_article = draft.section.kind is SectionKind.ARTICLE
        if last and not is_article:
            yield from _new_articles(effects, setting, last)
            last = 0
        if is_article:
            last = int(draft.section.number)
        mine = [effect for effect in effects if effect.deviation.article == draft.section.anchor]
        yield _Alteration(setting, draft).carried_out(mine) if is_article and mine else draft
    if last:
        yield from _new_articles(effects, setting, last)


def sentence(setting: DocumentContext, placed: PlacedText) -> tuple[tuple[Inline, ...], Mapping[str, Spot]]:
    """Read one of the fixed sentences of the role, with the references in it."""
    read = read_text(setting, compile_text(placed.text, placed.spot))
    [paragraph] = read.blocks
    assert isinstance(paragraph, Paragraph)
    return paragraph.content, read.references


def _new_articles(
    effects: Sequence[Effect], setting: DocumentContext, last: int
) -> Iterator[UnnumberedSection]:
    new = [effect for effect in effects if effect.is_new]
    for number, effect in enumerate(new, start=last + 1):
        section = Section(
            SectionKind.ARTICLE,
            effect.deviation.article,
            f"{ARTICLE_WORD}{NO_BREAK_SPACE}{number}",
            str(number),
            pieces_of(effect.deviation.title),
            (),
        )
        yield _Alteration(setting, UnnumberedSection(section)).carried_out([effect])


@dataclass(frozen=True, eq=False)
class _Alteration:
    """Changes one article."""

    setting: DocumentContext
    draft: UnnumberedSection

    def carried_out(self, effects: Sequence[Effect]) -> UnnumberedSection:
        """Return the article with deviations in it."""
        references = dict(self.draft.references)
        blocks = self.draft.section.blocks
        for effect in effects:
            kind = effect.deviation.kind
            if effect.waits or kind is None:
                continue
            mark, named = sentence(self.setting, effect.deviation.role.sentences[kind])
            references.update(named)
            blocks = self._changed(blocks, effect, mark)
        if not blocks:
            lapses = effects[0].deviation.role.sentences[DeviationKind.LAPSES]
            mark, named = sentence(self.setting, lapses)
            references.update(named)
            blocks = (Paragraph(mark),)
        section = replace(self.draft.section, blocks=blocks)
        return replace(self.draft, section=section, references=references)

    def _changed(
        self, blocks: Sequence[Block], effect: Effect, mark: tuple[Inline, ...]
    ) -> tuple[Block, ...]:
        deviation, dashes = effect.deviation, dashes_of(self.setting)
        if deviation.lid:
            return _with_leden(blocks, deviation.lid, self._in_place(effect, mark, dashes))
        if deviation.kind is DeviationKind.LAPSES:
            return (Paragraph(mark),)
        own = as_leden([*effect.passages], OWN_LID, mark, dashes)
        keeps = deviation.kind is DeviationKind.ADDS and self.draft.applies
        return _with_more(blocks if keeps else (), own)

    def _in_place(
        self, effect: Effect, mark: tuple[Inline, ...], dashes: ListKind
    ) -> Mapping[str, Sequence[Item]]:
        """Say what comes in the place of a lid, and what comes after it."""
        lid = effect.deviation.lid
        if effect.deviation.kind is DeviationKind.ADDS:
            return {"after": [as_lid([*effect.passages], f"{lid}-{OWN_LID}", mark, dashes)]}
        if effect.deviation.kind is DeviationKind.REPLACES:
            return {"instead": [as_lid([*effect.passages], lid, mark, dashes)]}
        return {"instead": []}


def _with_leden(blocks: Sequence[Block], lid: str, change: Mapping[str, Sequence[Item]]) -> tuple[Block, ...]:
    """Change the leden with an anchor; where a loop made several, the change is for all of them together."""
    found: list[Block] = []
    for block in blocks:
        places = [index for index, item in enumerate(_leden([block])) if item.anchor == lid]
        if not places or not isinstance(block, ItemList):
            found.append(block)
            continue
        kept = [item for item in block.items if item.anchor != lid] if "instead" in change else [*block.items]
        at = places[0] if "instead" in change else places[-1] + 1
        items = (*kept[:at], *change.get("instead", ()), *change.get("after", ()), *kept[at:])
        found += [replace(block, items=items)] if items else []
    return tuple(found)


def _with_more(blocks: Sequence[Block], own: Sequence[Item]) -> tuple[Block, ...]:
    last = blocks[-1] if blocks else None
    if isinstance(last, ItemList) and last.kind is ListKind.LEDEN:
        return (*blocks[:-1], replace(last, items=(*last.items, *own)))
    return (*blocks, ItemList(ListKind.LEDEN, 0, tuple(own)))


def _leden(blocks: Sequence[Block]) -> Iterator[Item]:
    for block in blocks:
        if isinstance(block, ItemList) and block.kind is ListKind.LEDEN:
            yield from block.items
