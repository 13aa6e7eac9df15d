"""The sentences of clauses, with the place where each begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from generator.findings import Spot
from generator.language.lid_syntax import attributes_in, heading_marks, is_table_rule, item_start, words_start
from generator.model.template import Clause
from generator.tasks.lint.clause_lines import BLOT, clause_lines, spot_in

_TARGET = re.compile(r"\]\([^)]*\)")
_END = re.compile(r"[.!?:;](?=\s|$)|<br>")
_WORD = re.compile(rf"[\w{BLOT}][\w{BLOT}'’/.-]*")


@dataclass(frozen=True)
class Sentence:
    """A sentence, or the part of one up to a semicolon or the list it announces."""

    text: str
    spot: Spot

    @property
    def words(self) -> int:
        """Count the words; a value counts as one."""
        return len(_WORD.findall(self.text))


@dataclass(frozen=True)
class _Sign:
    text: str
    line: int
    column: int


@lru_cache(maxsize=256)
def sentences_of(clause: Clause) -> tuple[Sentence, ...]:
    """List the sentences of a clause."""
    return tuple(_sentences(clause))


def _sentences(clause: Clause) -> Iterator[Sentence]:
    for block in _blocks(clause):
        text = "".join(sign.text for sign in block)
        start = 0
        ends = [found.end() for found in _END.finditer(text)]
        for end in (*ends, len(text)):
            part = text[start:end]
            if part.strip():
                first = block[start + len(part) - len(part.lstrip())]
                yield Sentence(part.strip(), spot_in(clause, first.line, first.column))
            start = end


def _blocks(clause: Clause) -> Iterator[list[_Sign]]:
    """Walk through paragraphs, items and cells as runs of signs that know their place."""
    block: list[_Sign] = []
    last = 0
    for line in clause_lines(clause):
        stripped = line.text.strip()
        is_row = stripped.startswith("|")
        starts = item_start(line.text) or heading_marks(line.text)
        if not stripped or is_row or starts or line.number != last + 1:
            yield block
            block = []
        last = line.number
        if not stripped or attributes_in(line.text) is not None or is_table_rule(line.text):
            continue
        if is_row:
            yield from _cells(line.text, line.number)
            continue
        block += _signs(line.text, line.number, words_start(line.text), len(line.text))
        block.append(_Sign(" ", line.number, len(line.text) + 1))
    yield block


def _cells(text: str, number: int) -> Iterator[list[_Sign]]:
    places = [found.start() for found in re.finditer(r"(?<!\\)\|", text)]
    for low, high in pairwise(places):
        yield _signs(text, number, low + 1, high)


def _signs(text: str, number: int, start: int, end: int) -> list[_Sign]:
    """Return the signs of a part of a line; the target of a link is no part of its words."""
    hidden = {place for found in _TARGET.finditer(text) for place in range(found.start(), found.end())}
    signs = []
    for place in range(start, end):
        sign = text[place]
        if place in hidden or sign in "[]*":
            sign = BLOT if text[place : place + 2] == "[]" else ""
        signs.append(_Sign(sign, number, place + 1))
    return [sign for sign in signs if sign.text]
