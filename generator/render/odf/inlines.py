"""Inlines as OpenDocument text: spans, bookmarks, references and links.

A cross-reference is one reference field for each level, with the words between them as text, so that it stays
right when someone adds a lid in LibreOffice. What a field shows depends on its target:

- A lid, an onderdeel, a chapter: its own number without the full stop (`number-no-superior`).
- An article prints "Artikel 7" where the text wants "7": the number of the chapter it is in (`chapter`).
- The letter of an annex and the title of a part without a number: the text inside the bookmark (`text`).
- Where a field would show other words than the tree has, the words are plain text.

A link stands around the whole reference, as in the other formats. It carries the look too: a span around a
reference field is right, but libxml2, which many validators use, refuses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from generator.model.document import (
    Block,
    CrossReference,
    Document,
    Emphasis,
    Field,
    Gap,
    Heading,
    Inline,
    ItemList,
    LegalReference,
    LineBreak,
    Paragraph,
    ReferencePart,
    Section,
    SectionKind,
    Strong,
    Table,
    Text,
)
from generator.render.odf.shell import OdtShell
from generator.render.together import with_connector
from generator.render.words import plain

LOOKS = ("Strong Emphasis", "Emphasis", "Internet link", "Nog in te vullen", "Aanduiding", "Verwijzing")
"""Names of the character styles that the shell must have."""
_OWN_NUMBER, _CHAPTER, _MARKED_TEXT = "number-no-superior", "chapter", "text"
_MOST_KEPT = 4096
"""More than what the documents of a model have in common."""
_BREAKS = re.compile(r"(\r\n|[\n\r\t])")
_TAGS_AND_SPACES = re.compile(r"(<[^>]*>| +)")
_UNSAFE = re.compile(r"[^0-9A-Za-z_-]+")
_PARTS_WORDS = ("<text:line-break", "<text:tab")


@dataclass(frozen=True)
class ReferenceTarget:
    """A place that references point at."""

    bookmark: str
    shows: str
    """Format of a field that points here."""
    text: str
    """What such a field shows."""


def collect_targets(document: Document) -> dict[str, ReferenceTarget]:
    """Give each anchor a bookmark with a name that LibreOffice allows, unique and the same in each build."""
    targets: dict[str, ReferenceTarget] = {}
    taken: set[str] = set()
    for section in document.sections:
        for anchor, shows, text in (_section_target(section), *_block_targets(section.blocks)):
            if anchor and anchor not in targets:
                name = _UNSAFE.sub("_", anchor).strip("_") or "plaats"
                while name.lower() in taken:
                    name += "_"
                taken.add(name.lower())
                targets[anchor] = ReferenceTarget(name, shows, text)
    return targets


def _section_target(section: Section) -> tuple[str, str, str]:
    match section.kind:
        case SectionKind.ARTICLE if section.label:
            return section.anchor, _CHAPTER, section.number
        case SectionKind.CHAPTER if section.label:
            return section.anchor, _OWN_NUMBER, section.number
        case _:
            return section.anchor, _MARKED_TEXT, section.number or plain(section.title)


def _block_targets(blocks: Iterable[Block]) -> Iterator[tuple[str, str, str]]:
    for block in blocks:
        match block:
            case Table():
                yield block.anchor, _MARKED_TEXT, ""
            case ItemList():
                for item in block.items:
                    yield item.anchor, _OWN_NUMBER, item.label.rstrip(".")
                    yield from _block_targets(item.blocks)
            case Paragraph() | Heading():
                continue


class OdfInlines:
    """Writes inlines of one document."""

    def __init__(self, shell: OdtShell, targets: Mapping[str, ReferenceTarget]) -> None:
        self._shell = shell
        self._targets = targets

    def inlines(self, content: Iterable[Inline]) -> str:
        """Write inlines; a paragraph around them must go through `preserve_spaces`."""
        return "".join(self._inline(inline) for inline in content)

    def span(self, style: str, content: str) -> str:
        """Put content in a character style of the shell."""
        name = self._shell.style(style, "text")
        return f'<text:span text:style-name="{name}">{content}</text:span>'

    def marked(self, anchor: str, content: str) -> str:
        """Put the bookmark of an anchor around content."""
        target = self._targets.get(anchor)
        if target is None:
            return content
        start, end = (f'<text:bookmark-{side} text:name="{target.bookmark}"/>' for side in ("start", "end"))
        return f"{start}{content}{end}"

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text():
                return words(with_connector(inline.text))
            case Field():
                return words(inline.text)
            case Strong():
                return self.span("Strong Emphasis", self.inlines(inline.content))
            case Emphasis():
                return self.span("Emphasis", self.inlines(inline.content))
            case Gap():
                return self.span("Nog in te vullen", words(inline.text))
            case CrossReference():
                return self._cross_reference(inline)
            case LegalReference():
                return _link(inline.url, words(inline.text), self._shell.style("Internet link", "text"))
            case LineBreak():
                return "<text:line-break/>"

    def _cross_reference(self, reference: CrossReference) -> str:
        """Link the whole reference to its deepest part, and let fields show the numbers."""
        content = "".join(self._reference(part) for part in reference.parts)
        deepest = reference.parts[-1].anchor if reference.parts else reference.target
        target = self._targets.get(deepest)
        if target is None:
            return content
        return _link(f"#{target.bookmark}", content, self._shell.style("Verwijzing", "text"))

    def _reference(self, part: ReferencePart) -> str:
        before, number = words(part.prefix), words(part.number)
        target = self._targets.get(part.anchor)
        if target is None or target.text != part.number:
            return before + number
        return (
            f'{before}<text:bookmark-ref text:reference-format="{target.shows}" '
            f'text:ref-name="{target.bookmark}">{number}</text:bookmark-ref>'
        )


@lru_cache(maxsize=_MOST_KEPT)
def words(text: str) -> str:
    """Write words; new lines and tabs in them stay what they are."""
    return "".join(_piece(piece) for piece in _BREAKS.split(text))


@lru_cache(maxsize=_MOST_KEPT)
def preserve_spaces(content: str) -> str:
    """Write as `text:s` each space that a reader would drop: at either end, and after another space."""
    written: list[str] = []
    last = -1
    """Place of the space that ends the words so far, or -1 when they end in something else."""
    fresh = True
    for piece in filter(None, _TAGS_AND_SPACES.split(content)):
        if piece[0] == " ":
            kept = 0 if fresh else 1
            if kept:
                last = len(written)
                written.append(" ")
            written.append(_spaces(len(piece) - kept))
            fresh = True
            continue
        if piece.startswith(_PARTS_WORDS):
            fresh = True
        elif piece[0] != "<":
            fresh, last = False, -1
        written.append(piece)
    if last >= 0:
        written[last] = _spaces(1)
    return "".join(written)


def _spaces(count: int) -> str:
    match count:
        case 0:
            return ""
        case 1:
            return "<text:s/>"
        case _:
            return f'<text:s text:c="{count}"/>'


def _link(address: str, content: str, style: str) -> str:
    look = f'text:style-name="{style}" text:visited-style-name="{style}"'
    return f'<text:a xlink:type="simple" xlink:href="{escape(address)}" {look}>{content}</text:a>'


def _piece(piece: str) -> str:
    match piece:
        case "\t":
            return "<text:tab/>"
        case "\n" | "\r" | "\r\n":
            return "<text:line-break/>"
        case _:
            return escape(piece, quote=False)
