"""Values as the lines of YAML that a message shows, to copy into a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from generator.model.source import Path

_NEEDS_QUOTES = re.compile(
    r"|true|false|null|~|[-+]?[0-9.]+|[-+]?[0-9][0-9_.]*(e[-+]?[0-9]+)?|[0-9]+:[0-9]+"
    r"|[^\w+€-].*|.*(: | #).*|.*:|- .*"
)


def written(value: object) -> str:
    """Write a plain value the way it stands in YAML, with quotes where a number or word needs them."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return format(value, "f")
        case str() if _NEEDS_QUOTES.fullmatch(value):
            escaped = value.replace("\\", "\\\\").replace('"', '\\"')
            return f'"{escaped}"'
        case _:
            return str(value)


def block(path: Path, value: Any) -> str:
    """Write a value with the keys that lead to it, each on a line of its own when there are more."""
    lines = _lines(value)
    for key in reversed(path):
        mark = "-" if isinstance(key, int) else f"{key}:"
        if len(lines) == 1 and (not value or not isinstance(value, Mapping | list)):
            lines = [f"{mark} {lines[0]}".rstrip()]
        else:
            lines = [mark, *(f"  {line}" for line in lines)]
        value = {key: value}
    return "\n".join(lines)


def _lines(value: Any) -> list[str]:
    if isinstance(value, Mapping) and value:
        return [line for key, item in value.items() for line in block((str(key),), item).split("\n")]
    if isinstance(value, list) and value:
        return [line for item in value for line in _item(item)]
    return [written(value) if not isinstance(value, Mapping | list) else "{}" if value == {} else "[]"]


def _item(item: Any) -> list[str]:
    first, *rest = _lines(item)
    return [f"- {first}", *(f"  {line}" for line in rest)]
