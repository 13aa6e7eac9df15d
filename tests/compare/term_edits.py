"""Random edits of agreements, each fitting the schema: another choice, number, date, text or truth value."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from generator.load.yaml_source import read_yaml
from generator.model.schema_node import SchemaNode
from generator.model.source import Path as TermPath
from generator.model.source import YamlSource

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_LEFT_ALONE = {"model", "functieprofiel"}
"""Terms whose value is the name of a file."""


def read(path: Path) -> dict[str, Any]:
    """Read the plain data of a content file."""
    source = read_yaml(path, path.name)
    assert isinstance(source, YamlSource)
    return source.data


def write(path: Path, data: dict[str, Any]) -> None:
    """Write plain data in a form of its own: no comments, other quotes, keys in order of the alphabet."""
    text = yaml.safe_dump(_plain(data), sort_keys=True, allow_unicode=True, default_flow_style=None, width=70)
    path.write_text(text, encoding="utf-8")


def places(node: SchemaNode, value: Any, path: TermPath = ()) -> Iterator[tuple[TermPath, SchemaNode, Any]]:
    """List the plain values that can be edited."""
    if isinstance(value, dict):
        for key, item in value.items():
            child = node.child(key)
            if child is not None and key not in _LEFT_ALONE and item is not None:
                yield from places(child, item, (*path, key))
    elif not isinstance(value, list):
        yield path, node, value


def another(dice: random.Random, node: SchemaNode, value: Any) -> Any:
    """Pick another value of the same kind, or None when there is none."""
    codes = [code for code in node.spec.get("enum", ()) if code != value]
    if "enum" in node.spec:
        return dice.choice(codes) if codes else None
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | Decimal):
        low, high = node.spec.get("minimum", 0), node.spec.get("maximum", 10**9)
        options = [value + step for step in (1, 2, 5, -1, -2) if low <= value + step <= high]
        return dice.choice(options) if options else None
    if _DATE.fullmatch(value):
        return f"{value[:8]}{'17' if value[8:] != '17' else '18'}"
    if node.refers_to or "pattern" in node.spec or node.spec.get("format"):
        return None
    return f"{value} gewijzigd"


def edited(data: Any, path: TermPath, value: Any) -> Any:
    """Return data with another value at a path."""
    if not path:
        return value
    return {**data, path[0]: edited(data[path[0]], path[1:], value)}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return float(value) if isinstance(value, Decimal) else value
