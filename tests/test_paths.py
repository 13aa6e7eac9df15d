"""Walks over data and schemas: which paths they give, and in which order."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.schema_node import described, root_node
from generator.model.source import Path, dotted, leaves, parse_path, scalars, value_at

DATA: dict[str, Any] = {"a": {"b": 1, "c": [2, {"d": 3}]}, "e": {}, "f": None, "g": []}
SCHEMA = {
    "properties": {
        "a": {"properties": {"c": {"items": {"properties": {"d": {"title": "diepte"}}}}}},
        "e": {"additionalProperties": {"title": "ingang"}},
    }
}


def test_leaves_keep_a_list_whole() -> None:
    assert list(leaves(DATA)) == [(("a", "b"), 1), (("a", "c"), [2, {"d": 3}]), (("f",), None), (("g",), [])]
    assert list(leaves("los")) == [((), "los")]


def test_scalars_go_into_lists() -> None:
    found = [(("a", "b"), 1), (("a", "c", 0), 2), (("a", "c", 1, "d"), 3), (("f",), None)]
    assert list(scalars(DATA)) == found


def test_described_gives_groups_too_and_skips_what_the_schema_does_not_know() -> None:
    paths = [dotted(path) for path, _, _ in described(DATA, root_node(SCHEMA))]
    assert paths == ["", "a", "a.c", "a.c.0", "a.c.1", "a.c.1.d", "e"]


def test_a_value_is_found_through_groups_only() -> None:
    assert value_at(DATA, ("a", "b")) == 1
    assert value_at(DATA, ("a", "b", "c")) is None
    assert value_at(DATA, ("a", "c", 0)) is None


@pytest.mark.parametrize(
    ("path", "title"),
    [(("a", "c", 0, "d"), "diepte"), (("e", "x"), "ingang"), (("a", "x", "y"), None), ((), "")],
)
def test_a_schema_is_read_at_a_path(path: Path, title: str | None) -> None:
    node = root_node(SCHEMA).at(path)
    assert (node.title if node else None) == title


def test_a_path_is_read_as_it_is_written() -> None:
    assert parse_path("uren.inzet.ojg-1") == ("uren", "inzet", "ojg-1")
    assert dotted(parse_path("a.b")) == "a.b"
