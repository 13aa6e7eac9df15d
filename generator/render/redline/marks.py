"""The marks of tracked changes in WordprocessingML, all by one author at one moment."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from generator.model.difference import Op
from generator.render.word.package import W

_FIRST_CHANGE = 200_000
"""Bookmarks and content controls have lower numbers."""
_DELETED_TEXT = {f"{W}t": f"{W}delText", f"{W}instrText": f"{W}delInstrText"}
_TAGS = {Op.NEW: "ins", Op.GONE: "del"}
_MOVES = {Op.NEW: "moveTo", Op.GONE: "moveFrom"}


class Marks:
    """Makes the marks of one document, each with a number of its own."""

    def __init__(self, author: str, date: str) -> None:
        self._author = author
        self._date = date
        self._next = _FIRST_CHANGE

    def around(self, op: Op, runs: Iterable[etree._Element], *, moved: bool = False) -> etree._Element:
        """Put an insertion or a deletion around runs, or one end of a move."""
        mark = self._mark((_MOVES if moved else _TAGS)[op])
        mark.extend(runs)
        if op is Op.GONE and not moved:
            for node in mark.iter(*_DELETED_TEXT):
                node.tag = _DELETED_TEXT[str(node.tag)]
        return mark

    def paragraph(self, properties: etree._Element, *ops: Op, moved: bool = False) -> None:
        """Say in the properties of a paragraph that the paragraph itself came, went, or both; or moved."""
        look = properties.find(f"{W}rPr")
        if look is None:
            look = etree.Element(f"{W}rPr")
            properties.append(look)
        for place, op in enumerate(ops):
            look.insert(place, self._mark((_MOVES if moved else _TAGS)[op]))

    def move(self, op: Op, paragraph: etree._Element, name: str) -> etree._Element:
        """Begin one end of a move in a paragraph; give what ends it, to stand behind the paragraph."""
        start = self._mark(f"{_MOVES[op]}RangeStart")
        start.set(f"{W}name", name)
        paragraph.insert(1, start)
        return etree.Element(f"{W}{_MOVES[op]}RangeEnd", {f"{W}id": start.get(f"{W}id", "")})

    def row(self, row: etree._Element, op: Op) -> None:
        """Say that a row of a table came or went."""
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            row.insert(0, properties)
        properties.append(self._mark(_TAGS[op]))

    def former_properties(self, properties: etree._Element, former: etree._Element) -> None:
        """Note in the properties of a paragraph what they were."""
        change = self._mark("pPrChange")
        change.append(deepcopy(former))
        properties.append(change)

    def inserted_control(self, control: etree._Element) -> list[etree._Element]:
        """Say that a content control came, besides its words; give it with what goes around it."""
        content = control.find(f"{W}sdtContent")
        if content is None:
            return [control]
        opening, opened = self._range()
        closing, closed = self._range()
        content.insert(0, opened)
        content.append(closing)
        return [opening, control, closed]

    def _range(self) -> tuple[etree._Element, etree._Element]:
        start = self._mark("customXmlInsRangeStart")
        number = start.get(f"{W}id", "")
        return start, etree.Element(f"{W}customXmlInsRangeEnd", {f"{W}id": number})

    def _mark(self, name: str) -> etree._Element:
        attributes = {f"{W}id": str(self._next), f"{W}author": self._author, f"{W}date": self._date}
        self._next += 1
        return etree.Element(f"{W}{name}", attributes)
