"""Wat getekend wordt, bevat geen woorden die nog moeten worden ingevuld.

De controle zoekt in alle eigen tekst naar TODO, XXX, puntjes, vierkante haken en zinnen als "vul hier in" of
"nog te bepalen". In een concept mag "nog te bepalen" er nog staan; de rest is dan een waarschuwing.

Goed: `kanaal: beveiligde mail (NTA 7516)`. Fout: `kanaal: nog te bepalen`.
"""

from __future__ import annotations

import re

from generator.findings import Finding, Severity
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.context import Context, Term
from generator.validate.standing import standing_of

ID = "plaatshouder"
TERMS: tuple[Term, ...] = ()
_SOURCE = "R40"
_TO_FILL = re.compile(r"\b(?:todo|tbd|xxx+)\b|\.\.\.|…|\[[^\]]+\]|\bvul hier\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\bnog (?:in te vullen|te (?:bepalen|benoemen|bespreken|kiezen|regelen|volgen))\b", re.IGNORECASE
)
_MESSAGE = 'Hier staat nog een tekst om in te vullen: "{}".'
_HINT = "Vul in wat is afgesproken, of haal de regel weg als hij niet nodig is."


def is_to_fill(text: str) -> bool:
    """Tell whether a text only says that something is to be filled in."""
    return _TO_FILL.search(text) is not None


def is_left_open(text: str) -> bool:
    """Tell whether a text says nothing but that something is decided later, such as `nog te benoemen`."""
    return _OPEN.fullmatch(text.strip().rstrip(".")) is not None


def check(context: Context) -> list[Finding]:
    """Look through all text that the file itself gives."""
    is_draft = standing_of(context.subject).is_draft
    severity = Severity.WARNING if is_draft else Severity.ERROR
    return [
        at_value(
            context.subject,
            path,
            Remark(ID, severity, _MESSAGE.format(" ".join(text.split())), _HINT, _SOURCE, is_gap=True),
        )
        for path, text in context.texts()
        if is_to_fill(text) or (not is_draft and _OPEN.search(text))
    ]
