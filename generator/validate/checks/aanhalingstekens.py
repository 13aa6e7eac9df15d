"""Aanhalingstekens uit Word om een hele tekst horen niet bij de tekst; het document drukt ze af.

Een enkel aanhalingsteken voor een naam als 't Veenlust telt in YAML als begin van een tekst, en valt weg. Dat
meldt de controle ook. Wat tussen gewone dubbele aanhalingstekens staat, is zo bedoeld.

Goed: `naam: Huisartsen Wildervank`. Fout: `naam: “Huisartsen Wildervank”`.
"""

from __future__ import annotations

import re

from generator.findings import Finding, Severity
from generator.model.source import Path, YamlSource
from generator.schema.instead import instead
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.context import Context, Term

ID = "aanhalingstekens"
TERMS: tuple[Term, ...] = ()
_AROUND = re.compile(r"[“”„‟«»]([^“”„‟«»]+)[“”„‟«»]|[‘‚‛’]([^‘‚‛’]+|[^‘‚‛]*\S’\S[^‘‚‛]*)[’‘]|''([^']+)''")
_CLIPPED = re.compile(r"[tnkm] \w|s[ -]\w")
_QUOTES = "De aanhalingstekens om de hele tekst worden afgedrukt."
_APOSTROPHE = 'De apostrof aan het begin telt niet mee; hier staat nu "{}".'


def check(context: Context) -> list[Finding]:
    """Look for quotes that are part of a text, and for an apostrophe that is not."""
    found = []
    for path, text, _ in context.own_texts():
        value = proposed(text, context.subject.source, path)
        if value is not None:
            is_clipped = value.endswith(text)
            message = _APOSTROPHE.format(text) if is_clipped else _QUOTES
            proposal = instead(path, value, is_sure=not is_clipped)
            remark = Remark(ID, Severity.WARNING, message, proposals=(proposal,))
            found.append(at_value(context.subject, path, remark))
    return found


def proposed(text: str, source: YamlSource, path: Path) -> str | None:
    """Return what is meant by a text; None when it says so itself."""
    if path not in source.quoted:
        around = _AROUND.fullmatch(text)
        return next(group for group in around.groups() if group).strip() if around else None
    spot = source.value_spot(path)
    is_single = source.excerpt(spot.line)[spot.column - 1 :].startswith("'")
    return f"'{text}" if is_single and _CLIPPED.match(text) else None
