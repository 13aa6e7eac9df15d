"""Whether a value fits a schema: the same answer as that of `schema/vocabulary.py`, sooner and without words.

Most values fit. Only of one that does not, `vocabulary.py` finds out what is wrong, with a library that takes
long to load. A value that cannot be judged here does not fit, so that the library has the last word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sized
from typing import Any, TypeAlias

from generator.schema.value_rules import (
    compiled_pattern,
    is_date,
    is_email,
    is_integer,
    is_multiple,
    is_number,
    is_shown_as,
)

Spec: TypeAlias = Any
"""A schema: a mapping, or True or False for one that anything or nothing fits."""
Test: TypeAlias = Callable[[Any], bool]

_TYPES: Mapping[str, Test] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "integer": is_integer,
    "number": is_number,
}
_FORMATS: Mapping[str, Test] = {"date": is_date, "email": is_email}
UNJUDGED = (
    *("$dynamicRef", "allOf", "anyOf", "contains", "dependentRequired", "dependentSchemas", "not", "oneOf"),
    *("exclusiveMaximum", "maxProperties", "patternProperties", "prefixItems", "unevaluatedItems"),
    "unevaluatedProperties",
)
"""Keywords that no schema of ours uses: what they are about is left to the library."""


class _UnjudgedError(Exception):
    """Something that only the library can judge."""


class Fitting:
    """A schema, or a part of one, that is ready to judge values.

    Args:
        spec: What it says.
        whole: The schema that it is a part of; itself when that is nothing else.
        so_far: Whether keys that are required may come later.
    """

    def __init__(self, spec: Spec, whole: Fitting | None = None, *, so_far: bool = False) -> None:
        self.spec, self.so_far = spec, so_far
        self._whole = whole or self
        self._tests: list[Test] | None = None
        self._targets: dict[tuple[str, bool], Fitting] = {}

    def fits(self, value: Any) -> bool:
        """Tell whether a value fits; False as well when that cannot be judged here."""
        try:
            return self(value)
        except _UnjudgedError:
            return False

    def __call__(self, value: Any) -> bool:
        """Tell whether a value fits, when that can be judged here."""
        if self._tests is None:
            self._tests = list(self._made())
        return all(test(value) for test in self._tests)

    def _made(self) -> Iterator[Test]:
        if not isinstance(self.spec, Mapping):
            yield lambda _: self.spec is True
            return
        for keyword, wanted in self.spec.items():
            if keyword in _MAKERS:
                yield _MAKERS[keyword](wanted, self)
            elif keyword in UNJUDGED:
                yield _unjudged

    def part(self, spec: Spec) -> Fitting:
        """Make a part of the same schema ready."""
        return Fitting(spec, self._whole, so_far=self.so_far)

    def condition(self, spec: Spec) -> Fitting:
        """Make a part ready that decides what else holds: there, a key that is missing counts."""
        return Fitting(spec, self._whole)

    def target(self, reference: str) -> Fitting:
        """Make what a reference leads to ready, once."""
        whole, key = self._whole, (reference, self.so_far)
        if key not in whole._targets:
            spec: Any = whole.spec
            for name in reference.removeprefix("#/").split("/"):
                spec = spec[name]
            whole._targets[key] = self.part(spec)
        return whole._targets[key]


def _unjudged(_value: object) -> bool:
    raise _UnjudgedError


def _anything(_value: object) -> bool:
    return True


def _type(wanted: str | list[str], _part: Fitting) -> Test:
    if isinstance(wanted, str):
        return _TYPES[wanted]
    tests = [_TYPES[name] for name in wanted]
    return lambda value: any(test(value) for test in tests)


def _enum(choices: list[Any], _part: Fitting) -> Test:
    if any(isinstance(one, list | dict) for one in choices):
        return _unjudged
    words = frozenset(one for one in choices if isinstance(one, str))
    others = [one for one in choices if not isinstance(one, str)]

    def test(value: Any) -> bool:
        if isinstance(value, str):
            return value in words
        return any(isinstance(value, bool) == isinstance(one, bool) and value == one for one in others)

    return test


def _entries(_wanted: object, part: Fitting) -> Test:
    """Judge the entries of a group, those that the schema names and all others."""
    named = {key: part.part(spec) for key, spec in part.spec.get("properties", {}).items()}
    other = part.part(part.spec.get("additionalProperties", True))

    def test(value: Any) -> bool:
        if not isinstance(value, dict):
            return True
        return all(named.get(key, other)(item) for key, item in value.items())

    return test


def _items(wanted: Spec, part: Fitting) -> Test:
    item = part.part(wanted)
    return lambda value: not isinstance(value, list) or all(map(item, value))


def _names(wanted: Spec, part: Fitting) -> Test:
    name = part.condition(wanted)
    return lambda value: not isinstance(value, dict) or all(map(name, value))


def _condition(wanted: Spec, part: Fitting) -> Test:
    condition = part.condition(wanted)
    then, other = (part.part(part.spec.get(branch, True)) for branch in ("then", "else"))
    return lambda value: then(value) if condition(value) else other(value)


def _unique(wanted: object, _part: Fitting) -> Test:
    def test(value: Any) -> bool:
        if not wanted or not isinstance(value, list):
            return True
        if not all(isinstance(item, str) for item in value):
            raise _UnjudgedError
        return len(set(value)) == len(value)

    return test


def _required(keys: list[str], part: Fitting) -> Test:
    if part.so_far:
        return _anything
    return lambda value: not isinstance(value, dict) or all(key in value for key in keys)


def _pattern(pattern: str, _part: Fitting) -> Test:
    return lambda value: not isinstance(value, str) or compiled_pattern(pattern).search(value) is not None


def _at_least(kind: type[Sized], least: int) -> Test:
    return lambda value: not isinstance(value, kind) or len(value) >= least


def _at_most(kind: type[Sized], most: int) -> Test:
    return lambda value: not isinstance(value, kind) or len(value) <= most


_MAKERS: Mapping[str, Callable[[Any, Fitting], Test]] = {
    "$ref": lambda wanted, part: part.target(wanted),
    "type": _type,
    "enum": _enum,
    "const": lambda wanted, part: _enum([wanted], part),
    "properties": _entries,
    "additionalProperties": lambda _, part: _anything if "properties" in part.spec else _entries(_, part),
    "required": _required,
    "propertyNames": _names,
    "items": _items,
    "if": _condition,
    "uniqueItems": _unique,
    "minItems": lambda least, _: _at_least(list, least),
    "maxItems": lambda most, _: _at_most(list, most),
    "minProperties": lambda least, _: _at_least(dict, least),
    "minLength": lambda least, _: _at_least(str, least),
    "maxLength": lambda most, _: _at_most(str, most),
    "minimum": lambda least, _: lambda value: not is_number(value) or value >= least,
    "maximum": lambda most, _: lambda value: not is_number(value) or value <= most,
    "exclusiveMinimum": lambda limit, _: lambda value: not is_number(value) or value > limit,
    "multipleOf": lambda step, _: lambda value: is_multiple(value, step),
    "pattern": _pattern,
    "format": lambda name, _: _FORMATS.get(name, _anything),
    "x-weergave": lambda display, _: lambda value: is_shown_as(display, value),
}
"""What makes the test of a keyword, of what the schema says for it and of the part that says so."""
