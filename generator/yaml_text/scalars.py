"""How words and texts are written: without quotes where every YAML reader then still reads the same."""

from __future__ import annotations

import re

import yaml

from generator.load.line_repairs import quoted as double_quoted
from generator.load.plain_values import loses_zero, plain_value
from generator.model.schema_node import SchemaNode

_OTHER_NUMBERS = re.compile(
    r"[-+]?(0o[0-7]+|[0-9][0-9_]*(:[0-9]+)*(\.[0-9_]*)?|(\.[0-9]+|[0-9]+(\.[0-9]*)?)[eE][-+]?[0-9]+)"
)
"""Numbers of other YAML readers, clock times among them."""
_OTHER_WORDS = frozenset({"y", "Y", "n", "N"})
_TIMESTAMP = "tag:yaml.org,2002:timestamp"
_DATE = "datum"
_TEXT = "string"


def written_scalar(
    value: str, style: str, raw: str, node: SchemaNode | None, *, in_flow: bool = False
) -> str:
    """Write a value on one line.

    Args:
        value: What was read.
        style: The quote it was written with; empty when there was none.
        raw: How it was written.
        node: What the schema says about it.
        in_flow: Whether it stands between braces.
    """
    is_date = node is not None and node.display == _DATE
    if style:
        return value if _reads_the_same(value, is_date, in_flow) else quoted(value)
    if plain_value(value) is None:
        return ""
    if isinstance(plain_value(value), str) and _must_be_text(node) and _others_differ(value, is_date):
        return quoted(value)
    return raw


def written_key(key: str, *, in_flow: bool = False) -> str:
    """Write a key."""
    line = f"k: {{{key}: x}}" if in_flow else f"{key}: x"
    plain = key and not _others_differ(key, is_date=False) and _is_plain(line, key)
    return key if plain else quoted(key)


def plain_text(
    value: str, node: SchemaNode | None, *, in_flow: bool = False, is_date: bool = False
) -> str | None:
    """Write a text without quotes; None when some YAML reader would read something else.

    Args:
        value: The text.
        node: What the schema says about it.
        in_flow: Whether it stands between braces.
        is_date: Whether a date needs no quotes, also when the schema does not call it one.
    """
    is_date = is_date or (node is not None and node.display == _DATE)
    return value if _reads_the_same(value, is_date, in_flow) else None


def is_date_like(value: str) -> bool:
    """Tell whether other YAML readers make a date of an unquoted text."""
    return _others_differ(value, is_date=False) and not _others_differ(value, is_date=True)


def quoted(value: str) -> str:
    """Put a text between quotes; single ones where that saves a backslash."""
    if "\n" not in value and ("\\" in value or '"' in value):
        doubled = value.replace("'", "''")
        return f"'{doubled}'"
    return double_quoted(value).replace("\n", "\\n")


def _must_be_text(node: SchemaNode | None) -> bool:
    return node is not None and node.spec.get("type") == _TEXT


def _reads_the_same(value: str, is_date: bool, in_flow: bool) -> bool:
    if not isinstance(plain_value(value), str) or loses_zero(value) or _others_differ(value, is_date):
        return False
    return _is_plain(f"k: {{k: {value}}}" if in_flow else f"k: {value}", value)


def _others_differ(value: str, is_date: bool) -> bool:
    """Tell whether another YAML reader makes a number, a truth, a date or nothing of an unquoted text."""
    if value in _OTHER_WORDS or _OTHER_NUMBERS.fullmatch(value):
        return True
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(value[:1], [])
    tags = [tag for tag, pattern in resolvers if pattern.match(value)]
    return bool(tags) and not (is_date and tags == [_TIMESTAMP])


def _is_plain(line: str, value: str) -> bool:
    """Tell whether an unquoted text comes back from a line as it is."""
    if "\n" in value:
        return False
    try:
        events = list(yaml.parse(line, Loader=yaml.CSafeLoader))
    except yaml.YAMLError:
        return False
    texts = [event for event in events if isinstance(event, yaml.ScalarEvent)]
    expected = 3 if line.startswith("k: {") else 2
    return len(texts) == expected and any(one.value == value and not one.style for one in texts)
