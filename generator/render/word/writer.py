"""Writes a document as a Word file that stays a Word document: real headings, lists, references and fields.

The look comes from the shell `overeenkomst.docx` of the house style. The styles it must have are named in
this module, in `docx_tables` and in `docx_fields`; people may change how they look, not what they are called.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
from generator.render.style import Style
from generator.render.together import is_kept, tables_to_sign
from generator.render.word.fields import LOOKS, WordInlines, collect_targets
from generator.render.word.logo import add_logo
from generator.render.word.numbering import Counting, ListPlace, list_properties
from generator.render.word.package import Relations, parse_part, relations_of, write_package
from generator.render.word.parts import add_field_map, add_lists, add_terms, set_properties, set_watermark
from generator.render.word.shell import Shell, insert_body, open_shell
from generator.render.word.tables import TABLE_LOOKS, paragraph, write_side_by_side, write_table
from generator.render.words import plain

SHELL = "overeenkomst.docx"

_HEADINGS = {
    SectionKind.FRONT: "Voorwerkkop",
    SectionKind.ARTICLE: "heading 1",
    SectionKind.CHAPTER: "Hoofdstukkop",
    SectionKind.CLOSING: "Voorwerkkop",
    SectionKind.ANNEX: "Bijlagekop",
}
_OUTLINE = ("heading 1", "Lid", "Onderdeel", "Subonderdeel")
"""The levels of the list of articles; all have the same list in the shell."""
_LISTS = {
    ListKind.LEDEN: ("Genummerde lijst", "Geletterde lijst"),
    ListKind.ONDERDELEN: ("Geletterde lijst", "Genummerde lijst"),
}
_BULLETS = "Opsomming"
_BULLET_LEVELS = 3
_CONTINUED = ("Vervolg lid", "Vervolg onderdeel", "Vervolg subonderdeel")
_UNNUMBERED = "Lid zonder nummer"
NUMBERED = ("heading 1", "Hoofdstukkop", "Genummerde lijst", "Geletterde lijst", _BULLETS)
"""Names of the styles that a list of the shell must number."""
NEEDED = (
    *("Title", "Subtitle", "Normal", "heading 2", "heading 3", "Tabelscheiding"),
    *_HEADINGS.values(),
    *(*_OUTLINE, *_CONTINUED, _UNNUMBERED),
    *(*LOOKS, *TABLE_LOOKS),
)
"""Names of the other styles that the shell must have."""
_SPACE_AFTER_TABLE = '<w:spacing w:before="200"/>'


def write_docx(document: Document, style: Style) -> bytes:
    """Write a document as a Word file.

    Raises:
        RenderError: The shell of the house style is missing, or something in it is missing or wrong.
    """
    shell = open_shell(style.read(SHELL), SHELL, NUMBERED, document.layout)
    relations = Relations(shell.parts[relations_of(shell.main)])
    inlines = WordInlines(shell, collect_targets(document), relations)
    counting = Counting(shell.lists, shell.first_number)
    body = _WordBody(shell, inlines, counting).document(document)

    filled = shell.fill(document.meta.header, document.meta.footer)
    parts = {**shell.parts, **{name: text.encode() for name, text in filled.items()}}
    for name in filled:
        parse_part(parts[name], name)
    if logo := find_logo(style):
        shell = add_logo(parts, shell, logo, document.meta, relations)
    parts[shell.main] = insert_body(parts[shell.main], body)
    if document.meta.watermark:
        set_watermark(parts, shell, document.meta.watermark)
    add_lists(parts, shell, counting.copies())
    set_properties(parts, document.meta)
    add_field_map(parts, document, inlines.controls, relations, shell.main)
    add_terms(parts, document, relations, shell.main)
    parts[relations_of(shell.main)] = relations.to_bytes()
    return write_package(parts)


@dataclass(frozen=True)
class _Surroundings:
    """Where a block stands: the section, and the list item when it is inside one."""

    context: str
    """Heading of the section, in words."""
    depth: int = 0
    place: ListPlace | None = None
    """The place of the item or article heading above, when Word counts that."""
    continued: str = "Normal"
    """Style of running text here."""


class _WordBody:
    """Writes the body of one document."""

    def __init__(self, shell: Shell, inlines: WordInlines, counting: Counting) -> None:
        self._shell = shell
        self._inlines = inlines
        self._counting = counting
        self._after_table = False

    def document(self, document: Document) -> str:
        """Write title, lead and sections."""
        title = self._paragraph("Title", self._inlines.inlines(document.title))
        lead = (self._paragraph("Subtitle", self._inlines.inlines(line.content)) for line in document.lead)
        sections = (self._section(section) for section in document.sections)
        return "".join((title, *lead, *sections)) + self._apart()

    def _section(self, section: Section) -> str:
        style = _HEADINGS[section.kind]
        context = f"{section.label} {plain(section.title)}".strip()
        title = self._inlines.inlines(section.title)
        if section.label and section.kind in (SectionKind.ARTICLE, SectionKind.CHAPTER):
            place = self._counting.heading(style, section.label)
            heading = self._heading(section, style, self._inlines.marked(section.anchor, title), place)
            here = _Surroundings(context, place=place if section.kind is SectionKind.ARTICLE else None)
        else:
            style = style if style == "Bijlagekop" else "Voorwerkkop"
            heading = self._heading(section, style, self._labelled(section, title))
            here = _Surroundings(context)
        return heading + self._blocks(section.blocks, here)

    def _heading(self, section: Section, style: str, content: str, place: ListPlace | None = None) -> str:
        number = place.properties() if place else ""
        if section.new_page:
            return self._paragraph(style, content, f'<w:pageBreakBefore/>{number}<w:spacing w:before="0"/>')
        return self._paragraph(style, content, number)

    def _labelled(self, section: Section, title: str) -> str:
        """Write a heading whose label is text; the bookmark stands around what references repeat of it."""
        if not section.label:
            return self._inlines.marked(section.anchor, title)
        words = section.label.removesuffix(section.number)
        number = self._inlines.marked(section.anchor, self._inlines.text(section.number, "Aanduiding"))
        before = self._inlines.text(words, "Aanduiding") if words else ""
        return before + number + self._inlines.text(" ") + title

    def _blocks(self, blocks: Sequence[Block], here: _Surroundings) -> str:
        written, done = "", 0
        while done < len(blocks):
            if tables := tables_to_sign(blocks[done:], self._shell.layout):
                written += self._side_by_side(tables, here)
            else:
                written += self._block(blocks[done], blocks[done + 1 :], here)
            done += len(tables) or 1
        return written

    def _side_by_side(self, tables: Sequence[Table], here: _Surroundings) -> str:
        apart = self._apart()
        self._after_table = True
        return apart + write_side_by_side(tables, here.context, self._shell, self._inlines)

    def _block(self, block: Block, following: Sequence[Block], here: _Surroundings) -> str:
        match block:
            case Paragraph():
                content = self._inlines.inlines(block.content)
                return self._paragraph(here.continued, content, _kept_with(following))
            case Heading():
                style = f"heading {min(max(block.level - 1, 2), 3)}"
                return self._paragraph(style, self._inlines.inlines(block.content))
            case ItemList():
                return self._list(block, here)
            case Table():
                return self._table(block, here)

    def _table(self, table: Table, here: _Surroundings) -> str:
        apart = "" if table.caption else self._apart()
        self._after_table = False
        written = write_table(table, here.context, self._shell, self._inlines)
        self._after_table = True
        return apart + written

    def _apart(self) -> str:
        """Keep two tables apart, and the last one from the end: Word would join them."""
        separate = self._after_table
        self._after_table = False
        return self._paragraph("Tabelscheiding", "") if separate else ""

    def _list(self, block: ItemList, here: _Surroundings) -> str:
        if block.kind is ListKind.BULLETS:
            return "".join(
                self._bullet(item, here, is_kept(index, len(block.items)))
                for index, item in enumerate(block.items)
            )
        written = ""
        place: ListPlace | None = None
        for index, item in enumerate(block.items):
            if item.label:
                place = self._place(block.kind, item.label, place, here)
            kept = is_kept(index, len(block.items))
            written += self._item(item, place if item.label else None, here, kept)
        return written

    def _place(self, kind: ListKind, label: str, before: ListPlace | None, here: _Surroundings) -> ListPlace:
        """Find where Word prints this label by itself, or start a list anew there; and count it."""
        found = before or (here.place.below() if here.place else None)
        if found is None or not self._counting.accepts(found, label):
            found = self._counting.restart(_LISTS[kind], label, here.depth)
        self._counting.count(found)
        return found

    def _item(self, item: Item, place: ListPlace | None, here: _Surroundings, kept: bool) -> str:
        if place is None:
            style = _UNNUMBERED if here.depth == 0 else here.continued
            above = here.place.below() if here.place else None
            inside = _Surroundings(here.context, here.depth + 1, above, style)
            return self._item_blocks(item, style, "", inside, kept)
        outline = place.style == _OUTLINE[0]
        style = _OUTLINE[place.level] if outline else place.style
        continued = _CONTINUED[min(place.level - outline, len(_CONTINUED) - 1)]
        inside = _Surroundings(here.context, here.depth + 1, place, continued)
        return self._item_blocks(item, style, place.properties(), inside, kept)

    def _bullet(self, item: Item, here: _Surroundings, kept: bool) -> str:
        level = min(here.depth, _BULLET_LEVELS - 1)
        number = self._shell.lists[_BULLETS].number
        properties = list_properties(level, number) if level else ""
        inside = _Surroundings(here.context, here.depth + 1, None, _CONTINUED[level])
        return self._item_blocks(item, _BULLETS, properties, inside, kept)

    def _item_blocks(self, item: Item, style: str, properties: str, inside: _Surroundings, kept: bool) -> str:
        """Write an item: its first paragraph carries the number and the bookmark."""
        match item.blocks:
            case (Paragraph() as first, *rest):
                content = self._inlines.inlines(first.content)
            case rest:
                content = ""
        marked = self._inlines.marked(item.anchor, content)
        keep = "<w:keepNext/>" if kept and not rest else _kept_with(rest)
        return self._paragraph(style, marked, keep + properties) + self._blocks(rest, inside)

    def _paragraph(self, style: str, content: str, properties: str = "") -> str:
        if self._after_table and style in self._close_styles:
            properties += _SPACE_AFTER_TABLE
        self._after_table = False
        return paragraph(self._shell.style(style), content, properties)

    @property
    def _close_styles(self) -> tuple[str, ...]:
        return ("Normal", *_OUTLINE[1:], *_CONTINUED, _UNNUMBERED, *NUMBERED[2:])


def _kept_with(following: Sequence[Block]) -> str:
    """Keep a paragraph on the page of the list or table it announces."""
    return "<w:keepNext/>" if following and isinstance(following[0], ItemList | Table) else ""
