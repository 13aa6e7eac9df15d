"""Values as a schema of this program means them: exact numbers, strict patterns, real dates."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

YEARS = range(1900, 2200)
"""Years a date in a file can have; another one is a slip, and too far off to add months to."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EMAIL = re.compile(r"[^@\s.]+(\.[^@\s.]+)*@[^@\s.]+(\.[^@\s.]+)+")


def is_real_date(text: str) -> bool:
    """Tell whether text in the form of a date is a day that exists, in a year that makes sense."""
    try:
        return date.fromisoformat(text).year in YEARS
    except ValueError:
        return False


def is_date(value: object) -> bool:
    """Tell whether a value is a real date; what is no text is not judged."""
    return not isinstance(value, str) or bool(_DATE.fullmatch(value) and is_real_date(value))


def is_email(value: object) -> bool:
    """Tell whether a value has the form of an e-mail address; what is no text is not judged."""
    return not isinstance(value, str) or _EMAIL.fullmatch(value) is not None


def is_shown_as(display: str, value: object) -> bool:
    """Tell whether a value can be shown as its annotation asks: of what looks like a date there is a day."""
    looks_like_date = isinstance(value, str) and _DATE.fullmatch(value)
    return not (display == "datum" and looks_like_date and not is_real_date(str(value)))


def is_integer(value: object) -> bool:
    """Tell whether a value is a whole number, written as one."""
    return isinstance(value, int) and not isinstance(value, bool)


def is_number(value: object) -> bool:
    """Tell whether a value is a number."""
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def decimals(number: int | Decimal) -> int:
    """Count the digits behind the point as they were written."""
    exponent = Decimal(number).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def is_multiple(value: object, step: int | Decimal) -> bool:
    """Tell whether a number is so many times a step; what is no number is not judged."""
    if not isinstance(value, int | Decimal) or isinstance(value, bool):
        return True
    digits = max(decimals(step), decimals(value))
    scaled_step, scaled = int(Decimal(step).scaleb(digits)), int(Decimal(value).scaleb(digits))
    # More digits than the step has are refused even when they are zeros: 2.500 may well mean 2500.
    return scaled % scaled_step == 0 and decimals(value) <= max(2, decimals(step))


@lru_cache(maxsize=512)
def compiled_pattern(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of a schema.

    Raises:
        re.error: when it is no regular expression.
    """
    # JSON Schema means the end of the text by $, and the digits 0-9 by \d; Python means more.
    return re.compile(re.sub(r"(?<!\\)\$(?=$|\))", r"\\Z", pattern), re.ASCII)
