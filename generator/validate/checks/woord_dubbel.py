"""Een woord staat niet twee keer achter elkaar.

In een tekst van meer regels let de controle alleen op lidwoorden, voorzetsels en voegwoorden: een zin kan
"dat dat" of "die die" hebben.

Goed: `naam: Stichting Jeugdhulp Noord`. Fout: `naam: Stichting stichting Jeugdhulp Noord`.
"""

from __future__ import annotations

import re

from generator.findings import Finding, Severity
from generator.model.schema_node import SchemaNode
from generator.model.source import Path
from generator.schema.instead import instead
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.context import Context, Term

ID = "woord-dubbel"
TERMS: tuple[Term, ...] = ()
_TWICE = re.compile(r"(?<![\w-])([^\W\d_]{2,})\s+\1(?![\w-])", re.IGNORECASE)
_SMALL = re.compile(r"de|het|een|van|in|te|en|of|op|aan|bij|met|voor|tot|om|naar|door|uit", re.IGNORECASE)
_MESSAGE = '"{}" staat hier twee keer achter elkaar.'
_HINT = "Hoort het zo, laat het dan staan."


def check(context: Context) -> list[Finding]:
    """Look for words that stand twice in a row."""
    return [
        at_value(context.subject, path, _remark(path, text, found))
        for path, text, node in context.own_texts()
        if (found := _twice(text, node)) is not None
    ]


def _twice(text: str, node: SchemaNode) -> re.Match[str] | None:
    is_long = node.keeps_lines
    return next((one for one in _TWICE.finditer(text) if not is_long or _SMALL.fullmatch(one[1])), None)


def _remark(path: Path, text: str, found: re.Match[str]) -> Remark:
    value = text[: found.start()] + found[1] + text[found.end() :]
    return Remark(ID, Severity.WARNING, _MESSAGE.format(found[1]), _HINT, proposals=(instead(path, value),))
