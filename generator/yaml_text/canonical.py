"""Write the tree of a file in the order of its schema, in one form."""

from __future__ import annotations

from collections.abc import Iterator

from generator.load.content import BASE
from generator.model.schema_node import SchemaNode
from generator.yaml_text.comments import Attacher
from generator.yaml_text.scalars import quoted, written_key, written_scalar
from generator.yaml_text.tree import Comment, Entry, Group, Lines, Scalar, TreeReader

STEP = 2
"""Spaces that a group stands deeper than its key."""
ROW_WIDTH = 120
"""A row between braces that would be longer is written one item a line."""
_TIGHT = 2
"""A comment this close to its value keeps two spaces; one further off keeps its column."""


def canonical(text: str, root: SchemaNode) -> str:
    """Write the text of a file without findings of syntax in its canonical form."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    reader = TreeReader(text)
    top = reader.read()
    if top is None:
        return text
    attacher = Attacher(reader, top)
    attacher.attach()
    head = [comment.text if comment else "" for comment in attacher.head]
    body = list(_group_lines(top, 0, root))
    starts_with_comment = bool(body) and body[0].startswith("#")
    if head and body and (attacher.head_gap or starts_with_comment):
        head.append("")
    return "\n".join([*head, *body, ""])


def _group_lines(group: Group, indent: int, node: SchemaNode | None) -> Iterator[str]:
    for place, entry in enumerate(_ordered(group, node)):
        child = _child(entry, node)
        above = list(_comment_lines(entry.above, indent))
        while place == 0 and above and not above[0]:
            above.pop(0)
        yield from above
        yield from _entry_lines(entry, indent, child)
    yield from _comment_lines(group.below, indent)


def _ordered(group: Group, node: SchemaNode | None) -> list[Entry]:
    if group.is_list or node is None:
        return group.entries
    places = {BASE: -1} | {name: place for place, name in enumerate(node.property_names)}
    return sorted(group.entries, key=lambda entry: places.get(_key(entry), len(places)))


def _key(entry: Entry) -> str:
    return entry.key.value if entry.key else ""


def _child(entry: Entry, node: SchemaNode | None) -> SchemaNode | None:
    if node is None:
        return None
    return node.child(entry.key.value if entry.key else 0)


def _entry_lines(entry: Entry, indent: int, node: SchemaNode | None) -> Iterator[str]:
    start = " " * indent + (f"{written_key(entry.key.value)}:" if entry.key else "-")
    value, deeper = entry.value, indent + STEP
    if isinstance(value, Scalar):
        lines = _scalar_lines(start, entry, value, deeper, node)
        beside_line = 0 if value.is_block else len(lines) - 1
    elif (row := _row(start, value, node)) is not None:
        lines, beside_line = [row], 0
    elif entry.key:
        lines, beside_line = [start, *_group_lines(value, deeper, node)], 0
    else:
        yield from _item_of_group(entry, value, indent, node)
        return
    if entry.beside:
        lines[beside_line] = _with_comment(lines[beside_line], entry.beside)
    yield from lines
    yield from _under_lines(entry, lines[beside_line], deeper)


def _item_of_group(entry: Entry, group: Group, indent: int, node: SchemaNode | None) -> Iterator[str]:
    """Write a group as an item of a list: its first line stands behind the dash, comments above it."""
    if entry.beside:
        yield " " * indent + entry.beside.text
    pad = " " * (indent + STEP)
    begun = False
    for line in _group_lines(group, indent + STEP, node):
        if begun or not line:
            yield line
        elif line.startswith(f"{pad}#"):
            yield line[STEP:]
        else:
            begun = True
            yield f"{' ' * indent}- {line[len(pad) :]}"
    yield from _comment_lines(entry.under, indent + STEP)


def _scalar_lines(
    start: str, entry: Entry, scalar: Scalar, indent: int, node: SchemaNode | None
) -> list[str]:
    if scalar.keeps_ends:
        return [f"{start} {quoted(scalar.value)}"]
    if scalar.is_block:
        return _block_lines(start, scalar, entry.column, indent)
    if scalar.is_folded:
        first, *rest = (line.strip() for line in scalar.raw.split("\n"))
        pad = " " * indent
        return [f"{start} {first}", *(f"{pad}{line}" if line else "" for line in rest)]
    text = written_scalar(scalar.value, scalar.style, scalar.raw, node)
    return [f"{start} {text}" if text else start]


def _block_lines(start: str, scalar: Scalar, column: int, indent: int) -> list[str]:
    header, *body = scalar.raw.split("\n")
    code = header.partition("#")[0].strip()
    digit = next((int(sign) for sign in code if sign.isdigit()), 0)
    widths = [len(line) - len(line.lstrip(" ")) for line in body if line.strip(" ")]
    base = column + digit if digit else min(widths[:1], default=0)
    code = code.replace(str(digit), str(STEP)) if digit else code
    return [f"{start} {code}", *((" " * indent + line[base:]) if line[base:] else "" for line in body)]


def _row(start: str, group: Group, node: SchemaNode | None) -> str | None:
    """Write a group on the line of its key: an empty one, or a short mapping that its author wrote so."""
    if not group.entries and not group.below:
        return f"{start} {'[]' if group.is_list else '{}'}"
    if group.is_list or not group.is_flow or group.below:
        return None
    parts = []
    for entry in _ordered(group, node):
        value = entry.value
        if not isinstance(value, Scalar) or value.is_folded or entry.above or entry.beside:
            return None
        child = _child(entry, node)
        text = written_scalar(value.value, value.style, value.raw, child, in_flow=True)
        parts.append(f"{written_key(_key(entry), in_flow=True)}: {text}")
    row = f"{start} {{{', '.join(parts)}}}"
    return row if len(row) <= ROW_WIDTH else None


def _comment_lines(lines: Lines, indent: int) -> Iterator[str]:
    for line in lines:
        yield " " * indent + line.text if line else ""


def _with_comment(line: str, comment: Comment) -> str:
    least = len(line) + _TIGHT
    column = least if comment.gap <= _TIGHT else max(least, comment.column)
    return line.ljust(column) + comment.text


def _under_lines(entry: Entry, line: str, indent: int) -> Iterator[str]:
    """Write comments under an entry; what stood straight under the comment beside it stays there.

    Under a text on lines of its own a comment stands one space less deep, or it would be part of the text.
    """
    beside, is_block = entry.beside, isinstance(entry.value, Scalar) and entry.value.is_block
    for comment in entry.under:
        if comment and beside and not is_block and comment.column == beside.column:
            yield " " * (len(line) - len(beside.text)) + comment.text
        else:
            yield " " * (indent - is_block) + comment.text if comment else ""
