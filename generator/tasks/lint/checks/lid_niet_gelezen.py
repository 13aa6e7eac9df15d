"""Een tekst of regel noemt een lid dat volgens grondslagen.yaml niet is gelezen.

Dat geldt voor de woorden van een verwijzing met `wet:` en voor de `bron` van een regel. Een artikel kan
kloppen terwijl het genoemde lid over iets anders gaat.

Goed: `[artikel 4:36, lid 2, van de Awb](wet:awb/4:36)`, met `leden: [2]` bij dat artikel. Fout: hetzelfde,
zonder 2 bij `leden`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.tasks.lint.citations import citations_of
from generator.tasks.lint.context import Fault, ModelContext

ID = "lid-niet-gelezen"
LEVEL = Severity.WARNING


def check(version: ModelContext) -> Iterator[Fault]:
    """Look every lid that a citation names up among those that were read."""
    for citation in citations_of(version):
        basis = version.grounds.get(citation.ground)
        if basis is None:
            continue
        for member in citation.members:
            if member not in basis.members:
                message = f"Lid {member} van artikel {basis.article} van de {basis.statute} is niet gelezen."
                hint = f"Lees dat lid en zet {member} bij `leden` van {citation.ground} in grondslagen.yaml."
                yield Fault(citation.spot, message, hint)
