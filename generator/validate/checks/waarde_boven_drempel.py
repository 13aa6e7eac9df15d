"""Een opdracht onder de drempel voor aanbesteden blijft ook met alle verlengingen onder die drempel.

Het programma rekent de prijs van een jaar × de hele looptijd met alle verlengingen; onbepaalde tijd telt als
vier jaar. Voor sociale diensten is de drempel € 750.000. Andere overeenkomsten telt het niet mee.

Goed: € 75.000 per jaar, drie jaar met verlenging. Fout: € 200.000 per jaar, drie jaar en twee verlengingen.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from generator.findings import Finding, Severity
from generator.language.dutch import amount, days_later
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.amounts import CEILING, PRICE, ceiling_of_all, price_of_hours
from generator.validate.checks.context import Context, Term, TermGroup

ID = "waarde-boven-drempel"
_PATH = ("bekostiging", "procedure")
TERMS: tuple[Term, ...] = (
    *PRICE,
    *CEILING,
    _PATH,
    ("looptijd", "ingang"),
    ("looptijd", "einde"),
    ("looptijd", "verlenging", "keren"),
    ("looptijd", "verlenging", "maanden"),
)
_BELOW = "onder_drempel"
_SOURCE = "N08; Aanbestedingswet 2012 2.58a en 2.62, lid 4"
_THRESHOLD = Decimal(750_000)
"""In euros, for social services."""
_INDEFINITE = 48
"""Months that an agreement without an end counts for."""
_HINT = "Kies de procedure `sas` na overleg met de afdeling inkoop, of kies minder verlengingen."


def check(context: Context) -> list[Finding]:
    """Compare the value of the whole term with the threshold."""
    if context.terms.text(*_PATH) != _BELOW:
        return []
    yearly = price_of_hours(context) or ceiling_of_all(context)
    months = _months(context.terms.group("looptijd"))
    if yearly is None or months is None:
        return []
    value = (yearly * months / 12).quantize(Decimal(1))
    if value < _THRESHOLD:
        return []
    message = (
        f"De opdracht is met alle verlengingen ongeveer {_euro(value)} waard; "
        f"de drempel voor sociale diensten is {_euro(_THRESHOLD)}."
    )
    return [at_value(context.subject, _PATH, Remark(ID, Severity.WARNING, message, _HINT, _SOURCE))]


def _months(term: TermGroup) -> int | None:
    if term.text("einde") == "onbepaald":
        return _INDEFINITE
    start, last = term.date("ingang"), term.date("einde")
    if start is None or last is None:
        return None
    extension = term.group("verlenging")
    more = (extension.count("keren") or 0) * (extension.count("maanden") or 0)
    return _between(start, days_later(last, 1)) + more


def _between(start: date, end: date) -> int:
    """Count months from one day to another; a started month counts."""
    whole = (end.year - start.year) * 12 + end.month - start.month
    return whole + (1 if end.day > start.day else 0)


def _euro(number: Decimal) -> str:
    return amount(number).replace("\N{NO-BREAK SPACE}", " ")
