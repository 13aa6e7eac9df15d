"""Een korte tekst eindigt niet op een leesteken: dat blijft over van een opsomming, een zin of een kopie.

Het document zet de leestekens er zelf achter. Een afkorting houdt haar punt. Een tekst die een hele zin hoort
te zijn ook; dat ziet het programma aan het voorbeeld in het model.

Goed: `naam: Huisartsen Wildervank`. Fout: `naam: Huisartsen Wildervank,`.
"""

from __future__ import annotations

import re

from generator.findings import Finding, Severity
from generator.model.schema_node import SchemaNode
from generator.schema.instead import instead
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.context import Context, Term

ID = "leesteken-aan-eind"
TERMS: tuple[Term, ...] = ()
_MARKS = ",;"
_STOPS = ".!?"
_WORD = re.compile(r"(?<![^\s(])[^\s.]{4,}[.!?]$|(?:://|\bwww\.)\S+[.!?]$")
"""The end of a sentence: a whole word, which an abbreviation is not, or a web address."""
_LONGEST = 200
"""Signs of a longer word are no word."""
_MESSAGE = 'Deze tekst eindigt op "{}"; dat wordt afgedrukt.'


def check(context: Context) -> list[Finding]:
    """Look for texts that stop at a mark that the document sets itself; only a name is surely whole."""
    found = []
    for path, text, node in context.own_texts():
        is_left_over = text[-1] in _MARKS or (
            _WORD.search(text, len(text) - _LONGEST) is not None and not _is_sentence(node)
        )
        value = text.rstrip(f"{_MARKS}{_STOPS} " if text[-1] in _STOPS else f"{_MARKS} ")
        if node.keeps_lines or not value or not is_left_over:
            continue
        proposal = instead(path, value, is_sure=node.is_name and text[-1] in _MARKS)
        remark = Remark(ID, Severity.WARNING, _MESSAGE.format(text[-1]), proposals=(proposal,))
        found.append(at_value(context.subject, path, remark))
    return found


def _is_sentence(node: SchemaNode) -> bool:
    examples = node.spec.get("examples") or ("",)
    return "pattern" in node.spec or str(examples[0]).endswith(tuple(_STOPS))
