"""Sums over the hours and prices of an agreement, for the checks that compare them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from generator.language.filters import PERIODS_A_WEEK
from generator.schema.mistake import dutch_number
from generator.validate.checks.context import Context

_CENT = Decimal("0.01")


def weekly(rows: Iterable[Any]) -> Decimal | None:
    """Add rows of hours up to hours a week; None as long as one of them is incomplete."""
    total = Decimal(0)
    for row in rows:
        hours, factor = row.get("uren"), PERIODS_A_WEEK.get(str(row.get("per")))
        if hours is None or factor is None:
            return None
        total += Decimal(hours) * factor
    return total


def hours_in_words(number: Decimal) -> str:
    """Write hours as people do: `6,5`."""
    return dutch_number(f"{number.quantize(_CENT):f}".rstrip("0").rstrip("."))


def price_of_hours(context: Context) -> Decimal | None:
    """Compute what all agreed hours cost in a year; None without hours or a tariff an hour."""
    funding = context.group("bekostiging")
    tariff, weeks = funding.get("tarief_eur"), context.group("uren").get("weken_per_jaar")
    hours = weekly(row for _, row in context.entries("uren", "totaal"))
    if funding.get("tarief_per") != "uur" or tariff is None or weeks is None or not hours:
        return None
    return hours * Decimal(weeks) * Decimal(tariff)


def ceiling_of_all(context: Context) -> Decimal | None:
    """Compute the ceiling a year of all practices together; None as long as it is not agreed."""
    funding = context.group("bekostiging")
    ceiling = funding.get("plafond_eur_per_jaar")
    if ceiling is None:
        return None
    apart = context.group().get("uitgifte") == "per_praktijk"
    each = apart and funding.get("plafond_geldt_voor") == "deze_overeenkomst"
    return Decimal(ceiling) * (len(context.group("praktijken")) if each else 1)
