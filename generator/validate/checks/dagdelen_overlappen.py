"""Een OJG is op één moment op één plaats: dagdelen van dezelfde OJG overlappen niet.

Dagdelen in even en in oneven weken kunnen elkaar niet raken. Een dagdeel dat eindigt als het volgende begint,
overlapt niet; reistijd ertussen beoordeelt u zelf.

Goed: dinsdag 08:30–12:00 en dinsdag 12:30–16:00. Fout: dinsdag 08:30–12:00 en dinsdag 11:00–16:00.
"""

from __future__ import annotations

from itertools import combinations

from generator.findings import Finding, Severity
from generator.terms.pointing import Remark, at_key
from generator.validate.checks.context import ANY, Context, Term, TermGroup

ID = "dagdelen-overlappen"
_PATH = ("uren", "dagdelen")
_EVERY = "alle"
TERMS: tuple[Term, ...] = tuple((*_PATH, ANY, key) for key in ("ojg", "dag", "van", "tot", "weken"))
_SOURCE = "R04"


def check(context: Context) -> list[Finding]:
    """Compare every two parts of the day."""
    findings = []
    for first, second in combinations(context.terms.entries(*_PATH), 2):
        if _overlap(first, second):
            times = f"{_when(second)} en {first.id} op {_when(first)}"
            message = f"Een OJG kan niet op twee plaatsen tegelijk zijn: {second.id} is op {times}."
            hint = "Pas een van de tijden aan, of zet het ene in even en het andere in oneven weken."
            remark = Remark(ID, Severity.ERROR, message, hint, _SOURCE)
            findings.append(at_key(context.subject, second.path, remark))
    return findings


def _overlap(first: TermGroup, second: TermGroup) -> bool:
    same = all(first.text(key) == second.text(key) is not None for key in ("ojg", "dag"))
    weeks = {part.text("weken") or _EVERY for part in (first, second)}
    if not same or (len(weeks) == 2 and _EVERY not in weeks):
        return False
    return _begins_before(first, second) and _begins_before(second, first)


def _begins_before(first: TermGroup, second: TermGroup) -> bool:
    """Tell whether one part of the day begins before the other ends."""
    start, end = first.text("van"), second.text("tot")
    return start is not None and end is not None and start < end


def _when(part: TermGroup) -> str:
    return f"{part.text('dag')} {part.text('van')}–{part.text('tot')}"
