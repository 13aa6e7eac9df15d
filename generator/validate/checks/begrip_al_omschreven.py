"""Een eigen begrip heeft niet dezelfde naam als een begrip dat het model al omschrijft.

Anders staan er twee betekenissen van één woord in het document. Hoofdletters en een lidwoord tellen niet mee.

Goed: `dependance: de dependance in Onstwedde`. Fout: `Huisarts: een arts in de regio`.
"""

from __future__ import annotations

from generator.findings import Finding, Severity
from generator.terms.pointing import Remark, at_key
from generator.validate.checks.context import Context, Term
from generator.validate.defined_terms import bare, defined_terms

ID = "begrip-al-omschreven"
TERMS: tuple[Term, ...] = (("aanvullingen", "begrippen"),)
_MESSAGE = 'Het model omschrijft "{}" al; het woord heeft dan twee betekenissen.'
_HINT = "Kies een ander woord voor uw begrip, ook waar u het gebruikt."


def check(context: Context) -> list[Finding]:
    """Look for own terms that the model defines."""
    own = context.terms.group(*TERMS[0])
    defined = defined_terms(context.subject.model.template) if own.values else frozenset()
    return [
        at_key(context.subject, (*own.path, term), Remark(ID, Severity.ERROR, _MESSAGE.format(term), _HINT))
        for term in own.values
        if bare(term) in defined
    ]
