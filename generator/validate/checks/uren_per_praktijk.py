"""Elke praktijk krijgt uren, en niet veel minder of meer dan in de pilots.

De uren van alle OJG's in een praktijk tellen samen, omgerekend naar een week. Een praktijk zonder uren is een
fout, in een concept een waarschuwing; zolang bij de rijen die er staan nog geen uren zijn ingevuld, wordt
alleen daarnaar gevraagd. Minder dan 2 of meer dan 10 uur per week is altijd een waarschuwing: zo liep het in
de pilots, al noemt de bron geen periode.

Goed: 6 uur per week. Fout: een praktijk die wel partij is en onder `uren.inzet` niet voorkomt.
"""

from __future__ import annotations

from decimal import Decimal

from generator.findings import Finding, Severity
from generator.terms.pointing import Remark, at_key
from generator.validate.checks.amounts import USED, hours_in_words, weekly
from generator.validate.checks.context import ANY, Context, Term
from generator.validate.standing import standing_of

ID = "uren-per-praktijk"
_PRACTICES, _HOURS = "praktijken", ("uren", "inzet")
TERMS: tuple[Term, ...] = (*USED, (_PRACTICES, ANY, "naam"))
_SOURCE = "R03"
_LEAST, _MOST = Decimal(2), Decimal(10)
"""Hours a week in the pilots."""


def check(context: Context) -> list[Finding]:
    """Add up the hours of each practice."""
    agreed, gap = list(context.terms.entries(*_HOURS)), standing_of(context.subject).gap
    rows = [row for worker in agreed for row in worker.entries()]
    is_begun = not rows or any(weekly([row]) is not None for row in rows)
    is_known = agreed and is_begun and not any(worker.is_masked for worker in agreed)
    findings = []
    for practice in context.terms.entries(_PRACTICES) if is_known else ():
        own = [row for row in rows if row.id == practice.id]
        remark = _remark(practice.text("naam") or practice.id, practice.id, weekly(own), gap)
        if remark is not None:
            findings.append(at_key(context.subject, own[0].path if own else _HOURS, remark))
    return findings


def _remark(name: str, practice: str, hours: Decimal | None, gap: Severity) -> Remark | None:
    if hours is None:
        return None
    if not hours:
        hint = f"Voeg `{practice}` toe onder `uren.inzet` bij een OJG, of haal de praktijk weg."
        return Remark(ID, gap, f"Voor {name} zijn geen uren afgesproken.", hint, _SOURCE, is_gap=True)
    if _LEAST <= hours <= _MOST:
        return None
    message = (
        f"{name} krijgt {hours_in_words(hours)} uur per week; in de pilots was dat {_LEAST} tot {_MOST} uur "
        "(de bron noemt geen periode)."
    )
    hint = "Controleer de uren en de periode. Kloppen ze, dan kunt u deze waarschuwing laten staan."
    return Remark(ID, Severity.WARNING, message, hint, _SOURCE)
