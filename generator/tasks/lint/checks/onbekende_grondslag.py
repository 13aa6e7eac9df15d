"""Een tekst of regel noemt een wetsartikel dat niet in grondslagen.yaml staat.

Dat geldt voor verwijzingen met `wet:`, voor `grondslag` en `achtergrond`, en voor de `bron` van een regel.

Goed: `wet:jeugdwet/7.3.8`. Fout: `wet:jeugdwet/73.8`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.suggestions import did_you_mean
from generator.tasks.lint.citations import citations_of
from generator.tasks.lint.context import Fault, ModelContext

ID = "onbekende-grondslag"
LEVEL = Severity.ERROR


def check(version: ModelContext) -> Iterator[Fault]:
    """Look every cited article up in the list."""
    for citation in citations_of(version):
        if citation.ground not in version.grounds:
            message = f"`{citation.ground}` staat niet in grondslagen.yaml."
            hint = did_you_mean(citation.ground, version.grounds)
            hint = f"{hint} Anders zet u het artikel in grondslagen.yaml, met een status.".strip()
            yield Fault(citation.spot, message, hint)
