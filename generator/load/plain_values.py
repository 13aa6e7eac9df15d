"""What a word without quotes means: null, true, false, a plain decimal number, or just text."""

from __future__ import annotations

import re
from decimal import Decimal

_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,18}")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9]+(\.[0-9]+)?")


def plain_value(text: str) -> str | int | Decimal | bool | None:
    """Return the value of an unquoted word; a number of more than 18 digits is no amount and stays text."""
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    return text


def loses_zero(text: str) -> bool:
    """Tell whether an unquoted word is a number for other YAML readers, who drop its first zero."""
    return _LEADING_ZERO.fullmatch(text) is not None
