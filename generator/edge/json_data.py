"""JSON, with its numbers exact and of a size that can be computed with."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any, NoReturn

from generator.errors import UnreadableError

_LONGEST_NUMBER = 100
"""Signs in a number; Python takes seconds for one of a million."""
_LARGEST_EXPONENT = 100
_EXPONENT = re.compile(r"[eE]([+-]?\d+)$")
_MEANINGS = {
    "Expecting value": "hier hoort een waarde",
    "Expecting property name enclosed in double quotes": "hier hoort een sleutel tussen aanhalingstekens",
    "Expecting ':' delimiter": "hier hoort een dubbele punt",
    "Expecting ',' delimiter": "hier hoort een komma, of de lijst of groep moet eindigen",
    "Extra data": "hier had het bestand moeten eindigen",
    "Unterminated string starting at": "hier begint een tekst zonder aanhalingsteken aan het einde",
    "Invalid control character at": "hier staat een stuurteken in een tekst",
    "Illegal trailing comma before end of object": "hier staat een komma te veel",
    "Illegal trailing comma before end of array": "hier staat een komma te veel",
}


def json_value(data: bytes | str) -> Any:
    """Read JSON.

    Raises:
        UnreadableError: when it is none, is nested too deep, or has a number beyond all reason.
    """
    try:
        text = data if isinstance(data, str) else data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise UnreadableError("hier staat een teken dat geen UTF-8 is", line=line) from error
    try:
        return json.loads(text, parse_float=_decimal, parse_int=_integer, parse_constant=_refused)
    except json.JSONDecodeError as error:
        meaning = _MEANINGS.get(error.msg, "hier staat een teken dat er niet hoort")
        raise UnreadableError(meaning, line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise UnreadableError("er zitten te veel lijsten of groepen in elkaar") from error


def _integer(digits: str) -> int:
    return int(_checked(digits))


def _decimal(digits: str) -> Decimal:
    exponent = _EXPONENT.search(_checked(digits))
    if exponent and abs(int(exponent[1])) > _LARGEST_EXPONENT:
        _refused(digits)
    return Decimal(digits)


def _checked(digits: str) -> str:
    return digits if len(digits) <= _LONGEST_NUMBER else _refused(digits[:20] + "…")


def _refused(digits: str) -> NoReturn:
    raise UnreadableError(f"{digits} is geen getal om mee te rekenen")
