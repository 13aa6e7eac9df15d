"""Een OJG is op één moment op één plaats: dagdelen van dezelfde OJG overlappen niet.

Dagdelen in even en in oneven weken kunnen elkaar niet raken. Een dagdeel dat eindigt als het volgende begint,
overlapt niet; reistijd ertussen beoordeelt u zelf.

Goed: dinsdag 08:30–12:00 en dinsdag 12:30–16:00. Fout: dinsdag 08:30–12:00 en dinsdag 11:00–16:00.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any

from generator.findings import Finding, Severity
from generator.terms.pointing import Remark, at_key
from generator.validate.checks.context import Context

ID = "dagdelen-overlappen"
_PATH = ("uren", "dagdelen")
_ALL_WEEKS = "alle"
_SOURCE = "R04"


def check(context: Context) -> list[Finding]:
    """Compare every two parts of the day."""
    findings = []
    for (first_id, first), (second_id, second) in combinations(context.entries(*_PATH), 2):
        if _overlap(first, second):
            times = f"{_when(second)} en {first_id} op {_when(first)}"
            message = f"Een OJG kan niet op twee plaatsen tegelijk zijn: {second_id} is op {times}."
            hint = "Pas een van de tijden aan, of zet het ene in even en het andere in oneven weken."
            remark = Remark(ID, Severity.ERROR, message, hint, _SOURCE)
            findings.append(at_key(context.subject, (*_PATH, second_id), remark))
    return findings


def _overlap(first: Mapping[str, Any], second: Mapping[str, Any]) -> bool:
    if not all(key in part for part in (first, second) for key in ("ojg", "dag", "van", "tot")):
        return False
    if first["ojg"] != second["ojg"] or first["dag"] != second["dag"]:
        return False
    weeks = {part.get("weken", _ALL_WEEKS) for part in (first, second)}
    if len(weeks) == 2 and _ALL_WEEKS not in weeks:
        return False
    return bool(first["van"] < second["tot"] and second["van"] < first["tot"])


def _when(part: Mapping[str, Any]) -> str:
    return f"{part['dag']} {part['van']}–{part['tot']}"
