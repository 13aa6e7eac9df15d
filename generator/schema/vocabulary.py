"""JSON Schema as this program reads it: exact numbers, strict patterns, real dates, one error a key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeAlias

from jsonschema import Draft202012Validator, FormatChecker, TypeChecker, ValidationError, validators

Spec: TypeAlias = Mapping[str, Any]
Errors: TypeAlias = Iterator[ValidationError]
Validator: TypeAlias = Any
"""A jsonschema validator; the library describes its own class only in part."""

YEARS = range(1900, 2200)
"""Years a date in a file can have; another one is a slip, and too far off to add months to."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_FORMATS = FormatChecker(formats=())


def build_validator(schema: Spec) -> Validator:
    """Build the validator of a schema; an error is one mistake, at the path where it is repaired."""
    return _VALIDATOR(schema, format_checker=_FORMATS)


def is_real_date(text: str) -> bool:
    """Tell whether text in the form of a date is a day that exists, in a year that makes sense."""
    try:
        return date.fromisoformat(text).year in YEARS
    except ValueError:
        return False


def decimals(number: int | Decimal) -> int:
    """Count the digits behind the point as they were written."""
    exponent = Decimal(number).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


@_FORMATS.checks("date")
def _is_date(value: object) -> bool:
    return not isinstance(value, str) or bool(_DATE.fullmatch(value) and is_real_date(value))


@_FORMATS.checks("email")
def _is_email(value: object) -> bool:
    return not isinstance(value, str) or _EMAIL.fullmatch(value) is not None


def _is_integer(_checker: TypeChecker, value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


@lru_cache(maxsize=512)
def compiled_pattern(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of a schema.

    Raises:
        re.error: when it is no regular expression.
    """
    # JSON Schema means the end of the text by $, and the digits 0-9 by \d; Python means more.
    return re.compile(re.sub(r"(?<!\\)\$(?=$|\))", r"\\Z", pattern), re.ASCII)


def _pattern(_validator: Validator, pattern: str, instance: object, _schema: Spec) -> Errors:
    if isinstance(instance, str) and not compiled_pattern(pattern).search(instance):
        yield ValidationError("pattern")


def _multiple_of(validator: Validator, step: int | Decimal, instance: object, _schema: Spec) -> Errors:
    if not validator.is_type(instance, "number") or not isinstance(instance, int | Decimal):
        return
    digits = max(decimals(step), decimals(instance))
    scaled_step, scaled = int(Decimal(step).scaleb(digits)), int(Decimal(instance).scaleb(digits))
    # More digits than the step has are refused even when they are zeros: 2.500 may well mean 2500.
    if scaled % scaled_step or decimals(instance) > max(2, decimals(step)):
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
    looks_like_date = isinstance(instance, str) and _DATE.fullmatch(instance)
    if display == "datum" and looks_like_date and not is_real_date(str(instance)):
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
