from typing import Any

import pytest

from generator.findings import Spot
from generator.language.expressions import compile_expression
from generator.model.schema_node import root_node
from generator.model.source import YamlSource
from generator.terms.effective import EffectiveTerms, StandardLayer, effective_terms

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "soort": {"title": "soort"},
        "groep": {"type": "object", "properties": {"a": {"title": "a"}, "b": {"title": "b"}}},
        "tekst": {"title": "tekst"},
        "lijst": {"type": "array", "items": {"title": "regel"}},
    },
}


def layer(values: dict[str, Any], condition: str = "") -> StandardLayer:
    compiled = compile_expression(condition, Spot("standaard.yaml")) if condition else None
    return StandardLayer(compiled, values)


STANDARD = [
    layer({"groep": {"a": 1, "b": 2}, "lijst": ["x", "y"], "tekst": "model"}),
    layer({"groep": {"b": 3}}, 'soort == "bijzonder"'),
]


def terms(*files: dict[str, Any]) -> EffectiveTerms:
    sources = [
        YamlSource(f"{number}.yaml", "", data, {}, {("tekst",): (7, 3)}) for number, data in enumerate(files)
    ]
    return effective_terms(sources, root_node(SCHEMA), STANDARD)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({}, {"groep": {"a": 1, "b": 2}, "lijst": ["x", "y"], "tekst": "model"}),
        ({"groep": {"a": 9}}, {"groep": {"a": 9, "b": 2}, "lijst": ["x", "y"], "tekst": "model"}),
        ({"lijst": ["z"]}, {"groep": {"a": 1, "b": 2}, "lijst": ["z"], "tekst": "model"}),
        ({"groep": "geen"}, {"lijst": ["x", "y"], "tekst": "model"}),
        ({"tekst": "geen"}, {"groep": {"a": 1, "b": 2}, "lijst": ["x", "y"], "tekst": "geen"}),
        (
            {"tekst": None, "groep": {"a": None}},
            {"groep": {"a": 1, "b": 2}, "lijst": ["x", "y"], "tekst": "model"},
        ),
        (
            {"soort": "bijzonder"},
            {"groep": {"a": 1, "b": 3}, "lijst": ["x", "y"], "tekst": "model", "soort": "bijzonder"},
        ),
    ],
)
def test_file_lies_over_the_model(data: dict[str, Any], expected: dict[str, Any]) -> None:
    assert terms(data).data == expected


def test_later_file_wins_and_can_take_a_group_back() -> None:
    assert terms({"groep": "geen", "tekst": "eerst"}, {"groep": {"a": 5}, "tekst": "later"}).data == {
        "groep": {"a": 5, "b": 2},
        "lijst": ["x", "y"],
        "tekst": "later",
    }


def test_every_term_knows_its_origin() -> None:
    found = terms({"tekst": "eigen"})
    origin = found.origin(("tekst",))
    assert origin is not None
    assert (origin.kind, origin.file, origin.line) == ("bestand", "0.yaml", 7)
    standard = found.origin(("groep", "a"))
    assert standard is not None
    assert standard.kind == "model"


def test_digest_follows_the_terms_and_not_their_order() -> None:
    one = terms({"tekst": "x", "soort": "y"}).digest
    assert one == terms({"soort": "y", "tekst": "x"}).digest
    assert one != terms({"tekst": "x", "soort": "z"}).digest
