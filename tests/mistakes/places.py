"""The lines of a good agreement that hold one value, with what the schema says about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.load.model_choice import read_model_of
from generator.load.yaml_source import parse_yaml
from generator.model.schema_node import SchemaNode
from generator.model.source import Path, YamlSource, value_in
from generator.model.template import TemplateVersion
from generator.schema.meanings import is_free_text, kinds_of
from generator.terms.subject import compile_model
from generator.workspace import Workspace
from tests.cli.command import CHECKOUT

WORKSPACE = Workspace(CHECKOUT)
BASES = ("stadskanaal", "pekela", "veendam", "oldambt", "groningen")
_LINE = re.compile(r"(?P<indent> *)(?P<key>\w[\w-]*): +(?P<value>[^{\[#|>].*?)?\s*")


@dataclass(frozen=True)
class Place:
    """A line of one key and one value."""

    base: str
    line: int
    indent: str
    key: str
    value: str
    """As it is written, with its quotes."""
    path: Path
    node: SchemaNode
    meant: object
    kind: str
    """What belongs there: `choice`, `date`, `number`, `truth`, `form` or `words`."""


@cache
def base_text(name: str) -> str:
    """Return the text of a good agreement."""
    return (CHECKOUT / "agreements" / f"{name}.yaml").read_text("utf-8")


@cache
def source_of(name: str) -> YamlSource:
    """Return what a good agreement says."""
    source = parse_yaml(base_text(name).encode(), f"agreements/{name}.yaml")
    assert isinstance(source, YamlSource)
    return source


@cache
def root_of(name: str) -> SchemaNode:
    """Return the schema that a good agreement follows."""
    template = read_model_of(source_of(name), WORKSPACE)
    assert isinstance(template, TemplateVersion)
    return compile_model(template).root


@cache
def places(kind: str = "") -> tuple[Place, ...]:
    """List the places of a kind in all good agreements."""
    return tuple(place for name in BASES for place in _places(name) if kind in ("", place.kind))


def _places(name: str) -> Iterator[Place]:
    source, root = source_of(name), root_of(name)
    paths = {spot: path for path, spot in source.key_spots.items()}
    for number, line in enumerate(source.text.splitlines(), 1):
        match = _LINE.fullmatch(line)
        if match is None or not match["value"]:
            continue
        path = paths.get((number, len(match["indent"]) + 1))
        node = root.at(path) if path else None
        if path and node is not None and path[-1] in (root.at(path[:-1]) or root).property_names:
            yield Place(
                name, number, match["indent"], match["key"], match["value"], path, node,
                value_in(source.data, path), _kind(node),
            )  # fmt: skip


def _kind(node: SchemaNode) -> str:
    kinds = kinds_of(node)
    if "enum" in node.spec:
        return "choice"
    if "number" in kinds or "integer" in kinds:
        return "number"
    if "boolean" in kinds:
        return "truth"
    if node.display == "datum" or node.spec.get("format") == "date":
        return "date"
    return "words" if is_free_text(node) else "form"
