"""The own text of a deviation as leden: plain text, that no parser ever sees.

A blank line begins a new paragraph, and in an article a new lid. A line that begins with `- ` is an
onderdeel. `[](#vervanging.bezwaar)` refers to a lid by its name. Nothing else means anything: stars, braces
and angle brackets stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from generator.compose.numbering import letter
from generator.compose.spacing import tidy
from generator.language.lid_syntax import split_references
from generator.language.showing import field_of, gap_for
from generator.language.values import Missing, Piece, Term, Unknown, Value
from generator.model.clean_text import is_blank
from generator.model.document import (
    CrossReference,
    Inline,
    Item,
    ItemList,
    LineBreak,
    ListKind,
    Paragraph,
    Text,
)

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_Words = tuple[Piece, ...]
_SPACES = re.compile(r"[ \t\n]+")
_DASH = "- "


@dataclass
class OwnParagraph:
    """A paragraph of own text, with the onderdelen that follow it."""

    words: _Words
    onderdelen: list[_Words] = field(default_factory=list)

    def blocks(self, dash_lists: ListKind) -> tuple[Paragraph | ItemList, ...]:
        """Write it as blocks of a lid."""
        lead = Paragraph(self.words)
        if not self.onderdelen:
            return (lead,)
        items = tuple(Item("", "", (Paragraph(onderdeel),)) for onderdeel in self.onderdelen)
        return lead, ItemList(dash_lists, 1, items)

    def pieces(self) -> _Words:
        """Write it as lines, with the letters it has in the article."""
        found: list[Piece] = [*self.words]
        for index, onderdeel in enumerate(self.onderdelen, start=1):
            found += [LineBreak(), Text(f"{letter(index)}. "), *onderdeel]
        return tuple(found)


def passages_of(value: Value) -> list[OwnParagraph]:
    """Split own text; a text that nobody wrote yet is a visible gap."""
    if isinstance(value, Unknown):
        return [OwnParagraph((gap_for(value),))]
    assert isinstance(value, Term)
    passages = [parts for block in _BLANK_LINE.split(str(value.raw).strip()) if any(parts := _split(block))]
    is_whole = len(passages) == 1 and not passages[0][1] and len(split_references(passages[0][0])) == 1
    found: list[OwnParagraph] = []
    for lead, onderdelen in passages:
        if lead or not found:
            found.append(OwnParagraph(_words(value, lead or onderdelen.pop(0), is_whole=is_whole)))
        found[-1].onderdelen += [_words(value, words, is_whole=False) for words in onderdelen]
    return found or [OwnParagraph((gap_for(_nothing(value)),))]


def _nothing(value: Term) -> Unknown:
    """Take a text that is nothing but marks for one that nobody wrote."""
    return Unknown((Missing(value.dotted, value.node.title or str(value.path[-1]), value.node),))


def _words(value: Term, text: str, *, is_whole: bool) -> _Words:
    """Turn words into fields and references; a part of a text is marked, so that nobody writes it back."""
    found: list[Piece] = []
    for place, part in enumerate(split_references(text)):
        if place % 2:
            found.append(CrossReference(part))
        elif part:
            found.append(replace(field_of(value, part), computed=not is_whole))
    return tuple(found)


def lines_of(passages: Sequence[OwnParagraph]) -> tuple[Piece, ...]:
    """Write passages as lines of a table cell."""
    found: list[Piece] = []
    for passage in passages:
        found += [*([LineBreak()] if found else []), *passage.pieces()]
    return tuple(found)


def as_leden(
    passages: list[OwnParagraph], anchor: str, mark: tuple[Inline, ...], dashes: ListKind
) -> list[Item]:
    """Make each passage a lid of its own; all end with the mark."""
    count = len(passages)
    anchors = [anchor if count == 1 else f"{anchor}-{index}" for index in range(1, count + 1)]
    return [as_lid([one], name, mark, dashes) for one, name in zip(passages, anchors, strict=True)]


def as_lid(passages: list[OwnParagraph], anchor: str, mark: tuple[Inline, ...], dashes: ListKind) -> Item:
    """Make one lid of passages; after a list of onderdelen the mark stands on a line of its own."""
    blocks = [block for passage in passages for block in passage.blocks(dashes)]
    last = blocks[-1]
    if isinstance(last, Paragraph):
        blocks[-1] = Paragraph(tidy((*last.content, Text(" "), *mark)))
    else:
        blocks.append(Paragraph(mark))
    return Item(anchor, "", tuple(blocks))


def _split(block: str) -> tuple[str, list[str]]:
    """Return the words before the first onderdeel, and the onderdelen."""
    parts: list[str] = [""]
    for line in block.split("\n"):
        if line.lstrip().startswith(_DASH):
            parts.append(line.lstrip().removeprefix(_DASH))
        else:
            parts[-1] += f"\n{line}"
    lead, *onderdelen = (_SPACES.sub(" ", part).strip(" ") for part in parts)
    return "" if is_blank(lead) else lead, [onderdeel for onderdeel in onderdelen if not is_blank(onderdeel)]
