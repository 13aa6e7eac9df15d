"""Typed values as words of a YAML text, in the style of what stood there."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import yaml

from generator.errors import EditError
from generator.load.plain_text import forbidden_character
from generator.load.plain_values import plain_value
from generator.model.schema_node import SchemaNode
from generator.model.source import Path, dotted
from generator.yaml_text.scalars import is_date_like, plain_text, quoted
from generator.yaml_text.tree import Scalar

_FOLD_WIDTH = 100
"""Characters in a line of a text that is folded."""


def typed(value: Any, path: Path) -> Any:
    """Return a value as it will be read again: with lists, dicts, and whole numbers as int.

    Args:
        value: Text, a number, a truth, None, or lists and mappings of those.
        path: Where it comes to stand, for messages.

    Raises:
        EditError: when a content file cannot hold it.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _text(value, path)
    if isinstance(value, int | Decimal):
        return _number(value, path)
    if isinstance(value, Mapping):
        return {key_text(key, path): typed(item, (*path, key)) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        return [typed(item, (*path, place)) for place, item in enumerate(value)]
    raise EditError(f'Een waarde van de soort {type(value).__name__} kan niet in "{dotted(path)}".', path)


def key_text(key: object, path: Path) -> str:
    """Return a key as it will be read again.

    Raises:
        EditError: when a content file cannot hold it.
    """
    if not isinstance(key, str) or not key:
        raise EditError(f'Een naam in "{dotted(path)}" is geen tekst, of leeg.', path)
    return _text(key, path)


def scalar_lines(
    value: Any,
    node: SchemaNode | None,
    old: Scalar | None = None,
    *,
    in_flow: bool = False,
    has_blocks: bool = True,
) -> list[str]:
    """Write a value: the words behind its key, and the lines below it without what they are indented.

    Args:
        value: A value as it will be read.
        node: What the schema says about it.
        old: What stood there; its quotes or its lines are followed where the value can be written so.
        in_flow: Whether it stands between braces.
        has_blocks: Whether it may stand on lines of its own; between braces it never does.
    """
    if value is None:
        return [""]
    if not isinstance(value, str):
        return [_plain(value)]
    for lines in _forms(value, node, old, in_flow):
        if (has_blocks or len(lines) == 1) and _reads_back(lines, value, in_flow):
            return lines
    return [quoted(value)]


def _forms(value: str, node: SchemaNode | None, old: Scalar | None, in_flow: bool) -> Iterator[list[str]]:
    style = old.style if old and _is_chosen(old, node, in_flow) else ""
    if style == "'":
        doubled = value.replace("'", "''")
        yield [f"'{doubled}'"]
    elif style == '"':
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        yield [f'"{escaped}"']
    if not in_flow and not any(line.isspace() for line in value.split("\n")):
        if style == ">":
            yield [f">{_chomping(value)}", *_folded(value)]
        if style == "|" or style == ">" or "\n" in value:
            yield [f"|{_chomping(value)}", *value.removesuffix("\n").split("\n")]
    is_date = old is not None and not style and is_date_like(old.value)
    if (plain := plain_text(value, node, in_flow=in_flow, is_date=is_date)) is not None:
        yield [plain]


def _is_chosen(old: Scalar, node: SchemaNode | None, in_flow: bool) -> bool:
    """Tell whether an author chose how a text is written: it is not what would have been written here."""
    return old.is_block or [old.raw] != scalar_lines(old.value, node, in_flow=in_flow)


def _chomping(value: str) -> str:
    return "" if value.endswith("\n") else "-"


def _folded(value: str) -> list[str]:
    """Break a text into lines that a reader joins again; an empty line between them is one line end."""
    lines: list[str] = []
    for place, paragraph in enumerate(value.removesuffix("\n").split("\n")):
        wrapped = textwrap.wrap(paragraph, _FOLD_WIDTH, break_long_words=False, break_on_hyphens=False)
        lines += [*([""] if place else []), *wrapped]
    return lines


def _reads_back(lines: list[str], value: str, in_flow: bool) -> bool:
    words = "\n".join((f"  {line}" if line and place else line) for place, line in enumerate(lines))
    if in_flow and len(lines) > 1:
        return False
    try:
        events = list(yaml.parse(f"k: [{words}]\n" if in_flow else f"k: {words}\n", Loader=yaml.CSafeLoader))
    except yaml.YAMLError:
        return False
    texts = [event.value for event in events if isinstance(event, yaml.ScalarEvent)]
    return texts == ["k", value]


def _plain(value: bool | int | Decimal) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _number(value: int | Decimal, path: Path) -> int | Decimal:
    again = plain_value(_plain(value))
    if isinstance(again, int | Decimal) and again == value:
        return again
    raise EditError(
        f'"{dotted(path)}" kan geen {value} zijn: een getal heeft hooguit 18 cijfers voor en achter de punt.',
        path,
    )


def _text(value: str, path: Path) -> str:
    if kind := forbidden_character(value):
        raise EditError(
            f'In "{dotted(path)}" staat {kind}; dat kan in dit bestand niet.',
            path,
            hint="Verwijder het teken. Het komt vaak mee met plakken uit Word, een pdf of een webpagina.",
        )
    return value
