"""Het model is nog een ontwerp: de tekst kan wijzigen, en is nog niet vastgesteld.

In een concept staat het bij wat voor de ondertekening nog te doen is. Daarna is het een waarschuwing.

Goed: een modelversie met `toestand: vastgesteld`. Fout: tekenen op een modelversie met `toestand: ontwerp`.
"""

from __future__ import annotations

from generator.findings import Finding, Severity
from generator.model.release_record import DRAFT
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.context import Context, Term
from generator.validate.standing import standing_of
from generator.workspace import is_example

ID = "model-in-ontwerp"
TERMS: tuple[Term, ...] = ()
_MESSAGE = "{} is nog een ontwerp; de tekst ervan kan nog wijzigen."
_SIGNED = "Er is getekend op een ontwerp van het model."
_HINT = "Wacht met tekenen tot het model is vastgesteld, of spreek af dat u op het ontwerp tekent."


def check(context: Context) -> list[Finding]:
    """Look at the state of the model version."""
    subject = context.subject
    standing = standing_of(subject)
    is_final = subject.model.roles.state != DRAFT
    if is_final or is_example(subject.source.file) or not (standing.is_open or standing.is_closed):
        return []
    severity = Severity.INFO if standing.is_draft else Severity.WARNING
    hint = _SIGNED if standing.is_closed else _HINT
    message = _MESSAGE.format(subject.model.template.name)
    return [at_value(subject, ("model",), Remark(ID, severity, message, hint))]
