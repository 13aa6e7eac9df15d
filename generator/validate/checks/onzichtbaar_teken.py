"""In een tekst staat een teken dat op een spatie lijkt of niet te zien is, maar wel meetelt.

Zo'n teken komt mee met kopiëren; zoeken naar de naam lukt dan niet meer.

Goed: `naam: A. Jansen`, met een gewone spatie. Fout: dezelfde naam met U+3164 in plaats van de spatie.
"""

from __future__ import annotations

from generator.findings import Finding, Severity
from generator.model.clean_text import hidden_character, without_hidden
from generator.schema.instead import instead
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.context import Context, Term

ID = "onzichtbaar-teken"
TERMS: tuple[Term, ...] = ()
_MESSAGE = "In deze tekst staat een teken dat niemand ziet (U+{:04X})."


def check(context: Context) -> list[Finding]:
    """Look for hidden characters inside texts; at the ends they do not count."""
    return [
        at_value(
            context.subject,
            path,
            Remark(
                ID,
                Severity.WARNING,
                _MESSAGE.format(ord(character)),
                proposals=(instead(path, without_hidden(text), is_sure=True),),
            ),
        )
        for path, text, _ in context.own_texts()
        if (character := hidden_character(text))
    ]
