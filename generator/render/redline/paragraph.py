"""Two versions of a paragraph as one with tracked changes.

Three things are there for LibreOffice (tried with 7.4), and do no harm in Word:

- A paragraph that came or went as a whole, or got another number or style, has no content controls and no
  fields that LibreOffice cannot compute; one that moved has no fields and links at all. LibreOffice leaves
  their ends behind when the paragraph is taken away, and spoils the number of the next one with it.
- A paragraph that gets another style or list and other words as well, is deleted and inserted as a whole.
  LibreOffice forgets the old style when there are changes inside the paragraph.
- A paragraph that stays does not end in an insertion when the next one begins with one. LibreOffice would
  join the two insertions, and lose the end of the paragraph between them when they are rejected.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import groupby

from lxml import etree

from generator.compare.words import EditStep, compare_leaves
from generator.model.difference import Op
from generator.render.redline.marks import Marks
from generator.render.redline.runs import (
    CONTROL,
    Atom,
    Sign,
    content_of,
    empty_around,
    simplified,
    text_run,
)
from generator.render.word.package import W

KeepField = Callable[[Op, str], bool]
"""Whether a field that points at a bookmark still finds it when all changes are accepted or rejected."""

_HOLDERS = (f"{W}sdt", f"{W}sdtContent", f"{W}hyperlink")
_WITH_WORDS = (*_HOLDERS, f"{W}ins", f"{W}del", f"{W}r")
_LAST_WORD = re.compile(r"\S*\s*$")
_TRACKED = ("pStyle", "pageBreakBefore", "numPr")
"""Properties of a paragraph whose change is worth noting."""


@dataclass(frozen=True)
class _Piece:
    """Text of one atom that shares its fate."""

    op: Op
    atom: Atom
    text: str
    before: int
    """The index of the atom of the new version that it is, or that follows it."""


class ParagraphMerger:
    """Merges paragraphs of two versions."""

    def __init__(self, marks: Marks, keep_field: KeepField) -> None:
        self._marks = marks
        self._keep_field = keep_field

    def merge(
        self,
        old: etree._Element | None,
        new: etree._Element | None,
        *,
        guarded: bool = False,
        moved: bool = False,
    ) -> etree._Element:
        """Make one paragraph of two; with only one of them, the whole paragraph came or went.

        Args:
            old: The old paragraph.
            new: The new paragraph.
            guarded: Whether the paragraph may not end in an insertion.
            moved: Whether what came or went, moved.
        """
        merged = etree.Element(f"{W}p")
        merged.append(self._properties(old, new, moved))
        before, after = content_of(old), content_of(new)
        if old is None or new is None or _looks_changed(old, new):
            before, after = (simplified(content, moved=moved) for content in (before, after))
        steps = compare_leaves([atom.leaf for atom in before.atoms], [atom.leaf for atom in after.atoms])
        pieces = list(_pieces(steps, before.atoms, after.atoms))
        if guarded:
            pieces = _without_insertion_at_end(pieces)
        homes = _homes(pieces)
        merged.extend(self._content(pieces, homes, (before.signs, after.signs), moved))
        return merged

    def _properties(
        self, old: etree._Element | None, new: etree._Element | None, moved: bool
    ) -> etree._Element:
        before, after = _properties_of(old), _properties_of(new)
        properties = deepcopy(before if new is None else after)
        if old is None or new is None:
            self._marks.paragraph(properties, Op.GONE if new is None else Op.NEW, moved=moved)
        elif _looks_changed(old, new):
            self._marks.former_properties(properties, before)
        return properties

    def _content(
        self,
        pieces: Sequence[_Piece],
        homes: Sequence[etree._Element | None],
        signs_of: tuple[Sequence[Sign], Sequence[Sign]],
        moved: bool,
    ) -> Iterator[etree._Element]:
        """List the content; bookmarks that only the old version has, stand around all of it."""
        old_signs, signs = signs_of[0], list(signs_of[1])
        yield from (deepcopy(sign.node) for sign in old_signs if sign.opens)
        waiting: list[_Piece] = []
        for index, piece in enumerate(pieces):
            ahead = [sign for sign in signs if _stands_before(sign, piece)]
            if waiting and (ahead or homes[index] is not homes[index - 1]):
                yield from self._group(homes[index - 1], waiting, moved)
                waiting = []
            yield from (deepcopy(sign.node) for sign in ahead)
            signs = signs[len(ahead) :]
            waiting.append(piece)
        yield from self._group(homes[-1], waiting, moved) if waiting else ()
        yield from (deepcopy(sign.node) for sign in signs)
        yield from (deepcopy(sign.node) for sign in old_signs if not sign.opens)

    def _group(
        self, around: etree._Element | None, group: Sequence[_Piece], moved: bool
    ) -> Iterable[etree._Element]:
        """Write pieces that share what is around them."""
        nodes = (
            node
            for op, pieces in groupby(group, key=lambda piece: piece.op)
            for node in self._same_fate(op, [run for piece in pieces for run in self._runs(piece)], moved)
        )
        if around is None:
            return nodes
        whole, inside = empty_around(around)
        inside.extend(nodes)
        if around.tag == CONTROL and all(piece.op is Op.NEW for piece in group):
            return self._marks.inserted_control(whole)
        return [whole]

    def _same_fate(self, op: Op, runs: Sequence[etree._Element], moved: bool) -> Sequence[etree._Element]:
        return runs if op is Op.SAME else [self._marks.around(op, runs, moved=moved)]

    def _runs(self, piece: _Piece) -> Iterable[etree._Element]:
        """Write a piece; a field that is cut, or that would point nowhere, becomes text."""
        atom = piece.atom
        if atom.field and piece.text == atom.text and self._keep_field(piece.op, atom.target):
            return [deepcopy(node) for node in atom.field]
        return [text_run(piece.text, atom.look)]


def is_rewritten(old: etree._Element, new: etree._Element) -> bool:
    """Whether two paragraphs differ both in how they look or are numbered and in their words."""
    before, after = ("".join(atom.text for atom in content_of(one).atoms).split() for one in (old, new))
    return before != after and _looks_changed(old, new)


def starts_with_insertion(element: etree._Element) -> bool:
    """Whether a paragraph begins with an insertion, or is itself new."""
    return is_marked(element, "ins") or _at_edge(element, 0)


def ends_in_insertion(element: etree._Element) -> bool:
    """Whether the words of a paragraph end in an insertion."""
    return _at_edge(element, -1)


def is_marked(element: etree._Element, mark: str = "*") -> bool:
    """Whether a paragraph itself came or went."""
    return element.find(f"{W}pPr/{W}rPr/{'' if mark == '*' else W}{mark}") is not None


def _at_edge(element: etree._Element, edge: int) -> bool:
    """Whether an insertion stands at an edge, also when it is inside a content control or a link."""
    nodes = [node for node in element if node.tag in _WITH_WORDS]
    if not nodes:
        return False
    node = nodes[edge]
    return node.tag == f"{W}ins" or (node.tag in _HOLDERS and _at_edge(node, edge))


def _properties_of(paragraph: etree._Element | None) -> etree._Element:
    found = None if paragraph is None else paragraph.find(f"{W}pPr")
    return etree.Element(f"{W}pPr") if found is None else found


def _looks_changed(old: etree._Element, new: etree._Element) -> bool:
    return _tracked(_properties_of(old)) != _tracked(_properties_of(new))


def _tracked(properties: etree._Element) -> list[bytes]:
    return [
        etree.tostring(node, method="c14n") for name in _TRACKED for node in properties.iterfind(W + name)
    ]


def _pieces(steps: Sequence[EditStep], old: Sequence[Atom], new: Sequence[Atom]) -> Iterator[_Piece]:
    """Join the steps through one atom; a deletion stands before the next atom that is not deleted."""
    joined = [
        (op, leaf, "".join(step.token.text for step in group))
        for (op, leaf), group in groupby(steps, key=lambda step: (step.op, step.token.leaf))
    ]
    following = len(new)
    pieces = []
    for op, leaf, text in reversed(joined):
        if op is not Op.GONE:
            following = leaf
        pieces.append(_Piece(op, old[leaf] if op is Op.GONE else new[leaf], text, following))
    return reversed(pieces)


def _stands_before(sign: Sign, piece: _Piece) -> bool:
    return sign.before < piece.before or (
        sign.before == piece.before and (sign.opens or piece.op is not Op.GONE)
    )


def _without_insertion_at_end(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Put the deletions at the end behind the insertions there, or change the last word that stays."""
    last_kept = max((index for index, piece in enumerate(pieces) if piece.op is Op.SAME), default=-1)
    head, tail = list(pieces[: last_kept + 1]), pieces[last_kept + 1 :]
    added = [piece for piece in tail if piece.op is Op.NEW]
    gone = [piece for piece in tail if piece.op is Op.GONE]
    if added and not gone and head:
        kept = head.pop()
        cut = 0 if kept.atom.field else _last_word(kept.text)
        word = kept.text[cut:]
        head += [replace(kept, text=kept.text[:cut])] if cut else []
        added.insert(0, replace(kept, op=Op.NEW, text=word))
        gone = [_Piece(Op.GONE, kept.atom, word, kept.before)]
    return [*head, *added, *gone]


def _last_word(text: str) -> int:
    found = _LAST_WORD.search(text)
    return found.start() if found else 0


def _homes(pieces: Sequence[_Piece]) -> list[etree._Element | None]:
    """Find what is around each piece; what is in one control stands together."""
    wanted = [_home(pieces, index) for index in range(len(pieces))]
    joined = [piece.op is not Op.GONE for piece in pieces]
    forward = range(1, len(pieces))
    for index, beside in (*((i, i - 1) for i in forward), *((i - 1, i) for i in reversed(forward))):
        joined[index] = joined[index] or (joined[beside] and wanted[index] is wanted[beside])
    return [
        home if stays or home is None or home.tag != CONTROL else None
        for home, stays in zip(wanted, joined, strict=True)
    ]


def _home(pieces: Sequence[_Piece], index: int) -> etree._Element | None:
    """Find what is around a piece; a deletion goes into the new control where it was in the same control."""
    piece = pieces[index]
    if piece.op is not Op.GONE:
        return piece.atom.around
    before = next((one.atom for one in reversed(pieces[:index]) if one.op is not Op.GONE), None)
    after = next((one.atom for one in pieces[index:] if one.op is not Op.GONE), None)
    if before and after and before.around is not None and before.around is after.around:
        return before.around
    for neighbour in (after, before):
        if neighbour and piece.atom.name and neighbour.name == piece.atom.name:
            return neighbour.around
    around = piece.atom.around
    return None if around is None or around.tag == CONTROL else around
