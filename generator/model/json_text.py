"""Plain data as JSON that people can read and git can compare: what fits on a line stands on one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

_WIDTH = 110
_INDENT = "  "


def json_text(data: Any) -> str:
    """Write groups, lists, text, exact numbers and truth values."""
    return _written(data, "", 0) + "\n"


def canonical_json(data: Any) -> str:
    """Write data in a form that knows no layout and no order of keys, for a digest."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_exact)


def _written(data: Any, indent: str, used: int) -> str:
    """Write a value; `used` is what its line already holds besides the indent."""
    if not isinstance(data, dict | list) or not data:
        return _scalar(data)
    inner = indent + _INDENT
    parts = list(_parts(data, inner))
    begin, end = "{}" if isinstance(data, dict) else "[]"
    line = begin + ", ".join(parts) + end
    if "\n" not in line and len(indent) + used + len(line) <= _WIDTH:
        return line
    return f"{begin}\n" + ",\n".join(inner + part for part in parts) + f"\n{indent}{end}"


def _parts(data: dict[str, Any] | list[Any], inner: str) -> Iterator[str]:
    if isinstance(data, list):
        yield from (_written(item, inner, 1) for item in data)
        return
    for key, item in data.items():
        name = f"{_scalar(key)}: "
        yield name + _written(item, inner, len(name) + 1)


def _scalar(value: Any) -> str:
    if isinstance(value, Decimal):
        return _exact(value)
    return json.dumps(value, ensure_ascii=False)


def _exact(value: object) -> str:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    raise TypeError(f"{type(value).__name__} is no plain data")
