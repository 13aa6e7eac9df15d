"""Wat getekend wordt, bevat geen verzonnen waarden: geen adres op .example en geen voorbeeld uit het model.

De editor stelt het voorbeeld bij een sleutel voor. Welke voorbeelden verzonnen zijn, zegt het model. In een
concept is het een waarschuwing; een voorbeeld (`status: voorbeeld`) mag ze houden.

Goed: `email: jeugd@veendam.nl`. Fout: `email: jeugd@gemeente.example`.
"""

from __future__ import annotations

import re

from generator.findings import Finding, Severity
from generator.model.schema_node import SchemaNode
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.context import Context, Term
from generator.validate.standing import standing_of
from generator.workspace import is_example

ID = "voorbeeldwaarde"
TERMS: tuple[Term, ...] = ()
_MADE_UP = "x-verzonnen"
_RESERVED = re.compile(r"[@.](?:example|invalid)\b|\bexample\.(?:com|net|org)\b", re.IGNORECASE)
_HINT = "Het is alleen een voorbeeld. Vervang het vóór het tekenen door wat hier echt hoort te staan."


def check(context: Context) -> list[Finding]:
    """Look for values that nobody can have."""
    subject = context.subject
    standing = standing_of(subject)
    if is_example(subject.source.file) or not (standing.is_open or standing.is_closed):
        return []
    severity = Severity.WARNING if standing.is_draft else Severity.ERROR
    return [
        at_value(subject, path, Remark(ID, severity, message, _HINT))
        for path, text, node in context.own_texts()
        if (message := _wrong(text, node))
    ]


def _wrong(text: str, node: SchemaNode) -> str:
    if node.spec.get(_MADE_UP) is True and text in node.spec.get("examples", ()):
        return f'"{text}" is het verzonnen voorbeeld uit het model.'
    if _RESERVED.search(text):
        return f'"{text}" is een verzonnen adres; het bestaat niet.'
    return ""
