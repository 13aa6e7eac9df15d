"""Markdown → blocks of the document tree, without numbers yet.

Labels and resolved references come later: a list item has an anchor and no label, a `CrossReference` has no
parts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from generator.compose.filling import Filled
from generator.compose.inlines import InlineReader
from generator.errors import TemplateError
from generator.findings import Spot
from generator.language.lid_syntax import attributes_in
from generator.language.syntax import at_line
from generator.model.document import (
    Block,
    Cell,
    CrossReference,
    Heading,
    Inline,
    Item,
    ItemList,
    ListKind,
    Paragraph,
    Table,
    TableKind,
    Text,
)

_MARKDOWN = MarkdownIt("zero", {"html": True}).enable(
    ["list", "table", "heading", "emphasis", "link", "escape", "html_inline", "newline"]
)
_WIDTHS = re.compile(r" *[1-9][0-9]{0,2}(?: +[1-9][0-9]{0,2})* *")
ATTRIBUTE = re.compile(r'\.(?P<kind>[a-z]+)|#(?P<anchor>\S+)|(?P<name>[a-z]+)="(?P<value>[^"]*)"')


@dataclass(frozen=True, slots=True)
class _Node:
    """A block of Markdown; thousands are kept, so it holds only what is asked for."""

    type: str
    tag: str
    line: int
    """Counted from 0."""
    children: tuple[_Node, ...]
    """The blocks in it."""
    tokens: tuple[Token, ...]
    """What its own line says."""
    content: str


@lru_cache(maxsize=512)
def _parsed(text: str) -> tuple[_Node, ...]:
    """Parse Markdown; once, for values are tokens, so many documents have the same text in a clause."""
    return tuple(map(_slim, SyntaxTreeNode(_MARKDOWN.parse(text)).children))


def _slim(node: SyntaxTreeNode) -> _Node:
    inline = node.children[0] if node.children and node.children[0].type == "inline" else None
    return _Node(
        node.type,
        node.tag,
        node.map[0] if node.map else 0,
        () if inline else tuple(_slim(child) for child in node.children),
        tuple(inline.token.children or ()) if inline and inline.token else (),
        inline.content if inline else "",
    )


@dataclass
class BlockReader:
    """Reads one filled clause."""

    filled: Filled
    spot: Spot
    """Place of the clause's body."""
    inlines: InlineReader
    dash_lists: ListKind
    references: dict[str, Spot] = field(default_factory=dict)
    """Targets of the cross-references found, and where."""
    _base: int = 0

    def read(self) -> tuple[Block, ...]:
        """Read all blocks.

        Raises:
            TemplateError: for Markdown that the template language does not have, at its line.
        """
        return self._blocks(_parsed(self.filled.text), 0, 0)

    def _spot(self, node: _Node) -> Spot:
        lines = self.filled.lines
        return at_line(self.spot, lines[min(node.line, len(lines) - 1)])

    def _blocks(self, nodes: Sequence[_Node], depth: int, dashes: int) -> tuple[Block, ...]:
        blocks: list[Block] = []
        attributes: str | None = None
        for node in nodes:
            match node.type:
                case "paragraph" if (found := attributes_in(node.content)) is not None:
                    attributes = found
                case "paragraph":
                    blocks.append(Paragraph(self._inline(node)))
                case "heading":
                    blocks.append(Heading(int(node.tag[1:]), self._inline(node)))
                case "ordered_list" if depth == 0:
                    blocks.append(ItemList(ListKind.LEDEN, depth, self._items(node, depth, dashes)))
                case "bullet_list":
                    items = self._items(node, depth, dashes + 1)
                    blocks.append(ItemList(self.dash_lists, depth, items))
                case "table":
                    blocks.append(self._table(node, attributes or ""))
                    attributes = None
                case _:
                    raise TemplateError(
                        "Dit hoort niet in een modeltekst.",
                        spot=self._spot(node),
                        hint="Schrijf een lid als `1.`, een onderdeel als `-`, een kop als `###`.",
                    )
        return tuple(block for block in blocks if not (isinstance(block, Paragraph) and not block.content))

    def _items(self, node: _Node, depth: int, dashes: int) -> tuple[Item, ...]:
        items = []
        for child in node.children:
            anchor = self._anchor_of(child)
            items.append(Item(anchor, "", self._blocks(child.children, depth + 1, dashes)))
        return tuple(items)

    def _anchor_of(self, item: _Node) -> str:
        first = item.children[0] if item.children else None
        if first is None or first.type != "paragraph":
            raise TemplateError("Een lid of onderdeel begint met tekst.", spot=self._spot(item))
        self._inline(first)
        return self.inlines.anchor

    def _inline(self, node: _Node) -> tuple[Inline, ...]:
        spot = self._spot(node)
        content = self.inlines.read(list(node.tokens), spot)
        for reference in _references(content):
            self.references.setdefault(reference.target, spot)
        return content

    def _table(self, node: _Node, attributes: str) -> Table:
        spot = self._spot(node)
        kind, anchor, caption = TableKind.PLAIN, "", ""
        widths: tuple[int, ...] = ()
        for found in ATTRIBUTE.finditer(attributes):
            if found["kind"]:
                kind = _table_kind(found["kind"], spot)
            elif found["anchor"]:
                anchor = "".join(_plain(self.inlines.text(found["anchor"], spot)))
            elif found["name"] == "titel":
                caption = found["value"]
            elif found["name"] == "kolommen":
                widths = column_widths(found["value"])
                if not widths:
                    hint = 'Schrijf van elke kolom de breedte in procenten, zoals `kolommen="60 40"`.'
                    raise TemplateError(f'"{found["value"]}" zijn geen kolombreedten.', spot=spot, hint=hint)
        rows = [row for part in node.children for row in part.children]
        cells = [tuple(Cell(self._inline(cell)) for cell in row.children) for row in rows]
        if widths and len(widths) != len(cells[0]):
            raise TemplateError("Het aantal kolombreedten past niet bij de tabel.", spot=spot)
        return Table(kind, anchor, self.inlines.text(caption, spot), cells[0], tuple(cells[1:]), widths)


def column_widths(text: str) -> tuple[int, ...]:
    """Read the widths of columns in percents; nothing when it says something else."""
    return tuple(map(int, text.split())) if _WIDTHS.fullmatch(text) else ()


def inline_tokens(text: str) -> list[Token]:
    """Parse one line of Markdown, without the form of a list or a table around it."""
    return list(_MARKDOWN.parseInline(text)[0].children or [])


def _table_kind(name: str, spot: Spot) -> TableKind:
    try:
        return TableKind(name)
    except ValueError as error:
        raise TemplateError(f"Er is geen tabelsoort `{name}`.", spot=spot) from error


def _references(content: Sequence[Inline]) -> list[CrossReference]:
    found = []
    for inline in content:
        if isinstance(inline, CrossReference):
            found.append(inline)
        elif hasattr(inline, "content"):
            found += _references(inline.content)
    return found


def _plain(content: Sequence[Inline]) -> list[str]:
    return [inline.text for inline in content if hasattr(inline, "text") or isinstance(inline, Text)]
