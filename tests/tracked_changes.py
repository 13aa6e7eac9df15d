"""Accepts or rejects tracked changes in Word as the standard says, and reads words with their numbers."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from generator.model.difference import Op

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMING = (f"{W}ins", f"{W}moveTo")
_GOING = (f"{W}del", f"{W}moveFrom")
_RANGES = [f"{W}{name}Range{edge}" for name in ("moveTo", "moveFrom") for edge in ("Start", "End")]


def read_part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w") as archive:
        for info in source.infolist():
            archive.writestr(info, content if info.filename == name else source.read(info))
    return target.getvalue()


def decided(data: bytes, op: Op) -> bytes:
    """Accept all changes (`Op.NEW`), or reject all (`Op.GONE`)."""
    page = read_part(data, "word/document.xml")
    kept, dropped = (_COMING, _GOING) if op is Op.NEW else (_GOING, _COMING)
    for row in list(page.iter(f"{W}tr")):
        if any(row.find(f"{W}trPr/{mark}") is not None for mark in dropped):
            _remove(row)
    for table in list(page.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            _remove(table)
    for paragraph in list(page.iter(f"{W}p")):
        marks = paragraph.find(f"{W}pPr/{W}rPr")
        gone = marks is not None and any(marks.find(mark) is not None for mark in dropped)
        _settle_runs(paragraph, kept, dropped)
        if gone:
            assert not shown_text(paragraph), "a paragraph that goes has words that stay"
            _remove(paragraph)
        elif op is Op.GONE:
            _restore(paragraph)
    for mark in [*page.iter(*kept, f"{W}pPrChange", *_RANGES)]:
        _remove(mark)
    return with_part(data, "word/document.xml", etree.tostring(page))


def shown_text(element: etree._Element) -> str:
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def _settle_runs(paragraph: etree._Element, kept: Iterable[str], dropped: Iterable[str]) -> None:
    for mark in [node for node in paragraph.iter(*dropped) if _is_around_runs(node)]:
        _remove(mark)
    for mark in [node for node in paragraph.iter(*kept) if _is_around_runs(node)]:
        parent = mark.getparent()
        assert parent is not None
        place = parent.index(mark)
        parent[place : place + 1] = list(mark)
    for name in ("delText", "delInstrText"):
        for node in paragraph.iter(W + name):
            node.tag = W + {"delText": "t", "delInstrText": "instrText"}[name]


def _is_around_runs(node: etree._Element) -> bool:
    parent = node.getparent()
    return parent is not None and parent.tag not in (f"{W}rPr", f"{W}trPr")


def _restore(paragraph: etree._Element) -> None:
    former = paragraph.find(f"{W}pPr/{W}pPrChange/{W}pPr")
    if former is not None:
        paragraph.replace(paragraph[0], former)


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    assert parent is not None
    parent.remove(node)


@dataclass
class Numbers:
    """Counts the paragraphs of a Word file as Word does, and gives their labels."""

    data: bytes
    _counts: dict[tuple[str, str], list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        numbering = read_part(self.data, "word/numbering.xml")
        styles = read_part(self.data, "word/styles.xml")
        self._styles = {
            str(one.get(f"{W}styleId")): _numbered(one.find(f"{W}pPr")) for one in styles.iter(f"{W}style")
        }
        self._abstract = {_id(one, "abstractNumId"): one for one in numbering.iter(f"{W}abstractNum")}
        self._lists = {_id(one, "numId"): one for one in numbering.iter(f"{W}num")}

    def label(self, paragraph: etree._Element) -> str:
        properties = paragraph.find(f"{W}pPr")
        style = properties.find(f"{W}pStyle") if properties is not None else None
        number, level = _numbered(properties)
        if not number and style is not None:
            number, own = self._styles[str(style.get(f"{W}val"))]
            level = level or own
        if not number or number == "0":
            return ""
        return self._count(number, int(level or "0"))

    def _count(self, number: str, level: int) -> str:
        one = self._lists[number]
        start = one.find(f"{W}lvlOverride[@{W}ilvl='{level}']/{W}startOverride")
        abstract = str(one.find(f"{W}abstractNumId").get(f"{W}val"))  # type: ignore[union-attr]
        counts = self._counts.setdefault((abstract, number), [0] * 9)
        counts[level] += 1 if counts[level] or start is None else int(str(start.get(f"{W}val")))
        counts[level + 1 :] = [0] * (8 - level)
        form = self._abstract[abstract].find(f"{W}lvl[@{W}ilvl='{level}']")
        assert form is not None
        kind, text = (str(form.find(W + name).get(f"{W}val")) for name in ("numFmt", "lvlText"))  # type: ignore[union-attr]
        return "" if kind == "bullet" else text.replace(f"%{level + 1}", _shown(kind, counts[level]))


def words_of(data: bytes) -> list[str]:
    """List the words of a Word file in order, with the numbers Word would count."""
    numbers = Numbers(data)
    body = read_part(data, "word/document.xml")
    return [word for paragraph in body.iter(f"{W}p") for word in _words(paragraph, numbers)]


def _words(paragraph: etree._Element, numbers: Numbers) -> Iterator[str]:
    yield from numbers.label(paragraph).split()
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    yield from "".join(
        signs.get(str(node.tag), node.text or "") for node in paragraph.iter(f"{W}t", *signs)
    ).split()


def _numbered(properties: etree._Element | None) -> tuple[str, str]:
    found = (
        [properties.find(f"{W}numPr/{W}{name}") for name in ("numId", "ilvl")]
        if properties is not None
        else []
    )
    number, level = ("" if one is None else str(one.get(f"{W}val")) for one in (*found, None, None)[:2])
    return number, level


def _id(one: etree._Element, name: str) -> str:
    return str(one.get(W + name))


def _shown(kind: str, value: int) -> str:
    times, letter = divmod(value - 1, 26)
    return str(value) if kind == "decimal" else chr(ord("a") + letter) * (times + 1)
