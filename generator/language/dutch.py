"""Dutch on paper: dates, amounts, numbers, lists.

Babel is imported when the first date or amount is written, because most checks write none.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache
from typing import TypeVar

NO_BREAK_SPACE = "\u00a0"
LOCALE = "nl_NL"
NUMBER_WORDS = (
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien",
    "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien",
    "negentien", "twintig",
)  # fmt: skip

PREPOSITIONS = frozenset({"aan", "bij", "in", "met", "na", "onder", "op", "per", "tot", "uit", "van", "voor"})
"""Words with which a part of a title begins that can be left out."""
_FIGURES = 25
"""Figures before the comma that are still written out; beyond them nobody reads a number."""

T = TypeVar("T")


def capital(text: str) -> str:
    """Begin a text with a capital, which has no accent in Dutch: `Eén document`."""
    return f"E{text[1:]}" if text.startswith("éé") else text[:1].upper() + text[1:]


def parse_date(text: object) -> date | None:
    """Read an ISO date, or return None when it is not one."""
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def date_in_words(day: date) -> str:
    """Write `1 februari 2026`, kept on one line."""
    from babel.dates import format_date

    return str(format_date(day, "long", locale=LOCALE)).replace(" ", NO_BREAK_SPACE)


@lru_cache(maxsize=4096)
def number(value: int | Decimal) -> str:
    """Write `6,5` or `1.250`: a full stop a thousand, a decimal comma, no idle zeros."""
    from babel.numbers import format_decimal

    if _is_beyond_reading(value):
        return _in_short(value)
    with localcontext(prec=2 * _FIGURES):
        return str(format_decimal(value, "#,##0.##########", locale=LOCALE))


@lru_cache(maxsize=4096)
def amount(value: int | Decimal) -> str:
    """Write `€ 98,50`, and `€ 2.500.000` when there are no cents."""
    from babel.numbers import format_currency

    if _is_beyond_reading(value):
        return f"€{NO_BREAK_SPACE}{_in_short(value)}"
    with localcontext(prec=2 * _FIGURES):
        cents = Decimal(value).quantize(Decimal("0.01"), ROUND_HALF_UP)
        form = "¤\u00a0#,##0" if cents == cents.to_integral_value() else "¤\u00a0#,##0.00"
        return str(format_currency(cents, "EUR", form, locale=LOCALE, currency_digits=False))


def _is_beyond_reading(value: int | Decimal) -> bool:
    found = Decimal(value)
    return not found.is_finite() or found.adjusted() >= _FIGURES


def _in_short(value: int | Decimal) -> str:
    return f"{Decimal(value):.{_FIGURES}g}".replace(".", ",")


def number_word(value: int) -> str:
    """Write a whole number up to twenty as a word, a larger one in figures."""
    return NUMBER_WORDS[value] if 0 <= value < len(NUMBER_WORDS) else number(value)


def counted(count: int, one: str, many: str) -> str:
    """Write `1 bestand` or `1.250 bestanden`."""
    return f"{count:,} {one if count == 1 else many}".replace(",", ".")


def joined(parts: Sequence[T], separator: T, final: T) -> list[T]:
    """Put separators between parts, with another one before the last: a, b en c."""
    result: list[T] = []
    for index, part in enumerate(parts):
        if index:
            result.append(final if index == len(parts) - 1 else separator)
        result.append(part)
    return result


def months_later(day: date, months: int) -> date:
    """Move a date by whole months; past the end of a month it becomes the last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def days_later(day: date, days: int) -> date:
    """Move a date by days."""
    return day + timedelta(days=days)
