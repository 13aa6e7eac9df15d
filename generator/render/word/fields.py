r"""Inlines as WordprocessingML: runs, content controls, cross-reference fields and links.

A cross-reference is one field for each level, with the words between them as plain text, because one field
for "artikel 7, lid 2" comes out wrong in LibreOffice. What the field says depends on what its target prints:

- A lid, an onderdeel, a chapter: `REF … \n \h`, the paragraph number without its full stop. Word and
  LibreOffice both compute "2" for "2." and "b" for "b.".
- An article prints "Artikel 7" where the text wants "7". In Word `\t` leaves the word out; LibreOffice
  ignores `\t` and would print "artikel Artikel 7". So the keyword REF is left out, as it may be (ECMA-376
  part 1, 17.16.5.51): Word computes "7", and LibreOffice, which does not know the short form (tried with
  7.4), keeps the stored result "7".
- The short form also serves for a place that comes later in the document, because LibreOffice may compute a
  REF before it has read that place, and then stores an error in what it converts to.
- The letter of an annex is fixed text, for letters may be skipped; the bookmark stands around the letter and
  `REF` repeats it. The same goes for the title of a part without a number.
- Anything else that has an anchor gets a plain link.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from hashlib import sha256
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
    Item,
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
from generator.render.together import with_connector
from generator.render.word.package import Relations
from generator.render.word.shell import Shell
from generator.render.words import plain

LOOKS = ("Strong", "Emphasis", "Hyperlink", "Nog in te vullen", "Aanduiding")
"""Names of the character styles that the shell must have."""
_NAME_LIMIT = 40
_ALIAS_LIMIT = 64
_FIRST_BOOKMARK = 1000
_FIRST_CONTROL = 100_000
_MOST_KEPT = 4096
"""More than what the documents of a model have in common."""
_BREAKS = re.compile(r"(\r\n|[\n\r\t])")


class FieldContent(Enum):
    """What a field can take from the target of a reference."""

    NUMBER = "paragraph number"
    NUMBER_IN_WORDS = "paragraph number with a word before it"
    MARKED_TEXT = "text inside the bookmark"


@dataclass(frozen=True)
class FieldTarget:
    """A place that references point at."""

    bookmark: str
    shown: FieldContent
    text: str
    """What a field that points here prints."""


def collect_targets(document: Document) -> dict[str, FieldTarget]:
    """Give each anchor its bookmark name: valid in Word, unique, and the same in each build."""
    targets: dict[str, FieldTarget] = {}
    taken: set[str] = set()
    for anchor, shown, text in _anchors(document):
        if anchor and anchor not in targets:
            targets[anchor] = FieldTarget(_bookmark_name(anchor, taken), shown, text)
    return targets


def _anchors(document: Document) -> Iterable[tuple[str, FieldContent, str]]:
    for section in document.sections:
        yield section.anchor, *_section_shows(section)
        for block in section.blocks:
            yield from _block_anchors(block)


def _section_shows(section: Section) -> tuple[FieldContent, str]:
    if section.kind in (SectionKind.ARTICLE, SectionKind.CHAPTER) and section.label:
        in_words = section.label != section.number
        return (FieldContent.NUMBER_IN_WORDS if in_words else FieldContent.NUMBER), section.number
    return FieldContent.MARKED_TEXT, section.number or plain(section.title)


def _block_anchors(block: Block) -> Iterable[tuple[str, FieldContent, str]]:
    match block:
        case Table():
            yield block.anchor, FieldContent.MARKED_TEXT, ""
        case ItemList():
            for item in block.items:
                yield item.anchor, *_item_shows(item)
                for inner in item.blocks:
                    yield from _block_anchors(inner)
        case Paragraph() | Heading():
            return


def _item_shows(item: Item) -> tuple[FieldContent, str]:
    return (FieldContent.NUMBER, item.label.rstrip(".")) if item.label else (FieldContent.MARKED_TEXT, "")


def _bookmark_name(anchor: str, taken: set[str]) -> str:
    """Make a name of letters, digits and underscores; to Word, capitals and small letters are the same."""
    name = _usual_name(anchor)
    if len(name) > _NAME_LIMIT or name.lower() in taken:
        digest = sha256(anchor.encode()).hexdigest()[:10]
        name = f"{name[: _NAME_LIMIT - 11]}_{digest}"
    taken.add(name.lower())
    return name


@lru_cache(maxsize=_MOST_KEPT)
def _usual_name(anchor: str) -> str:
    return "a_" + re.sub(r"[^A-Za-z0-9]+", "_", anchor)


@dataclass(frozen=True)
class Control:
    """A content control that was written: its tag and the field inside it."""

    tag: str
    field: Field


class WordInlines:
    """Writes inlines of one document, and remembers the content controls and bookmarks it has written."""

    def __init__(self, shell: Shell, targets: Mapping[str, FieldTarget], relations: Relations) -> None:
        self.controls: list[Control] = []
        self._shell = shell
        self._targets = targets
        self._relations = relations
        self._finished: set[str] = set()

    def inlines(self, content: Iterable[Inline], look: str = "") -> str:
        """Write inlines; `look` holds run properties they share."""
        return "".join(self._inline(inline, look) for inline in content)

    def text(self, text: str, style: str = "") -> str:
        """Write words in a character style of the shell."""
        return run(text, self._look(style) if style else "")

    def marked(self, anchor: str, content: str) -> str:
        """Put the bookmark of an anchor around content."""
        target = self._targets.get(anchor)
        if target is None:
            return content
        number = _FIRST_BOOKMARK + len(self._finished)
        self._finished.add(anchor)
        start = f'<w:bookmarkStart w:id="{number}" w:name="{target.bookmark}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'

    def _inline(self, inline: Inline, look: str) -> str:
        match inline:
            case Text():
                return run(with_connector(inline.text), look)
            case Strong():
                return self.inlines(inline.content, look or self._look("Strong"))
            case Emphasis():
                return self.inlines(inline.content, look or self._look("Emphasis"))
            case Field():
                return self._control(inline, look)
            case Gap():
                return run(inline.text, self._look("Nog in te vullen"))
            case CrossReference():
                return "".join(self._reference(part, look) for part in inline.parts)
            case LegalReference():
                link = f'r:id="{self._relations.link(inline.url)}"'
                return _hyperlink(link, run(inline.text, self._look("Hyperlink")))
            case LineBreak():
                return "<w:r><w:br/></w:r>"

    def _look(self, style: str) -> str:
        return f'<w:rStyle w:val="{self._shell.style(style)}"/>'

    def _control(self, field: Field, look: str) -> str:
        """Put a value in a content control, so that it can be found, changed and read back.

        It is of the rich kind: in a plain-text one, LibreOffice loses bold and misplaces new lines.
        """
        number = len(self.controls) + 1
        tag = f"v{number}"
        self.controls.append(Control(tag, field))
        named = f'{_alias(field.title)}<w:tag w:val="{tag}"/><w:id w:val="{_FIRST_CONTROL + number}"/>'
        content = f"<w:sdtContent>{run(field.text, look)}</w:sdtContent>"
        return f"<w:sdt><w:sdtPr>{_run_properties(look)}{named}</w:sdtPr>{content}</w:sdt>"

    def _reference(self, part: ReferencePart, look: str) -> str:
        words = run(part.prefix, look) if part.prefix else ""
        target = self._targets.get(part.anchor)
        if target is None:
            return words + run(part.number, look)
        if target.text != part.number:
            return words + _hyperlink(f'w:anchor="{target.bookmark}"', run(part.number, look))
        keyword = "REF " if part.anchor in self._finished else ""
        match target.shown:
            case FieldContent.NUMBER:
                code = f"{keyword}{target.bookmark} \\n \\h"
            case FieldContent.NUMBER_IN_WORDS:
                code = f"{target.bookmark} \\n \\t \\h"
            case FieldContent.MARKED_TEXT:
                code = f"{keyword}{target.bookmark} \\h \\* MERGEFORMAT"
        return words + field_runs(code, part.number, look)


@lru_cache(maxsize=_MOST_KEPT)
def _alias(title: str) -> str:
    alias = escape(" ".join(title.split())[:_ALIAS_LIMIT])
    return f'<w:alias w:val="{alias}"/>' if alias else ""


@lru_cache(maxsize=_MOST_KEPT)
def run(text: str, look: str = "") -> str:
    """Write words as one run; new lines and tabs in them stay what they are.

    What the model says is written once: most runs of a document are those of another one.
    """
    plain_text = _BREAKS.search(text) is None
    pieces = _piece(text) if plain_text else "".join(map(_piece, filter(None, _BREAKS.split(text))))
    return f"<w:r>{_run_properties(look)}{pieces}</w:r>"


def _run_properties(look: str) -> str:
    return f"<w:rPr>{look}</w:rPr>" if look else ""


def _hyperlink(target: str, content: str) -> str:
    return f'<w:hyperlink {target} w:history="1">{content}</w:hyperlink>'


def _piece(piece: str) -> str:
    match piece:
        case "\t":
            return "<w:tab/>"
        case "\n" | "\r" | "\r\n":
            return "<w:br/>"
        case words:
            return f'<w:t xml:space="preserve">{escape(words, quote=False)}</w:t>'


def field_runs(code: str, result: str, look: str = "") -> str:
    """Write a field with its stored result."""
    start = f"<w:r>{_run_properties(look)}"
    begin, separate, end = (
        f'{start}<w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    words = f'{start}<w:instrText xml:space="preserve"> {escape(code, quote=False)} </w:instrText></w:r>'
    return begin + words + separate + run(result, look) + end
