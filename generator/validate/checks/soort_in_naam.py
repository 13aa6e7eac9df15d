"""Een naam begint niet met de soort partij die het document er al voor zet.

Welke woorden dat zijn, zegt het model bij de sleutel.

Goed: `naam: Veendam`, in het document "gemeente Veendam". Fout: `naam: Gemeente Veendam`.
"""

from __future__ import annotations

from generator.findings import Finding, Severity
from generator.model.schema_node import SchemaNode
from generator.schema.instead import instead
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.context import Context, Term

ID = "soort-in-naam"
TERMS: tuple[Term, ...] = ()
_NOT_FIRST = "x-begint-niet-met"
_MESSAGE = 'Het document zet "{}" er zelf al voor; nu staat dat er twee keer.'


def check(context: Context) -> list[Finding]:
    """Look for names that begin with a word that the text already has."""
    found = []
    for path, text, node in context.own_texts():
        value = proposed(text, node)
        if value is not None:
            word = text[: len(text) - len(value)].strip().lower()
            remark = Remark(
                ID, Severity.WARNING, _MESSAGE.format(word), proposals=(instead(path, value, is_sure=True),)
            )
            found.append(at_value(context.subject, path, remark))
    return found


def proposed(text: str, node: SchemaNode) -> str | None:
    """Return a name without the words it must not begin with; None when it begins with none of them."""
    for words in node.spec.get(_NOT_FIRST, ()):
        if text.casefold().startswith(f"{words} ".casefold()):
            return text[len(words) :].strip()
    return None
