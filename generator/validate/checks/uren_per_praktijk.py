"""Elke praktijk krijgt uren, en niet veel minder of meer dan in de pilots.

De uren van alle OJG's in een praktijk tellen samen, omgerekend naar een week. Een praktijk zonder uren is een
fout. Minder dan 2 of meer dan 10 uur per week is een waarschuwing: zo liep het in de pilots, al noemt de bron
geen periode.

Goed: 6 uur per week. Fout: een praktijk die wel partij is en onder `uren.inzet` niet voorkomt.
"""

from __future__ import annotations

from decimal import Decimal

from generator.findings import Finding, Severity
from generator.terms.pointing import Remark, at_key
from generator.validate.checks.amounts import hours_in_words, weekly
from generator.validate.checks.context import Context

ID = "uren-per-praktijk"
_PRACTICES, _HOURS = "praktijken", ("uren", "inzet")
_SOURCE = "R03"
_LEAST, _MOST = Decimal(2), Decimal(10)


def check(context: Context) -> list[Finding]:
    """Add up the hours of each practice."""
    agreed = dict(context.entries(*_HOURS))
    findings = []
    for practice, entry in context.entries(_PRACTICES) if agreed else ():
        rows = {worker: hours[practice] for worker, hours in agreed.items() if practice in hours}
        remark = _remark(str(entry.get("naam", practice)), practice, weekly(rows.values()))
        if remark is not None:
            path = (*_HOURS, next(iter(rows)), practice) if rows else (_PRACTICES, practice)
            findings.append(at_key(context.subject, path, remark))
    return findings


def _remark(name: str, practice: str, hours: Decimal | None) -> Remark | None:
    if hours is None:
        return None
    if not hours:
        hint = f"Voeg `{practice}` toe onder `uren.inzet` bij een OJG, of haal de praktijk weg."
        return Remark(ID, Severity.ERROR, f"Voor {name} zijn geen uren afgesproken.", hint, _SOURCE)
    if _LEAST <= hours <= _MOST:
        return None
    message = (
        f"{name} krijgt {hours_in_words(hours)} uur per week; in de pilots was dat {_LEAST} tot {_MOST} uur "
        "(de bron noemt geen periode)."
    )
    hint = "Controleer de uren en de periode. Kloppen ze, dan kunt u deze waarschuwing laten staan."
    return Remark(ID, Severity.WARNING, message, hint, _SOURCE)
