"""Een zin is langer dan de schrijfwijzer wil; dit is een advies.

De grens staat in schrijfwijzer.yaml. Een ingevulde waarde telt als één woord.

Goed: twee korte zinnen. Fout: een zin met drie bijzinnen.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.tasks.lint.context import Fault, ModelContext
from generator.tasks.lint.material import material_of
from generator.tasks.lint.prose import sentences_of
from generator.tasks.lint.style_guide import style_guide

ID = "lange-zin"
LEVEL = Severity.INFO
_HINT = "Maak er twee zinnen van, of een opsomming."


def check(version: ModelContext) -> Iterator[Fault]:
    """Count the words of every sentence."""
    longest = style_guide(version).longest
    for clause in material_of(version).clauses:
        for sentence in sentences_of(clause):
            if longest and sentence.words > longest:
                message = f"Deze zin heeft {sentence.words} woorden; {longest} is genoeg."
                yield Fault(sentence.spot, message, _HINT)
