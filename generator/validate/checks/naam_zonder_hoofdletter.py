"""In de naam van een persoon, een organisatie, een straat of een plaats staat ten minste één hoofdletter.

Goed: `naam: R. Proefstra`. Fout: `naam: r. proefstra`.
"""

from __future__ import annotations

import re

from generator.findings import Finding, Severity
from generator.model.source import Path
from generator.schema.instead import instead
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.context import Context, Term
from generator.validate.checks.plaatshouder import is_left_open, is_to_fill

ID = "naam-zonder-hoofdletter"
TERMS: tuple[Term, ...] = ()
_SMALL = re.compile(r"de|den|der|het|een|van|ten|ter|te|en|of|op|aan|bij|in|voor", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_MESSAGE = '"{}" is een naam, en heeft geen hoofdletter.'
_HINT = "Hoort het zo, laat het dan staan."


def check(context: Context) -> list[Finding]:
    """Look for names of which somebody left out the capitals."""
    return [
        at_value(context.subject, path, _remark(path, text))
        for path, text, node in context.own_texts()
        if node.is_name and text.islower() and not is_to_fill(text) and not is_left_open(text)
    ]


def _remark(path: Path, text: str) -> Remark:
    return Remark(
        ID, Severity.WARNING, _MESSAGE.format(text), _HINT, proposals=(instead(path, _capital(text)),)
    )


def _capital(text: str) -> str:
    """Give the words of a name a capital, but for what is small inside one."""
    return _WORD.sub(
        lambda word: (
            word[0] if word.start() and _SMALL.fullmatch(word[0]) else word[0][0].upper() + word[0][1:]
        ),
        text,
    )
