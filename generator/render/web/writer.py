"""Writes the body of a document as HTML that is well-formed XML too; screen page and PDF both print it.

Labels and numbers are text, so that a reader, a search and a copy get what the eye sees; lists are `ul`, for
an `ol` has numbers of its own and who does not load the style sheet would get each number twice. Class names
are Dutch: they are the interface to the style sheets of a house style.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from html import escape
from itertools import groupby

from generator.model.document import (
    Block,
    Cell,
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
    Section,
    Strong,
    Table,
    TableKind,
    Text,
)
from generator.render.together import is_to_sign, with_connector
from generator.render.web.fixed_words import fixed_words
from generator.render.words import cross_reference_text, plain

_MOST = 512
_WRITTEN: OrderedDict[int, tuple[Section, str]] = OrderedDict()
"""Sections that were written last, by identity: to compare them costs as much as to write them."""


def write_body(document: Document) -> str:
    """Write title, lead and sections: all of what stands inside `<main>`."""
    lead = "".join(f'<p class="aanhef">{_inlines(line.content)}</p>\n' for line in document.lead)
    sections = "\n".join(map(_section, document.sections))
    return f'<div class="titelblok">\n<h1>{_inlines(document.title)}</h1>\n{lead}</div>\n{sections}'


def heading_text(section: Section) -> str:
    """Write label and title of a section as bare text."""
    return f"{section.label} {plain(section.title)}".strip()


def is_list(block: ItemList) -> bool:
    """Tell whether items are written as a list; a sole item without a label (a sole lid) is plain text."""
    return len(block.items) != 1 or bool(block.items[0].label)


def _section(section: Section) -> str:
    """Write a section; the same one, as `compose/section_drafts.py` often gives it, only once."""
    written = _WRITTEN.get(id(section))
    if written is None or written[0] is not section:
        written = _WRITTEN[id(section)] = section, _section_anew(section)
        if len(_WRITTEN) > _MOST:
            _WRITTEN.popitem(last=False)
    return written[1]


def _section_anew(section: Section) -> str:
    classes = f"{section.kind.value} nieuwe-pagina" if section.new_page else section.kind.value
    label = f'<span class="aanduiding">{escape(section.label)}</span> ' if section.label else ""
    return (
        f'<section{_id(section.anchor)} class="{classes}">\n'
        f'<h2>{label}<span class="titel">{_inlines(section.title)}</span></h2>\n'
        f"{_blocks(section.blocks, heading_text(section))}</section>"
    )


def _blocks(blocks: Iterable[Block], context: str) -> str:
    written = ""
    for to_sign, group in groupby(blocks, key=is_to_sign):
        content = "".join(_block(block, context) for block in group)
        written += f'<div class="handtekeningen">\n{content}</div>\n' if to_sign else content
    return written


def _block(block: Block, context: str) -> str:
    match block:
        case Paragraph():
            return f"<p>{_inlines(block.content)}</p>\n"
        case Heading():
            return f"<h{block.level}>{_inlines(block.content)}</h{block.level}>\n"
        case ItemList():
            return _item_list(block, context)
        case Table():
            return _table(block, context)


def _item_list(block: ItemList, context: str) -> str:
    if not is_list(block):
        sole = block.items[0]
        return f'<div{_id(sole.anchor)} class="enig-lid">\n{_blocks(sole.blocks, context)}</div>\n'
    items = "".join(_item(item, context) for item in block.items)
    return f'<ul class="lijst {block.kind.value}">\n{items}</ul>\n'


def _item(item: Item, context: str) -> str:
    if not item.label:
        return f'<li{_id(item.anchor)} class="zonder-nummer">{_blocks(item.blocks, context)}</li>\n'
    number = f'<span class="nr">{escape(item.label)}</span> '
    match item.blocks:
        case (Paragraph() as first, *rest):
            text = f"<p>{number}{_inlines(first.content)}</p>\n{_blocks(rest, context)}"
        case _:
            text = f"<p>{number}</p>\n{_blocks(item.blocks, context)}"
    return f"<li{_id(item.anchor)}>{text}</li>\n"


def _table(table: Table, context: str) -> str:
    """Write a table in a frame that scrolls on a narrow screen and can be reached by keyboard."""
    name = escape(_table_name(table, context))
    caption = f"<caption>{_inlines(table.caption)}</caption>\n" if table.caption else ""
    named = "" if table.caption else f' aria-label="{name}"'
    columns = "".join(f'<col style="width: {width}%"/>' for width in table.widths)
    group = f"<colgroup>{columns}</colgroup>\n" if columns else ""
    header = "".join(_cell(cell, "col") for cell in table.header)
    rows = "".join(_row(row) for row in table.rows)
    return (
        f'<div{_id(table.anchor)} class="tabel tabel-{table.kind.value}" role="group" tabindex="0" '
        f'aria-label="{name}">\n'
        f'<table class="{table.kind.value}"{named}>\n{caption}{group}'
        f"<thead>\n<tr>{header}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )


def _table_name(table: Table, context: str) -> str:
    """Name a table for who does not see it: its caption, who signs in it, or the heading it stands under."""
    if table.kind is TableKind.SIGNATURE and not table.caption:
        who = table.header if len(table.header) == 2 else (table.header[0], table.rows[0][0])
        return ", ".join(filter(None, (plain(cell.content) for cell in who)))
    return plain(table.caption) or f"Tabel bij {context}"


def _row(row: tuple[Cell, ...]) -> str:
    cells = "".join(_cell(cell, "row" if index == 0 else "") for index, cell in enumerate(row))
    return f"<tr>{cells}</tr>\n"


def _cell(cell: Cell, scope: str) -> str:
    """Write a cell; an empty one is never a header, since it would name nothing."""
    if scope and cell.content:
        return f'<th scope="{scope}">{_inlines(cell.content)}</th>'
    return f"<td>{_inlines(cell.content)}</td>"


def _inlines(content: Iterable[Inline]) -> str:
    return "".join(_inline(inline) for inline in content)


def _inline(inline: Inline) -> str:
    match inline:
        case Text():
            return fixed_words(with_connector(inline.text))
        case Strong():
            return f"<strong>{_inlines(inline.content)}</strong>"
        case Emphasis():
            return f"<em>{_inlines(inline.content)}</em>"
        case Field():
            return f'<span class="veld"{_path(inline)}>{fixed_words(inline.text)}</span>'
        case Gap():
            return f'<mark class="gat"{_path(inline)}>{escape(inline.text, quote=False)}</mark>'
        case CrossReference():
            return _cross_reference(inline)
        case LegalReference():
            return f'<a class="wet" href="{escape(inline.url)}">{escape(inline.text, quote=False)}</a>'
        case LineBreak():
            return "<br/>"


def _cross_reference(reference: CrossReference) -> str:
    """Link the whole reference to its deepest part."""
    deepest = reference.parts[-1].anchor if reference.parts else reference.target
    text = escape(cross_reference_text(reference), quote=False)
    return f'<a class="verwijzing" href="#{escape(deepest)}">{text}</a>'


def _path(inline: Field | Gap) -> str:
    return f' data-pad="{escape(" ".join(inline.paths))}"' if inline.paths else ""


def _id(anchor: str) -> str:
    return f' id="{escape(anchor)}"' if anchor else ""
