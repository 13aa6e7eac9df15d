"""JSON Schema as this program reads it, for what is wrong: one error a key, at the path of its repair.

Whether anything is wrong is known sooner from `schema/fitting.py`; then none of this is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from jsonschema import Draft202012Validator, FormatChecker, TypeChecker, ValidationError, validators

from generator.schema.value_rules import (
    compiled_pattern,
    is_date,
    is_email,
    is_integer,
    is_multiple,
    is_shown_as,
)

Spec: TypeAlias = Mapping[str, Any]
Errors: TypeAlias = Iterator[ValidationError]
Validator: TypeAlias = Any
"""A jsonschema validator; the library describes its own class only in part."""

_FORMATS = FormatChecker(formats=())
_FORMATS.checks("date")(is_date)
_FORMATS.checks("email")(is_email)


def build_validator(schema: Spec) -> Validator:
    """Build the validator of a schema; an error is one mistake, at the path where it is repaired."""
    return _VALIDATOR(schema, format_checker=_FORMATS)


def _is_integer(_checker: TypeChecker, value: object) -> bool:
    return is_integer(value)


def _pattern(_validator: Validator, pattern: str, instance: object, _schema: Spec) -> Errors:
    if isinstance(instance, str) and not compiled_pattern(pattern).search(instance):
        yield ValidationError("pattern")


def _multiple_of(_validator: Validator, step: int | Decimal, instance: object, _schema: Spec) -> Errors:
    if not is_multiple(instance, step):
        yield ValidationError("multipleOf")


def _additional(validator: Validator, allowed: Any, instance: object, schema: Spec) -> Errors:
    if not isinstance(instance, Mapping):
        return
    for key in instance:
        if key in schema.get("properties", {}):
            continue
        if allowed is False:
            yield ValidationError("additionalProperties", path=[key], instance=instance[key])
        elif isinstance(allowed, Mapping):
            yield from validator.descend(instance[key], allowed, path=key)


def _required(_validator: Validator, keys: list[str], instance: object, _schema: Spec) -> Errors:
    if isinstance(instance, Mapping):
        for key in keys:
            if key not in instance:
                yield ValidationError("required", path=[key])


def _property_names(validator: Validator, names: Spec, instance: object, _schema: Spec) -> Errors:
    if not isinstance(instance, Mapping):
        return
    for key in instance:
        if not validator.evolve(schema=names).is_valid(key):
            yield ValidationError("propertyNames", path=[key], instance=key)


def _display(_validator: Validator, display: str, instance: object, _schema: Spec) -> Errors:
    if not is_shown_as(display, instance):
        yield ValidationError("x-weergave")


_VALIDATOR: Any = validators.extend(  # type: ignore[no-untyped-call]  # the library leaves it untyped
    Draft202012Validator,
    {
        "pattern": _pattern,
        "multipleOf": _multiple_of,
        "additionalProperties": _additional,
        "required": _required,
        "propertyNames": _property_names,
        "x-weergave": _display,
    },
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer),
)
