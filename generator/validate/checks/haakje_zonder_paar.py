"""Bij elk haakje in een tekst hoort een tweede; anders is er een stuk van de tekst weggevallen.

Een letter of nummer met een haakje aan het begin van een regel telt niet mee.

Goed: `kanaal: beveiligde mail (NTA 7516)`. Fout: `kanaal: beveiligde mail (NTA 7516`.
"""

from __future__ import annotations

import re

from generator.findings import Finding, Severity
from generator.model.source import Path
from generator.schema.instead import instead
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.context import Context, Term

ID = "haakje-zonder-paar"
TERMS: tuple[Term, ...] = ()
_MARK = re.compile(r"^\s*(?:\d{1,2}|[a-z]{1,2})\)", re.MULTILINE | re.IGNORECASE)
_MESSAGE = 'Bij het haakje "{}" in deze tekst ontbreekt het andere.'
_HINT = "Zet het andere haakje erbij, of haal dit haakje weg."


def check(context: Context) -> list[Finding]:
    """Look for brackets without their other half."""
    return [
        at_value(context.subject, path, _remark(path, text, mark))
        for path, text, _ in context.own_texts()
        if (mark := _left_over(_MARK.sub("", text)))
    ]


def _left_over(text: str) -> str:
    """Return the bracket that is left when every other one has its pair; empty when none is."""
    opened = 0
    for sign in text:
        opened += (sign == "(") - (sign == ")")
        if opened < 0:
            return ")"
    return "(" if opened else ""


def _remark(path: Path, text: str, mark: str) -> Remark:
    closed = f"{text})"
    is_only_open = mark == "(" and "\n" not in text and not _left_over(closed)
    proposals = (instead(path, closed),) if is_only_open else ()
    return Remark(ID, Severity.WARNING, _MESSAGE.format(mark), _HINT, proposals=proposals)
