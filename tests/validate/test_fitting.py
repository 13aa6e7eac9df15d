"""Whether a value fits is told without the library, and always as the library tells it."""

from __future__ import annotations

import random
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.load.template import read_schema
from generator.load.yaml_source import load_list_or_raise, load_yaml_or_raise, read_yaml
from generator.model.source import YamlSource, leaves, value_at
from generator.schema.checker import without_empty_values
from generator.schema.fitting import _MAKERS, UNJUDGED, Fitting
from generator.schema.forms import form_node
from generator.schema.vocabulary import build_validator
from tests.examples import EXAMPLES, ROOT, VERSION
from tests.soak import sampled

AGREEMENTS = sorted((ROOT / "agreements").glob("*.yaml"))
ODD: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 3, 10**9, Decimal("0.5"), Decimal("2.500"), "", "geen", "2028-02-30", ["a"],
    "2028-02-28", "a@b.nl", "x" * 400, [], ["a", "a"], ["a", "b"], [1, True], {}, {"a": 1}, {"onbekend": {}},
)  # fmt: skip
JUDGED: tuple[Mapping[str, Any], ...] = (
    {"type": "integer"}, {"type": ["string", "null"]}, {"type": "number", "minimum": 0, "maximum": 3},
    {"type": "object", "required": ["a"], "minProperties": 1}, {"enum": ["ja", 1, None]}, {"const": True},
    {"properties": {"a": {"type": "string"}}, "additionalProperties": False}, {"items": {"type": "string"}},
    {"additionalProperties": {"type": "integer"}}, {"minItems": 1, "maxItems": 1}, {"pattern": "^[a-z]+$"},
    {"minLength": 1, "maxLength": 3}, {"format": "date"}, {"format": "email"}, {"x-weergave": "datum"},
    {"multipleOf": Decimal("0.25")}, {"exclusiveMinimum": 0}, {"propertyNames": {"pattern": "^a$"}},
    {"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"minProperties": 2}},
    {"$ref": "#/$defs/woord", "$defs": {"woord": {"type": "string", "maxLength": 2}}},
)  # fmt: skip
LEFT: tuple[Mapping[str, Any], ...] = (
    {"uniqueItems": True}, {"const": ["a"]}, {"anyOf": [{"type": "string"}]},
    {"if": {"not": {"type": "string"}}, "then": {"type": "integer"}},
)  # fmt: skip
"""What is not always judged without the library."""


def is_valid(schema: Mapping[str, Any], value: object) -> bool:
    return not list(build_validator(schema).iter_errors(value))


def is_valid_so_far(schema: Mapping[str, Any], value: object) -> bool:
    return all(error.validator == "required" for error in build_validator(schema).iter_errors(value))


@pytest.mark.parametrize("spec", JUDGED, ids=str)
def test_a_keyword_is_judged_as_the_library_does(spec: Mapping[str, Any]) -> None:
    fitting, so_far = Fitting(spec), Fitting(spec, so_far=True)
    for value in ODD:
        assert fitting.fits(value) == is_valid(spec, value), value
        assert so_far.fits(value) == is_valid_so_far(spec, value), value


@pytest.mark.parametrize("spec", LEFT, ids=str)
def test_what_the_library_has_to_judge_does_not_fit(spec: Mapping[str, Any]) -> None:
    found = [(Fitting(spec).fits(value), is_valid(spec, value)) for value in ODD]
    assert all(valid for fits, valid in found if fits)
    assert any(valid and not fits for fits, valid in found)


def test_every_keyword_of_the_library_is_judged_or_left_to_it() -> None:
    assert {*Draft202012Validator.VALIDATORS} <= {*_MAKERS, *UNJUDGED}


@pytest.mark.parametrize("seed", sampled(range(500), range(20)))
def test_a_file_with_odd_values_is_judged_as_the_library_does(seed: int) -> None:
    chance = random.Random(seed)
    schema = read_schema(EXAMPLES.parent / "schema.json", VERSION)
    fitting, so_far = Fitting(schema), Fitting(schema, so_far=True)
    source = read_yaml(chance.choice(AGREEMENTS), "")
    assert isinstance(source, YamlSource)
    assert fitting.fits(source.data)
    places = [path for path, _ in leaves(source.data)]
    for path in chance.sample(places, 30):
        group = value_at(source.data, path[:-1])
        before, group[path[-1]] = group[path[-1]], chance.choice(ODD)
        assert fitting.fits(source.data) == is_valid(schema, source.data), path
        assert so_far.fits(source.data) == is_valid_so_far(schema, source.data), path
        group[path[-1]] = before


@pytest.mark.parametrize("form", ["model", "schema", "standaard"])
def test_a_form_is_judged_as_the_library_does(form: str) -> None:
    node = form_node(form)
    for folder in sorted(path.parent for path in (ROOT / "templates").glob("*/*/model.yaml")):
        if form == "schema":
            data: Any = read_schema(folder / "schema.json", folder.name)
        elif form == "model":
            data = load_yaml_or_raise(folder / "model.yaml", folder.name).data
        else:
            data = load_list_or_raise(folder / "standaard.yaml", folder.name)[0]
        said = without_empty_values(data, node)
        assert Fitting(node.spec).fits(said)
        assert is_valid(node.spec, said)
