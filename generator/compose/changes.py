"""Say in legal form what changes in a text: which article, which lid, and how it reads from now on.

A lid that changes is quoted whole, under its number. Where one run of leden comes or goes, the sentence says
which leden get another number. More than that at once would be a puzzle: then the whole article is quoted.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.compare.outline import lines_of, text_of
from generator.compose.numbering import NO_BREAK_SPACE, REFERENCE_WORDS, letter
from generator.compose.quoting import quoted, quoted_section
from generator.language.scope import Scope
from generator.language.texts import compile_text
from generator.language.values import Value
from generator.model.document import (
    Block,
    Document,
    Heading,
    Item,
    ItemList,
    ListKind,
    Paragraph,
    Section,
    SectionKind,
)
from generator.model.roles import AmendmentRole


@dataclass(frozen=True, eq=False)
class Sentences:
    """The fixed sentences of an amendment, as model.yaml words them."""

    role: AmendmentRole
    scope: Scope

    def say(self, key: str, **names: Value) -> Paragraph:
        """Fill a sentence.

        Raises:
            TemplateError: when it is outside the language.
        """
        placed = self.role.sentences[key]
        compiled = compile_text(placed.text, placed.spot)
        return Paragraph(compiled.pieces(self.scope.with_names(names)))


@dataclass(frozen=True, eq=False)
class Changes:
    """Words the changes between two versions of a document."""

    sentences: Sentences
    left_out: Sequence[str]
    """Sections that are no part of what was agreed."""

    def between(self, old: Document, new: Document) -> tuple[Block, ...]:
        """List all changes, a heading for each section that changes; nothing when none does."""
        was = {section.anchor: section for section in old.sections}
        will = {section.anchor: section for section in new.sections}
        order = [*will, *(anchor for anchor in was if anchor not in will)]
        blocks: list[Block] = []
        count = 0
        for anchor in (anchor for anchor in order if anchor not in self.left_out):
            found = list(self._section(was.get(anchor), will.get(anchor)))
            if found:
                count += 1
                blocks += [self._heading(will.get(anchor) or was[anchor], count), *found]
        return tuple(blocks)

    def _heading(self, section: Section, count: int) -> Heading:
        key = "kop" if section.number else "kop_deel"
        names = {"letter": letter(count).upper(), "plaats": _place(section), "deel": text_of(section.title)}
        return Heading(3, self.sentences.say(key, **names).content)

    def _section(self, old: Section | None, new: Section | None) -> Iterator[Block]:
        section = new or old
        assert section is not None
        kind = "bijlage" if section.kind is SectionKind.ANNEX else "deel"
        names = {"plaats": _place(section), "deel": text_of(section.title)}
        if new is None:
            yield self.sentences.say(f"{kind}_vervalt", **names)
        elif old is None:
            yield self.sentences.say(f"{kind}_nieuw", **names)
            yield from quoted_section(new)
        elif _words(old) == _words(new):
            return
        elif section.number and section.kind is not SectionKind.ANNEX:
            yield from self._article(old, new)
        else:
            yield self.sentences.say(f"{kind}_gewijzigd", **names)
            yield from quoted_section(new)

    def _article(self, old: Section, new: Section) -> Iterator[Block]:
        was, will = _leden(old), _leden(new)
        steps = _steps(was, will) if text_of(old.title) == text_of(new.title) else None
        if steps is None:
            yield self.sentences.say("gewijzigd", plaats=_place(new))
            yield from quoted_section(new)
            return
        for before, after in steps.changed:
            yield self.sentences.say("gewijzigd", plaats=f"{_place(old)}, {_several([before])},")
            yield _list([replace(after, label=before.label)])
        if steps.gone:
            place = f"{_place(old)}, {_several(steps.gone)},"
            numbers = self._renumbered(was, steps.after)
            yield self.sentences.say("leden_vervallen", plaats=place, aantal=len(steps.gone), **numbers)
        if steps.added:
            at_start = steps.place == 0
            place = f"{_place(old)}, {_several([was[0 if at_start else steps.place - 1]])},"
            numbers = self._renumbered(was, steps.after)
            yield self.sentences.say(
                "ingevoegd", vooraan=at_start, plaats=place, aantal=len(steps.added), **numbers
            )
            yield _list(steps.added)

    def _renumbered(self, was: Sequence[Item], after: Sequence[Item]) -> dict[str, Value]:
        """Say which leden behind what came or went get another number."""
        if not after:
            return {"vernummering": "", "hernummerd": False}
        anchors = {item.anchor for item in after}
        before = [item for item in was if item.anchor in anchors]
        words = self.sentences.say("vernummering", oud=_together(before), nieuw=_together(after))
        return {"vernummering": text_of(words.content), "hernummerd": True}


@dataclass(frozen=True)
class _Steps:
    """What happens to the leden of an article; at most one run of them comes or goes."""

    changed: Sequence[tuple[Item, Item]]
    gone: Sequence[Item] = ()
    added: Sequence[Item] = ()
    place: int = 0
    """How many leden stand before what came or went."""
    after: Sequence[Item] = ()
    """The leden behind it, as they are numbered from now on."""


def _steps(was: Sequence[Item], will: Sequence[Item]) -> _Steps | None:
    """Work out what happens to the leden; None when it is too much to say lid by lid."""
    if not was or not will:
        return None
    old, new = {item.anchor for item in was}, {item.anchor for item in will}
    if len(was) == len(will):
        pairs = list(zip(was, will, strict=True))
        if all(_same_place(one, other, old, new) for one, other in pairs):
            return _Steps(_reworded(pairs))
        return None
    kept = [item for item in was if item.anchor in new]
    still = [item for item in will if item.anchor in old]
    gone = [item for item in was if item.anchor not in new]
    added = [item for item in will if item.anchor not in old]
    if [item.anchor for item in kept] != [item.anchor for item in still] or (gone and added):
        return None
    longer, run = (was, gone) if gone else (will, added)
    place = longer.index(run[0])
    if list(longer[place : place + len(run)]) != run:
        return None
    after = will[place:] if gone else will[place + len(run) :]
    return _Steps(_reworded(list(zip(kept, still, strict=True))), gone, added, place, after)


def _same_place(one: Item, other: Item, old: Container[str], new: Container[str]) -> bool:
    """Tell whether a lid is the same one, or takes the place of one that is gone."""
    return one.anchor == other.anchor or (one.anchor not in new and other.anchor not in old)


def _reworded(pairs: Sequence[tuple[Item, Item]]) -> list[tuple[Item, Item]]:
    return [(one, other) for one, other in pairs if lines_of(one.blocks) != lines_of(other.blocks)]


def _leden(section: Section) -> Sequence[Item]:
    """Return the leden of an article that has nothing but numbered leden; of another one, nothing."""
    match section.blocks:
        case (ItemList(kind=ListKind.LEDEN, items=items),) if all(item.label for item in items):
            return items
        case _:
            return ()


def _list(items: Sequence[Item]) -> Block:
    (block,) = quoted([ItemList(ListKind.LEDEN, 0, tuple(items))])
    return block


def _words(section: Section) -> list[str]:
    return [text_of(section.title), *lines_of(section.blocks)]


def _place(section: Section) -> str:
    word = REFERENCE_WORDS.get(section.kind, "")
    return f"{word}{NO_BREAK_SPACE}{section.number}" if word else ""


def _several(items: Sequence[Item]) -> str:
    """Name leden that stand together: `lid 3`, `leden 3 en 4`, `leden 3 tot en met 6`."""
    first, last = (item.label.rstrip(".") for item in (items[0], items[-1]))
    if len(items) == 1:
        return f"lid{NO_BREAK_SPACE}{first}"
    between = "en" if len(items) == 2 else "tot en met"
    return f"leden{NO_BREAK_SPACE}{first} {between} {last}"


def _together(items: Sequence[Item]) -> str:
    return _several(items) if len(items) == 1 else f"de {_several(items)}"
