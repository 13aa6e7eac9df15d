"""Een lid heeft geen id; afwijkingen, verwijzingen en vergelijkingen kunnen het dan niet aanwijzen.

Goed: `1. {#melden} De werkgever meldt …`. Fout: `1. De werkgever meldt …`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.tasks.lint.clause_lines import items_of
from generator.tasks.lint.context import Fault, ModelContext
from generator.tasks.lint.material import material_of
from generator.tasks.lint.targets import CITABLE, clauses_with_kind

ID = "lid-zonder-id"
LEVEL = Severity.WARNING
_MESSAGE = "Dit lid heeft geen id."
_HINT = "Schrijf direct na `1.` een korte naam: `{#naam}`, met kleine letters, cijfers en streepjes."


def check(version: ModelContext) -> Iterator[Fault]:
    """Look for leden without an id."""
    for clause, kind in clauses_with_kind(material_of(version)):
        for item in items_of(clause) if kind in CITABLE else ():
            if item.is_lid and not item.anchor:
                yield Fault(item.spot, _MESSAGE, _HINT)
