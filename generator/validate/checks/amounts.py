"""Sums over the hours and prices of an agreement, for the checks that compare them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from generator.language.filters import PERIODS_A_WEEK
from generator.schema.mistake import dutch_number
from generator.validate.checks.context import ANY, Context, Term, TermGroup

_CENT = Decimal("0.01")

AGREED: tuple[Term, ...] = (("uren", "totaal", ANY, "uren"), ("uren", "totaal", ANY, "per"))
USED: tuple[Term, ...] = (("uren", "inzet", ANY, ANY, "uren"), ("uren", "inzet", ANY, ANY, "per"))
PRICE: tuple[Term, ...] = (
    *AGREED,
    ("uren", "weken_per_jaar"),
    ("bekostiging", "tarief_eur"),
    ("bekostiging", "tarief_per"),
)
"""What `price_of_hours` reads."""
CEILING: tuple[Term, ...] = (
    ("uitgifte",),
    ("praktijken",),
    ("bekostiging", "plafond_eur_per_jaar"),
    ("bekostiging", "plafond_geldt_voor"),
)
"""What `ceiling_of_all` reads."""


def weekly(rows: Iterable[TermGroup]) -> Decimal | None:
    """Add rows of hours up to hours a week; None as long as one of them is incomplete."""
    total = Decimal(0)
    for row in rows:
        hours, factor = row.amount("uren"), PERIODS_A_WEEK.get(row.text("per") or "")
        if hours is None or factor is None:
            return None
        total += hours * factor
    return total


def hours_in_words(number: Decimal) -> str:
    """Write hours as people do: `6,5`."""
    return dutch_number(f"{number.quantize(_CENT):f}".rstrip("0").rstrip("."))


def price_of_hours(context: Context) -> Decimal | None:
    """Compute what all agreed hours cost in a year; None without hours or a tariff an hour."""
    funding = context.terms.group("bekostiging")
    tariff, weeks = funding.amount("tarief_eur"), context.terms.count("uren", "weken_per_jaar")
    hours = weekly(context.terms.entries("uren", "totaal"))
    if funding.text("tarief_per") != "uur" or tariff is None or weeks is None or not hours:
        return None
    return hours * weeks * tariff


def ceiling_of_all(context: Context) -> Decimal | None:
    """Compute the ceiling a year of all practices together; None as long as it is not agreed."""
    funding = context.terms.group("bekostiging")
    ceiling = funding.amount("plafond_eur_per_jaar")
    if ceiling is None:
        return None
    apart = context.terms.text("uitgifte") == "per_praktijk"
    each = apart and funding.text("plafond_geldt_voor") == "deze_overeenkomst"
    return ceiling * (len(list(context.terms.entries("praktijken"))) if each else 1)
