"""What counts as text: nothing that nobody can see, composed letters, and no blanks at the ends."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.model.schema_node import SchemaNode
from generator.model.source import YamlSource

_IGNORABLE = (
    r"\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Unicode's Default_Ignorable_Code_Point."""
_BLANK = r"\s\u2800"
_NOTHING = re.compile(f"[{_BLANK}{_IGNORABLE}]*")
_START = re.compile(rf"^[{_BLANK}{_IGNORABLE}]+")
# A variation selector and a joiner belong to the sign before them.
_END = re.compile(rf"(?:(?![\ufe00-\ufe0f\u200d])[{_BLANK}{_IGNORABLE}])+$")
_DOUBLE_SPACE = re.compile("(?<=\\S) {2,}(?=\\S)")
_HIDDEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180e\u2800\u3164\uffa0]")


def is_blank(text: str) -> bool:
    """Tell whether a text has nothing that can be seen."""
    return _NOTHING.fullmatch(text) is not None or all(
        unicodedata.combining(sign) for sign in text if not _NOTHING.fullmatch(sign)
    )


def hidden_character(text: str) -> str:
    """Return the first character that looks like a space or like nothing; empty when there is none."""
    found = _HIDDEN.search(text)
    return found[0] if found else ""


def without_hidden(text: str) -> str:
    """Write a text with a plain space for every character that looks like one, or like nothing."""
    return " ".join(_HIDDEN.sub(" ", text).split(" "))


def cleaned(source: YamlSource, root: SchemaNode) -> YamlSource:
    """Return a file with its texts as they count: composed (NFC), trimmed, absent when nothing is in them.

    Two spaces between words are one. A field for several lines keeps its lines and spaces, and the line end
    after the last one.
    """
    return replace(source, data=_cleaned(source.data, root))


def _cleaned(value: Any, node: SchemaNode | None) -> Any:
    match value:
        case Mapping():
            return {key: _cleaned(item, node.child(key) if node else None) for key, item in value.items()}
        case list():
            return [_cleaned(item, node.child(0) if node else None) for item in value]
        case str():
            return None if is_blank(value) else _trimmed(value, node is not None and node.keeps_lines)
        case _:
            return value


def _trimmed(text: str, keeps_lines: bool) -> str:
    composed = unicodedata.normalize("NFC", text)
    trimmed = _END.sub("", _START.sub("", composed))
    if not keeps_lines:
        return _DOUBLE_SPACE.sub(" ", trimmed)
    return f"{trimmed}\n" if composed.endswith("\n") else trimmed
