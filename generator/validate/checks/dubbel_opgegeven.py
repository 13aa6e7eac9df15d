"""Wat een eigen sleutel heeft, staat niet ook nog in de tekst ernaast; het document drukt beide af.

Welke sleutels dat zijn, zegt het model.

Goed: `straat: Voorbeeldplein` met `huisnummer: "1"`. Fout: `straat: Voorbeeldplein 1` met hetzelfde nummer.
"""

from __future__ import annotations

import re

from generator.findings import Finding, Severity
from generator.model.source import value_in
from generator.schema.instead import instead
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.context import Context, Term
from generator.validate.checks.plaatshouder import is_title

ID = "dubbel-opgegeven"
TERMS: tuple[Term, ...] = ()
_APART = "x-herhaalt-niet"
_MESSAGE = '"{}" staat ook bij `{}`; het document drukt het twee keer af.'


def check(context: Context) -> list[Finding]:
    """Look for texts that begin or end with the value of a key beside them."""
    found, terms = [], context.subject.terms.data
    for path, text, node in context.own_texts():
        for key in node.spec.get(_APART, ()):
            other = value_in(terms, (*path[:-1], key))
            value = without(text, other) if isinstance(other, str) else None
            if value is not None and not is_title(value, path, node):
                proposal = instead(path, value, is_sure=True)
                message = _MESSAGE.format(other, key)
                remark = Remark(ID, Severity.WARNING, message, proposals=(proposal,))
                found.append(at_value(context.subject, path, remark))
                break
    return found


def without(text: str, other: str) -> str | None:
    """Return a text without another one at its begin or end; None when it is at neither.

    A bare number counts only at the end: a street may begin with one.
    """
    if (text + other).isascii() and _squeezed(other) not in _squeezed(text):
        return None  # without a pattern that would have to be compiled for every value
    words = r"\s*".join(map(re.escape, "".join(other.split())))
    after = re.fullmatch(rf"(?P<rest>.*\w.*?)(?:,\s*|\s+\(?){words}\)?", text, re.IGNORECASE)
    before = re.fullmatch(rf"{words}[\s,]+(?P<rest>.*\w.*)", text, re.IGNORECASE)
    if before is not None and other.isdigit() and not after:
        return None
    match = after or before
    return match["rest"].strip(" ,") if match else None


def _squeezed(text: str) -> str:
    return "".join(text.split()).lower()
