"""Een naam of andere korte tekst staat op één regel.

Alleen een tekst die uit alinea's kan bestaan, zoals de eigen tekst van een afwijking, houdt haar regels.

Goed: `functie: bestuurder van de stichting`. Fout: dezelfde woorden onder `functie: |`, op twee regels.
"""

from __future__ import annotations

from generator.findings import Finding, Severity
from generator.model.source import Path
from generator.schema.instead import instead
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.context import Context, Term

ID = "regeleinde"
TERMS: tuple[Term, ...] = ()
_MESSAGE = "Deze tekst hoort op één regel te staan; er zit een regeleinde in."


def check(context: Context) -> list[Finding]:
    """Look for line ends in texts of one line."""
    return [
        at_value(context.subject, path, _remark(path, text))
        for path, text, node in context.own_texts()
        if "\n" in text and not node.keeps_lines and not _is_own_text(path, context)
    ]


def _is_own_text(path: Path, context: Context) -> bool:
    """Tell whether a text is that of a deviation, which has paragraphs whatever the schema says."""
    role = context.subject.model.roles.deviations
    return role is not None and len(path) == 3 and (path[0], path[2]) == (role.term, role.text)


def proposed(text: str) -> str:
    """Write a text on one line."""
    return " ".join(text.split())


def _remark(path: Path, text: str) -> Remark:
    """The document prints the words on one line whatever is written, so this changes nothing in it."""
    return Remark(ID, Severity.WARNING, _MESSAGE, proposals=(instead(path, proposed(text), is_sure=True),))
