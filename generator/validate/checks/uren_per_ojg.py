"""De uren van een OJG bij de praktijken en daarbuiten passen samen in de afgesproken uren.

Alle uren worden omgerekend naar een week: twee weken door twee, een maand maal 12/52. Meer inzet dan
afgesproken is een fout. Blijft er meer dan een tiende over, dan is dat een waarschuwing: die uren zijn nog
niet verdeeld.

Goed: 6 uur bij een praktijk en 10 uur in het lokale team, bij 16 uur totaal. Fout: 12 en 10 bij 16 totaal.
"""

from __future__ import annotations

from decimal import Decimal

from generator.findings import Finding, Severity
from generator.terms.pointing import Remark, at_key
from generator.validate.checks.amounts import AGREED, USED, hours_in_words, weekly
from generator.validate.checks.context import Context, Term

ID = "uren-per-ojg"
_GROUP, _TOTAL, _PARTS = "uren", "totaal", ("inzet", "overig")
TERMS: tuple[Term, ...] = (*AGREED, *USED, (_GROUP, "overig"))
_SOURCE = "R02"
_ROUNDING = Decimal("0.05")
_SPARE = Decimal("0.9")


def check(context: Context) -> list[Finding]:
    """Add up the hours of each OJG and compare them with the total."""
    findings = []
    for agreed in context.terms.entries(_GROUP, _TOTAL):
        parts = [context.terms.group(_GROUP, part, agreed.id) for part in _PARTS]
        rows = [row for part in parts for row in part.entries()]
        total, used = weekly([agreed]), weekly(rows)
        if total is None or used is None or not rows or any(part.holds_masked for part in parts):
            continue
        remark = _remark(agreed.id, used, total)
        if remark is not None:
            findings.append(at_key(context.subject, agreed.path, remark))
    return findings


def _remark(ojg: str, used: Decimal, total: Decimal) -> Remark | None:
    shared, agreed = hours_in_words(used), hours_in_words(total)
    if used > total + _ROUNDING:
        message = f"Voor {ojg} is {shared} uur per week verdeeld; afgesproken is {agreed} uur per week."
        hint = f"Verhoog het totaal of verlaag de uren. Het totaal staat bij `uren.totaal.{ojg}`."
        return Remark(ID, Severity.ERROR, message, hint, _SOURCE)
    if used < total * _SPARE:
        message = f"Van de {agreed} uur per week van {ojg} is nog maar {shared} uur verdeeld."
        hint = (
            "Vul bij de praktijken of bij de overige uren in waarvoor de andere uren zijn, of verlaag het "
            f"totaal. De overige uren staan bij `uren.overig.{ojg}`."
        )
        return Remark(ID, Severity.WARNING, message, hint, _SOURCE)
    return None
