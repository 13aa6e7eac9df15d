"""Gives a PDF the structure of the document: what WeasyPrint splits at page ends is made whole again.

WeasyPrint tags each page by itself, so that a table of three pages is three tables, and reads repeated table
headers as rows. Lists and tables are matched with those of the document, one by one: a structure that differs
from the document is refused, never written.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from pikepdf import Array, Name, String

from generator.errors import RenderError
from generator.model.document import Document, ItemList, ListKind, Table, TableKind
from generator.render.pdf.tags import Kid, TaggedAnnotation, TaggedNode
from generator.render.walk import blocks_of
from generator.render.web.writer import is_list
from generator.render.words import plain

_ELEMENTS = {
    "section": ("Sect",),
    "div": ("Div",),
    "ol": ("L",),
    "ul": ("L",),
    "li": ("LI", "LBody"),
    "p": ("P",),
    "table": ("Table",),
    "tbody": ("TBody",),
    "tr": ("TR",),
    **{f"h{level}": (f"H{level}",) for level in range(1, 5)},
}
"""The elements that WeasyPrint writes for a tag of our HTML and that can break over pages."""
_LONG = 500
"""Characters of a cell that may take a page by itself."""
_SHOWN = 40
"""Characters of it that are enough to find it."""
_T = TypeVar("_T")
_WORDS_ONLY = ("Span", "NonStruct")
"""Elements that say nothing about what is inside."""


def give_structure(root: TaggedNode, breaks: Sequence[Sequence[str]], document: Document) -> None:
    """Reshape the tag tree that WeasyPrint made of a document.

    Args:
        root: The tree; it is changed.
        breaks: For each page but the first, the HTML tags that go on from the page before, outermost first.
        document: What was laid out.

    Raises:
        RenderError: The tree does not hold the lists and tables of the document.
    """
    _join_pages(root, breaks)
    lists = [block for block in blocks_of(document) if isinstance(block, ItemList) and is_list(block)]
    tables = [block for block in blocks_of(document) if isinstance(block, Table)]
    for node, listed in _matched(root.below("L"), lists, "lijsten"):
        _number(node, listed)
    _flatten(root)
    for number, (node, table) in enumerate(_matched(root.below("Table"), tables, "tabellen")):
        _point_at_headers(node, table, f"t{number}")


def signature_tables(root: TaggedNode, document: Document) -> list[tuple[TaggedNode, Table]]:
    """List the tables to sign in, each as element and as table of the document."""
    tables = [block for block in blocks_of(document) if isinstance(block, Table)]
    return [
        (node, table)
        for node, table in zip(root.below("Table"), tables, strict=True)
        if table.kind is TableKind.SIGNATURE
    ]


def _matched(nodes: Sequence[TaggedNode], blocks: Sequence[_T], kind: str) -> list[tuple[TaggedNode, _T]]:
    if len(nodes) != len(blocks):
        raise _strange(f"{len(nodes)} {kind} in plaats van {len(blocks)}")
    return list(zip(nodes, blocks, strict=True))


def _strange(what: str) -> RenderError:
    return RenderError(
        f"De PDF is niet gemaakt, want de structuur ervan is niet die van het document: {what}.",
        hint=(
            "Kijk of print.css van de huisstijl een lijst of tabel verbergt, laat zweven of anders weergeeft "
            "(display, float, position)."
        ),
    )


def _join_pages(root: TaggedNode, breaks: Sequence[Sequence[str]]) -> None:
    """Join what goes on from one page to the next."""
    parts = root.nodes
    root.kids = [*parts[:1]]
    for part in parts[1:]:
        if part.kind == parts[0].kind:
            path = [kind for tag in breaks[part.page - 1] for kind in _ELEMENTS.get(tag, ())]
            _join(parts[0], part, path)
        else:
            root.kids.append(part)


def _join(before: TaggedNode, after: TaggedNode, path: Sequence[str]) -> None:
    """Add the content of an element to that of the element it goes on from.

    A table header on a later page is a repetition and is left out: nobody should hear it twice. But it is the
    first one when a row before it took so much of its page that WeasyPrint left the header out there.
    """
    kids = list(after.kids)
    if before.kind == "Table" and after.nodes and after.nodes[0].kind == "THead":
        kids.remove(after.nodes[0])
        if not before.below("THead"):
            body = next(number for number, kid in enumerate(before.kids) if kid in before.below("TBody"))
            before.kids.insert(body, after.nodes[0])
    if before.kind == "TR":
        for cell, rest in zip(before.nodes, after.nodes, strict=True):
            cell.kids += rest.kids
        return
    if path and before.nodes and kids:
        last, first = before.nodes[-1], kids[0]
        if isinstance(first, TaggedNode) and last.kind == first.kind == path[0]:
            _join(last, first, path[1:])
            del kids[0]
    before.kids += kids


def _number(node: TaggedNode, listed: ItemList) -> None:
    """Set apart the number that is printed in front of each item, and say how the list is numbered."""
    items = [kid for kid in node.nodes if kid.kind == "LI"]
    if len(items) != len(listed.items):
        raise _strange(f"{len(items)} onderdelen in een lijst in plaats van {len(listed.items)}")
    for item, listed_item in zip(items, listed.items, strict=True):
        if listed_item.label:
            item.kids.insert(0, TaggedNode("Lbl", item.page, [_take_number(item, listed_item.label)]))
    node.attributes = {"/O": Name.List, "/ListNumbering": _numbering(listed)}


def _take_number(item: TaggedNode, label: str) -> TaggedNode:
    """Take the number from the first paragraph of an item, where it is printed in an element of its own."""
    paragraph = next(node for node in (*item.below("P"), item) if node.kids)
    number = paragraph.kids[0]
    if paragraph is item or not isinstance(number, TaggedNode) or not number.nodes:
        raise _strange(f"een onderdeel zonder zijn nummer {label}")
    del paragraph.kids[0]
    return number


def _numbering(listed: ItemList) -> Name:
    if not any(item.label for item in listed.items):
        return Name.Disc
    if listed.kind is ListKind.LEDEN or listed.items[0].label[:1].isdigit():
        return Name.Decimal
    return Name.LowerAlpha


def _flatten(node: TaggedNode) -> None:
    """Take away elements that hold words only, empty paragraphs, and the parting of a link into lines."""
    kids: list[Kid] = []
    for kid in node.kids:
        if isinstance(kid, TaggedNode):
            _flatten(kid)
            if kid.kind in _WORDS_ONLY and not kid.alt:
                kids += kid.kids
                continue
            if kid.kind == "P" and not kid.kids:
                continue
        kids.append(kid)
    node.kids = _joined_links(kids)


def _joined_links(kids: Sequence[Kid]) -> list[Kid]:
    joined: list[Kid] = []
    for kid in kids:
        last = joined[-1] if joined else None
        target = _target(kid)
        if (
            target
            and isinstance(kid, TaggedNode)
            and isinstance(last, TaggedNode)
            and _target(last) == target
        ):
            last.kids += kid.kids
        else:
            joined.append(kid)
    return joined


def _target(kid: Kid) -> str:
    """Name where a link goes; empty for all that is no link."""
    if not isinstance(kid, TaggedNode) or kid.kind != "Link":
        return ""
    return next(
        (str(one.annotation.get("/Contents", "")) for one in kid.kids if isinstance(one, TaggedAnnotation)),
        "",
    )


def _point_at_headers(node: TaggedNode, table: Table, name: str) -> None:
    """Tell of each header what it is the header of, and of each cell what its headers are."""
    rows = node.below("TR")
    if [len(row.nodes) for row in rows] != [len(row) for row in (table.header, *table.rows)]:
        longest = max((plain(cell.content) for row in table.rows for cell in row), key=len, default="")
        if len(longest) > _LONG and not node.below("THead"):
            raise RenderError(
                f"De PDF is niet gemaakt, want naast een lange tekst past de kop van de tabel niet: "
                f'"{longest[:_SHOWN]}…" ({len(longest)} tekens).',
                hint="Maak die tekst korter.",
            )
        raise _strange("een tabel met andere rijen of kolommen")
    for number, row in enumerate(rows):
        for column, cell in enumerate(row.nodes):
            cell.attributes = {"/O": Name.Table}
            if cell.kind == "TH":
                cell.identity = f"{name}r{number}k{column}"
                cell.attributes["/Scope"] = Name.Row if number else Name.Column
                continue
            headers = [head.identity for head in (row.nodes[0], rows[0].nodes[column]) if head.identity]
            if headers:
                cell.attributes["/Headers"] = Array([String(header) for header in headers])
