"""Writes a document as an OpenDocument text that stays one: real headings, lists, references and tables.

The look comes from the shell `overeenkomst.odt` of the house style. The styles and lists it must have are
named in this module and in `odt_inlines`; people may change how they look, not what they are called. Styles
that LibreOffice has itself keep their English name in the file; its window shows them in Dutch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.errors import RenderError
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
    Table,
)
from generator.render.logo import find_logo
from generator.render.odf.inlines import LOOKS, OdfInlines, collect_targets, preserve_spaces, words
from generator.render.odf.logo import add_logo
from generator.render.odf.package import CONTENT, STYLES, to_bytes, with_metadata, write_package
from generator.render.odf.shell import OUTLINE, OdtShell, open_odt_shell
from generator.render.odf.styles import KEEP_WITH_NEXT, NEW_PAGE, AutomaticStyles
from generator.render.odf.tables import TableWriter
from generator.render.odf.watermark import set_watermark
from generator.render.style import Style
from generator.render.together import is_kept, tables_to_sign
from generator.render.word.numbering import Level
from generator.render.words import plain

SHELL = "overeenkomst.odt"

_ARTICLE, _CHAPTER, _ANNEX = "Heading 1", "Hoofdstukkop", "Bijlagekop"
_OTHER, _OTHER_ON_NEW_PAGE = "Voorwerkkop", "Voorwerkkop nieuwe bladzijde"
_CHAPTERS, _BULLETS = "Hoofdstukken", "Bolletjes"
_LISTS = {ListKind.LEDEN: ("Leden", "Onderdelen"), ListKind.ONDERDELEN: ("Onderdelen", "Leden")}
_ITEM_STYLES = {
    "Leden": ("Lid", "Onderdeel", "Subonderdeel"),
    "Onderdelen": ("Onderdeel", "Subonderdeel"),
    _BULLETS: ("Opsomming",),
}
_SOLE = "Lid zonder nummer"
NEEDED = {
    "paragraph": (
        *("Title", "Subtitle", "Text body", "Heading 2", "Heading 3", "Caption"),
        *(_ARTICLE, _CHAPTER, _ANNEX, _OTHER, _OTHER_ON_NEW_PAGE, _SOLE),
        *_ITEM_STYLES["Leden"],
        *_ITEM_STYLES[_BULLETS],
    ),
    "text": LOOKS,
    "list": (OUTLINE, _CHAPTERS, _BULLETS, *_LISTS[ListKind.LEDEN]),
}
"""Names of the styles that the shell must have, by family."""


def write_odt(document: Document, style: Style) -> bytes:
    """Write a document as an OpenDocument text.

    Raises:
        RenderError: The shell of the house style is missing, or something in it is missing or wrong.
    """
    shell = open_odt_shell(style.read(SHELL), SHELL, document.layout)
    automatic = AutomaticStyles(shell)
    inlines = OdfInlines(shell, collect_targets(document))
    body = _OdfBody(shell, inlines, automatic).document(document)

    styles = shell.with_header(document.meta.header, document.meta.footer)
    if document.meta.watermark:
        set_watermark(styles, document.meta.watermark, shell.name)
    parts = {**shell.parts, CONTENT: shell.with_content(automatic.written(), body)}
    if logo := find_logo(style):
        add_logo(parts, styles, shell.style("Title"), logo, document.meta)
    parts[STYLES] = to_bytes(styles)
    return write_package(with_metadata(parts, document.meta))


@dataclass
class _OpenList:
    """A list that is being written."""

    style: str
    name: str = ""
    """Its identity in the file; empty when nothing may go on with it."""
    last: int = 0
    """The number that was printed last."""
    element: str = "list-item"
    """What the content of now is in."""


class _OdfBody:
    """Writes the body of one document."""

    def __init__(self, shell: OdtShell, inlines: OdfInlines, styles: AutomaticStyles) -> None:
        self._shell = shell
        self._inlines = inlines
        self._styles = styles
        self._tables = TableWriter(shell, inlines, styles)
        self._context = ""
        self._article = 0
        self._open: list[_OpenList] = []
        self._ended: dict[str, _OpenList] = {}
        """The last list of each style, which a later one may go on with."""
        self._lists = 0

    def document(self, document: Document) -> str:
        """Write title, lead and sections."""
        title = self._paragraph("Title", self._inlines.inlines(document.title))
        lead = (self._paragraph("Subtitle", self._inlines.inlines(line.content)) for line in document.lead)
        sections = (self._section(section) for section in document.sections)
        return "".join((title, *lead, *sections))

    def _section(self, section: Section) -> str:
        self._context = f"{section.label} {plain(section.title)}".strip()
        self._ended = {style: ended for style, ended in self._ended.items() if style == _CHAPTERS}
        return self._heading(section) + self._blocks(section.blocks)

    def _heading(self, section: Section) -> str:
        title = self._inlines.inlines(section.title)
        match section.kind:
            case SectionKind.ARTICLE if section.label:
                level = self._level(OUTLINE, 0, section.label)
                value = level.value_of(section.label)
                new = value != self._article + 1
                start = f' text:restart-numbering="true" text:start-value="{value}"' if new else ""
                self._article = value
                return self._h(section, _ARTICLE, self._inlines.marked(section.anchor, title), start)
            case SectionKind.CHAPTER if section.label:
                opening, opened = self._list_start(_CHAPTERS, section.label)
                heading = self._h(section, _CHAPTER, self._inlines.marked(section.anchor, title))
                number = self._number(opened, self._level(_CHAPTERS, 0, section.label), section.label)
                self._ended[_CHAPTERS] = opened
                return f"{opening}<text:list-item{number}>{heading}</text:list-item></text:list>"
            case _:
                return self._h(section, _plain_style(section), self._labelled(section, title))

    def _h(self, section: Section, style: str, content: str, attributes: str = "") -> str:
        asks = section.new_page and style != _OTHER_ON_NEW_PAGE
        name = self._styles.paragraph(style, NEW_PAGE if asks else "")
        return _h(name, 1, content, attributes)

    def _labelled(self, section: Section, title: str) -> str:
        """Write a heading whose label is text; the bookmark stands around what references repeat of it."""
        if not section.label:
            return self._inlines.marked(section.anchor, title)
        before = words(section.label.removesuffix(section.number))
        number = self._inlines.marked(section.anchor, words(section.number))
        return f"{self._inlines.span('Aanduiding', before + number)} {title}"

    def _blocks(self, blocks: Sequence[Block], style: str = "Text body") -> str:
        written, done = "", 0
        while done < len(blocks):
            if tables := tables_to_sign(blocks[done:], self._shell.layout):
                written += self._outside_lists(self._tables.side_by_side(tables, self._context))
            else:
                written += self._block(blocks[done], blocks[done + 1 :], style)
            done += len(tables) or 1
        return written

    def _block(self, block: Block, following: Sequence[Block], style: str) -> str:
        match block:
            case Paragraph():
                return self._paragraph(style, self._inlines.inlines(block.content), following)
            case Heading():
                level = min(max(block.level - 1, 2), 3)
                name = self._shell.style(f"Heading {level}")
                return self._outside_lists(_h(name, level, self._inlines.inlines(block.content)))
            case ItemList():
                return self._list(block)
            case Table():
                return self._outside_lists(self._tables.table(block, self._context))

    def _paragraph(
        self, style: str, content: str, following: Sequence[Block] = (), *, kept: bool = False
    ) -> str:
        """Write a paragraph; one that announces a list or table stays on its page."""
        announces = isinstance(following[0], ItemList | Table) if following else kept
        name = self._styles.paragraph(style, KEEP_WITH_NEXT if announces else "")
        return f'<text:p text:style-name="{name}">{preserve_spaces(content)}</text:p>'

    def _outside_lists(self, content: str) -> str:
        """Write what may not stand in a list: close the lists around it, and reopen them without number."""
        closing = "".join(f"</text:{one.element}></text:list>" for one in reversed(self._open))
        for one in self._open:
            one.name, one.last, one.element = "", 0, "list-header"
        names = (self._shell.style(one.style, "list") for one in self._open)
        opening = "".join(f'<text:list text:style-name="{name}"><text:list-header>' for name in names)
        return closing + content + opening

    def _list(self, block: ItemList) -> str:
        if block.kind is ListKind.BULLETS:
            return self._items(_BULLETS, block.items)
        groups = groupby(block.items, key=lambda item: bool(item.label))
        return "".join(self._group(block.kind, tuple(items), labelled) for labelled, items in groups)

    def _group(self, kind: ListKind, items: Sequence[Item], labelled: bool) -> str:
        if labelled:
            return self._items(self._list_style(kind, items[0].label), items)
        style = self._item_style() if self._open else _SOLE
        return "".join(self._item_blocks(item, style) for item in items)

    def _items(self, style: str, items: Sequence[Item]) -> str:
        opening, opened = self._list_start(style, items[0].label)
        level = self._shell.level(style, len(self._open))
        self._open.append(opened)
        written = opening
        for index, item in enumerate(items):
            number = self._number(opened, level, item.label) if item.label else ""
            blocks = self._item_blocks(item, self._item_style(), kept=is_kept(index, len(items)))
            written += f"<text:list-item{number}>{blocks}</text:{opened.element}>"
            opened.element = "list-item"
        self._open.pop()
        if not self._open and opened.name:
            self._ended[style] = opened
        return f"{written}</text:list>"

    def _item_blocks(self, item: Item, style: str, *, kept: bool = False) -> str:
        """Write an item: its first paragraph carries the number and the bookmark."""
        match item.blocks:
            case (Paragraph() as first, *rest):
                content = self._inlines.inlines(first.content)
            case rest:
                content = ""
        start = self._paragraph(style, self._inlines.marked(item.anchor, content), rest, kept=kept)
        return start + self._blocks(rest, style)

    def _item_style(self) -> str:
        styles = _ITEM_STYLES[self._open[-1].style]
        return styles[min(len(self._open), len(styles)) - 1]

    def _list_start(self, style: str, label: str) -> tuple[str, _OpenList]:
        """Open a list, or go on with the last one of its style when the label is the next there."""
        if self._open:
            inherited = self._open[-1].style == style
            name = "" if inherited else f' text:style-name="{self._shell.style(style, "list")}"'
            return f"<text:list{name}>", _OpenList(style)
        self._lists += 1
        opened = _OpenList(style, f"lijst{self._lists}")
        ended = self._ended.get(style)
        level = self._shell.level(style, 0)
        goes_on = ""
        if ended and level and level.prints(ended.last + 1, label):
            opened.last = ended.last
            goes_on = f' text:continue-list="{ended.name}"'
        name = self._shell.style(style, "list")
        return f'<text:list xml:id="{opened.name}" text:style-name="{name}"{goes_on}>', opened

    def _number(self, opened: _OpenList, level: Level | None, label: str) -> str:
        """Count an item; give it a start value when the list would print another label than this."""
        expected = opened.last + 1
        if level and level.prints(expected, label):
            opened.last = expected
            return ""
        opened.last = level.value_of(label) if level else 0
        if not opened.last:
            raise self._wrong_numbers(opened.style, label)
        return f' text:start-value="{opened.last}"'

    def _list_style(self, kind: ListKind, label: str) -> str:
        """Choose the list that can print a label here; the one around it if that can."""
        around = (self._open[-1].style,) if self._open else ()
        choices: tuple[str, ...] = (*around, *_LISTS[kind])
        for style in choices:
            level = self._shell.level(style, len(self._open))
            if level and level.value_of(label):
                return style
        raise self._wrong_numbers(_LISTS[kind][0], label)

    def _level(self, style: str, index: int, label: str) -> Level:
        level = self._shell.level(style, index)
        if level is None or not level.value_of(label):
            raise self._wrong_numbers(style, label)
        return level

    def _wrong_numbers(self, style: str, label: str) -> RenderError:
        return RenderError(
            f'De lijst "{style}" van het ODT-sjabloon "{self._shell.name}" kan "{label}" niet afdrukken.',
            hint="Herstel in het sjabloon de nummering van deze lijst.",
        )


def _plain_style(section: Section) -> str:
    """Give the style of a heading that no list numbers."""
    if section.kind is SectionKind.ANNEX:
        return _ANNEX
    return _OTHER_ON_NEW_PAGE if section.new_page else _OTHER


def _h(style: str, level: int, content: str, attributes: str = "") -> str:
    start = f'<text:h text:style-name="{style}" text:outline-level="{level}"{attributes}>'
    return f"{start}{preserve_spaces(content)}</text:h>"
