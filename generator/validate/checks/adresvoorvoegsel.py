"""Voor een e-mailadres staat geen "mailto:", en in een naam geen webadres.

Zo'n voorvoegsel komt mee met het kopiëren van een koppeling.

Goed: `email: jeugd@veendam.nl`. Fout: `email: mailto:jeugd@veendam.nl`.
"""

from __future__ import annotations

import re

from generator.findings import Finding, Severity
from generator.model.schema_node import SchemaNode
from generator.model.source import Path
from generator.schema.instead import instead
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.context import Context, Term

ID = "adresvoorvoegsel"
TERMS: tuple[Term, ...] = ()
_MAIL = re.compile(r"\s*(?:mailto:|https?://(?=[^/\s]+@))\s*", re.IGNORECASE)
_WEB = re.compile(r"\bhttps?://|\bwww\.", re.IGNORECASE)
_MESSAGE = 'Voor het e-mailadres staat "{}"; dat wordt afgedrukt.'
_NO_NAME = "Hier hoort een naam; dit is een webadres."
_HINT = "Schrijf de naam zoals die in het document moet staan."


def check(context: Context) -> list[Finding]:
    """Look for what a copied link has before an address."""
    return [
        at_value(context.subject, path, remark)
        for path, text, node in context.own_texts()
        if (remark := _remark(path, text, node)) is not None
    ]


def _remark(path: Path, text: str, node: SchemaNode) -> Remark | None:
    if (mail := _MAIL.search(text)) is not None:
        value = _MAIL.sub(" ", text).strip()
        proposals = (instead(path, value, is_sure=mail.start() == 0),)
        return Remark(ID, Severity.WARNING, _MESSAGE.format(mail[0].strip()), proposals=proposals)
    if node.is_name and _WEB.search(text) is not None:
        return Remark(ID, Severity.WARNING, _NO_NAME, _HINT)
    return None
