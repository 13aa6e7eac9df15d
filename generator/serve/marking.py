"""What changed in a document on a page, word by word: what came is marked, what only went is struck out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import groupby

from lxml import etree

from generator.compare.words import EditStep, Leaf, compare_leaves
from generator.model.difference import Op

_BLOCKS = ("h1", "h2", "h3", "h4", "p", "td", "th", "caption")
"""What holds words of a document, and no other block."""
_ALIKE = 0.5
"""Of a block that shares less of its words with what it was, all is new."""
_MOST_PAIRS = 40_000
"""A block of which more pairs of words would have to be held against each other is marked whole."""
_NEW = "nieuw"
_TEXT = etree.XPath("string()", smart_strings=False)
_TAGS = {Op.NEW: "ins", Op.GONE: "del"}


def blocks_of(tree: etree._Element) -> list[etree._Element]:
    """List the blocks of a document."""
    return list(tree.iter(*_BLOCKS))


def words_of(block: etree._Element) -> str:
    """Return the words of a block."""
    return " ".join(str(_TEXT(block)).split())


def mark_changes(blocks: Sequence[etree._Element], now: Sequence[str], before: Sequence[str]) -> bool:
    """Mark in the blocks of a document what is not as it was; tell whether there is anything.

    Args:
        blocks: The blocks as they are.
        now: Their words.
        before: The words of the blocks as they were.
    """
    changed = list(_beside(blocks, now, before)) if now != before else []
    for block, was in changed:
        if was:
            _mark_words(block, was)
        else:
            block.set("class", f"{block.get('class', '')} {_NEW}".strip())
    return bool(changed)


def _beside(
    blocks: Sequence[etree._Element], now: Sequence[str], before: Sequence[str]
) -> Iterator[tuple[etree._Element, str]]:
    """List the blocks that changed, each with the words it had; of a new one there are none."""
    for kind, i, end, j, stop in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if kind not in ("insert", "replace"):
            continue
        left = i
        for index in range(j, stop):
            at = next((one for one in range(left, end) if _is_alike(before[one], now[index])), None)
            yield blocks[index], "" if at is None else before[at]
            left = left if at is None else at + 1


def _is_alike(one: str, other: str) -> bool:
    words, others = one.split(), other.split()
    if len(words) * len(others) > _MOST_PAIRS:
        return False
    shared = (Counter(words) & Counter(others)).total()
    return shared >= _ALIKE * max(len(words), len(others))


def _mark_words(block: etree._Element, was: str) -> None:
    pieces = list(_pieces(block))
    runs: list[list[tuple[Op, str]]] = [[] for _ in pieces]
    here = 0
    for step in _told(compare_leaves([Leaf(was)], [Leaf(text) for _, _, text in pieces])):
        here = here if step.op is Op.GONE else step.token.leaf
        runs[here].append((step.op, step.token.text))
    for (element, is_behind, _), parts in zip(pieces, runs, strict=True):
        if any(op is not Op.SAME for op, _ in parts):
            _rewrite(element, parts, is_behind=is_behind)


def _told(steps: Sequence[EditStep]) -> Iterator[EditStep]:
    """Leave out words that others came for: only what went without anything in its place is told."""
    for is_same, group in groupby(_joined(steps), key=lambda step: step.op is Op.SAME):
        members = list(group)
        comes = not is_same and any(step.op is Op.NEW and not step.token.is_space for step in members)
        yield from (step for step in members if not (comes and step.op is Op.GONE))


def _joined(steps: Sequence[EditStep]) -> Iterator[EditStep]:
    """Let white space between words that changed change with them."""
    for before, step, after in zip((None, *steps), steps, (*steps[1:], None), strict=False):
        ops = {one.op for one in (before, after) if one is not None}
        is_between = before is not None and after is not None and Op.SAME not in ops
        yield replace(step, op=Op.NEW) if step.token.is_space and is_between and Op.NEW in ops else step


def _pieces(element: etree._Element) -> Iterator[tuple[etree._Element, bool, str]]:
    """List the stretches of text in an element in reading order: at its start, or behind one inside it."""
    yield element, False, element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child, True, child.tail or ""


def _rewrite(element: etree._Element, parts: Sequence[tuple[Op, str]], *, is_behind: bool) -> None:
    """Write a stretch of text anew, with marks in it."""
    around = element.getparent() if is_behind else element
    assert around is not None
    at = around.index(element) + 1 if is_behind else 0
    last = None
    lead = ""
    for op, group in groupby(parts, key=lambda part: part[0]):
        words = "".join(text for _, text in group)
        if op is not Op.SAME:
            last = etree.Element(_TAGS[op], {"class": _NEW})
            last.text = words
            around.insert(at, last)
            at += 1
        elif last is None:
            lead = words
        else:
            last.tail = words
    if is_behind:
        element.tail = lead
    else:
        element.text = lead
