"""The bodies of two versions of a Word file as one with tracked changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from generator.compare.matching import Match, match_rows
from generator.compare.outline import OutlineNode
from generator.errors import RenderError
from generator.model.difference import Op
from generator.render.redline.marks import Marks
from generator.render.redline.paragraph import (
    ParagraphMerger,
    ends_in_insertion,
    is_marked,
    starts_with_insertion,
)
from generator.render.redline.runs import text_run
from generator.render.word.package import W

_TABLE = f"{W}tbl"
_PARAGRAPH = f"{W}p"


@dataclass(frozen=True)
class Written:
    """How a place of the document is written."""

    element: etree._Element
    """A paragraph or a table."""
    apart: bool = False
    """Whether an empty paragraph keeps it from the table before it."""


@dataclass(frozen=True)
class WrittenBody:
    """The body of one version: which element each place became."""

    by_place: Mapping[OutlineNode, Written]
    closed: bool
    """Whether an empty paragraph ends it."""

    def element(self, place: OutlineNode | None) -> etree._Element | None:
        """Give the paragraph or table of a place."""
        return None if place is None else self.by_place[place].element

    def is_apart(self, place: OutlineNode | None) -> bool:
        """Whether an empty paragraph keeps the place from the table before it."""
        return place is not None and self.by_place[place].apart


def read_body(
    elements: Sequence[etree._Element], places: Sequence[OutlineNode], separator: str
) -> WrittenBody:
    """Find the element of each place.

    Args:
        elements: The paragraphs and tables of the body, in order.
        places: The places of the document that own a line or a table, in order.
        separator: The style of the empty paragraphs that keep tables apart.
    """
    written: list[Written] = []
    apart = False
    for element in elements:
        if element.find(f"{W}pPr/{W}pStyle[@{W}val='{separator}']") is not None:
            apart = True
            continue
        written.append(Written(element, apart))
        apart = False
    if [place.table is not None for place in places] != [one.element.tag == _TABLE for one in written]:
        raise RenderError(
            "De twee versies zijn niet te vergelijken: de tekst past niet bij het Word-bestand."
        )
    return WrittenBody(dict(zip(places, written, strict=True)), apart)


class BodyMerger:
    """Merges bodies."""

    def __init__(
        self, marks: Marks, paragraphs: ParagraphMerger, separator: str, moves: Mapping[OutlineNode, str]
    ) -> None:
        self._marks = marks
        self._paragraphs = paragraphs
        self._separator = separator
        self._moves = moves

    def merge(self, matches: Sequence[Match], old: WrittenBody, new: WrittenBody) -> list[etree._Element]:
        """List the paragraphs and tables of both versions; the last one stays, for Word always has one."""
        merged: list[etree._Element] = []
        stays: tuple[etree._Element, etree._Element] | None = None
        for match in matches:
            before, after = old.element(match.old), new.element(match.new)
            is_table = match.place.table is not None
            apart = (old.is_apart(match.old), new.is_apart(match.new))
            added = self._ahead_of_table(match, merged[-1:], *apart) if is_table else []
            added += (
                [self._table(match, before, after)] if is_table else self._paragraph(match, before, after)
            )
            if stays is not None and ends_in_insertion(merged[-1]) and starts_with_insertion(added[0]):
                merged[-1] = self._paragraphs.merge(*stays, guarded=True)
            merged += added
            stays = None if is_table or before is None or after is None else (before, after)
        if old.closed or new.closed:
            merged.append(self._empty(old.closed, new.closed))
        if merged and _changes(merged[-1]):
            merged.append(self._blank(True, True))
        return merged

    def _paragraph(
        self, match: Match, old: etree._Element | None, new: etree._Element | None
    ) -> list[etree._Element]:
        name = self._moves.get(match.place)
        merged = self._paragraphs.merge(old, new, moved=name is not None)
        if name is None:
            return [merged]
        return [merged, self._marks.move(Op.GONE if new is None else Op.NEW, merged, name)]

    def _table(self, match: Match, old: etree._Element | None, new: etree._Element | None) -> etree._Element:
        table = etree.Element(_TABLE)
        table.extend(node for node in _copied(old, new) if node.tag != f"{W}tr")
        old_rows, new_rows = _rows(old), _rows(new)
        for one, other in _row_pairs(match, len(old_rows), len(new_rows)):
            before = None if one is None else old_rows[one]
            after = None if other is None else new_rows[other]
            table.append(self._row(before, after))
        return table

    def _row(self, old: etree._Element | None, new: etree._Element | None) -> etree._Element:
        row = _copied(old, new)
        before, after = _paragraphs(old), _paragraphs(new)
        for index, paragraph in enumerate(_paragraphs(row)):
            one = before[index] if before else None
            other = after[index] if after else None
            cell = paragraph.getparent()
            if cell is not None:
                cell.replace(paragraph, self._paragraphs.merge(one, other))
        if old is None or new is None:
            self._marks.row(row, Op.GONE if new is None else Op.NEW)
        return row

    def _ahead_of_table(
        self, match: Match, before: Sequence[etree._Element], old: bool, new: bool
    ) -> list[etree._Element]:
        """Keep a table apart from what is before it, in the versions that need it.

        Two tables that touch only because both versions are shown, are kept apart only then. And LibreOffice
        (tried with 7.4) does not take away a paragraph before a table, so no paragraph that comes or goes
        with a table stands directly before it: a blank one without a number does, in the other version.
        """
        if old or new:
            return [self._empty(old, new)]
        if before and before[0].tag == _TABLE:
            return [self._empty(False, False)]
        if before and _changes(before[0]) and not (match.old and match.new):
            return [self._blank(match.old is None, match.new is None)]
        return []

    def _blank(self, old: bool, new: bool) -> etree._Element:
        """Make a paragraph of one space: in LibreOffice an empty one takes on the number of another."""
        paragraph = self._empty(old, new)
        space = text_run(" ", None)
        paragraph.append(space if old and new else self._marks.around(Op.GONE if old else Op.NEW, [space]))
        return paragraph

    def _empty(self, old: bool, new: bool) -> etree._Element:
        """Make an empty paragraph that is there in these versions."""
        paragraph = etree.Element(_PARAGRAPH)
        properties = etree.SubElement(paragraph, f"{W}pPr")
        etree.SubElement(properties, f"{W}pStyle", {f"{W}val": self._separator})
        if not (old and new):
            ops = [op for op, applies in ((Op.NEW, not old), (Op.GONE, not new)) if applies]
            self._marks.paragraph(properties, *ops)
        return paragraph


def _changes(element: etree._Element) -> bool:
    """Whether this is a paragraph that came or went, or the end of one that moved."""
    return is_marked(element) or element.tag not in (_PARAGRAPH, _TABLE)


def _row_pairs(match: Match, old: int, new: int) -> list[tuple[int | None, int | None]]:
    if match.old and match.old.table and match.new and match.new.table:
        return match_rows(match.old.table, match.new.table)
    return [*((index, None) for index in range(old)), *((None, index) for index in range(new))]


def _copied(old: etree._Element | None, new: etree._Element | None) -> etree._Element:
    """Copy the new element, or the old one when there is no new one."""
    element = old if new is None else new
    if element is None:
        raise ValueError("a match has an element")
    return deepcopy(element)


def _rows(table: etree._Element | None) -> list[etree._Element]:
    return [] if table is None else table.findall(f"{W}tr")


def _paragraphs(row: etree._Element | None) -> list[etree._Element]:
    return [] if row is None else row.findall(f"{W}tc/{W}p")
