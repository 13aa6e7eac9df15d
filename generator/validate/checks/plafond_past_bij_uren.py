"""Het hoogste bedrag per jaar past bij het uurtarief en de afgesproken uren.

Het programma rekent tarief × uren per week × weken per jaar, over alle praktijken samen. Een plafond dat daar
meer dan een procent onder ligt, is een fout: de uren zijn dan niet te betalen. Meer dan vijftien procent
erboven is een waarschuwing.

Goed: 16 uur, 44 weken, € 98,50 per uur en een plafond van € 75.000. Fout: hetzelfde met € 50.000.
"""

from __future__ import annotations

from decimal import Decimal

from generator.findings import Finding, Severity
from generator.language.dutch import amount
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.amounts import CEILING, PRICE, ceiling_of_all, price_of_hours
from generator.validate.checks.context import Context, Term

ID = "plafond-past-bij-uren"
_PATH = ("bekostiging", "plafond_eur_per_jaar")
TERMS: tuple[Term, ...] = (*PRICE, *CEILING)
_SOURCE = "R25"
_LEAST, _MOST = Decimal("0.99"), Decimal("1.15")
_CENT = Decimal("0.01")


def check(context: Context) -> list[Finding]:
    """Compare the ceiling with the price of the hours."""
    price, ceiling = price_of_hours(context), ceiling_of_all(context)
    if price is None or ceiling is None or price * _LEAST <= ceiling <= price * _MOST:
        return []
    amounts = f"de uren kosten samen {_euro(price)} per jaar en het plafond is {_euro(ceiling)}"
    if ceiling < price:
        message = f"Met dit plafond zijn de afgesproken uren niet te betalen: {amounts}."
        remark = Remark(ID, Severity.ERROR, message, "Verhoog het plafond, of verlaag de uren.", _SOURCE)
    else:
        message = f"Het plafond is veel hoger dan de afgesproken uren kosten: {amounts}."
        hint = "Verlaag het plafond, of controleer de uren, het tarief en `weken_per_jaar`."
        remark = Remark(ID, Severity.WARNING, message, hint, _SOURCE)
    return [at_value(context.subject, _PATH, remark)]


def _euro(number: Decimal) -> str:
    return amount(number.quantize(_CENT)).replace("\N{NO-BREAK SPACE}", " ")
