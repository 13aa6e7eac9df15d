"""Een korte tekst eindigt niet op een komma of puntkomma; die blijft over van een opsomming of een kopie.

Het document zet de leestekens er zelf achter.

Goed: `naam: Huisartsen Wildervank`. Fout: `naam: Huisartsen Wildervank,`.
"""

from __future__ import annotations

from generator.findings import Finding, Severity
from generator.schema.instead import instead
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.context import Context, Term

ID = "leesteken-aan-eind"
TERMS: tuple[Term, ...] = ()
_MARKS = ",;"
_MESSAGE = 'Deze tekst eindigt op "{}"; dat wordt afgedrukt.'


def check(context: Context) -> list[Finding]:
    """Look for texts that stop at a mark after which more should come; only a name is surely whole."""
    found = []
    for path, text, node in context.own_texts():
        value = text.rstrip(f"{_MARKS} ")
        if node.keeps_lines or not value or text[-1] not in _MARKS:
            continue
        proposal = instead(path, value, is_sure=node.is_name)
        remark = Remark(ID, Severity.WARNING, _MESSAGE.format(text[-1]), proposals=(proposal,))
        found.append(at_value(context.subject, path, remark))
    return found
