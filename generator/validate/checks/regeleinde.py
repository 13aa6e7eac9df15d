"""Een naam of andere korte tekst staat op één regel.

Alleen een tekst die uit alinea's kan bestaan, zoals de eigen tekst van een afwijking, houdt haar regels.

Goed: `functie: bestuurder van de stichting`. Fout: dezelfde woorden onder `functie: |`, op twee regels.
"""

from __future__ import annotations

from generator.findings import Finding, Severity
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.context import Context, Term
from generator.validate.proposing import advice

ID = "regeleinde"
TERMS: tuple[Term, ...] = ()
_MESSAGE = "Deze tekst hoort op één regel te staan; er zit een regeleinde in."


def check(context: Context) -> list[Finding]:
    """Look for line ends in texts of one line."""
    return [
        at_value(context.subject, path, Remark(ID, Severity.WARNING, _MESSAGE, advice(path, proposed(text))))
        for path, text, node in context.own_texts()
        if "\n" in text and not node.keeps_lines
    ]


def proposed(text: str) -> str:
    """Write a text on one line."""
    return " ".join(text.split())
