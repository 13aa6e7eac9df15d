"""Een verwijzing blijft staan in een geval waarin een voorwaarde haar doel laat vervallen.

De controle vergelijkt de voorwaarden van beide plaatsen, met de begrippen uit model.yaml uitgeschreven. Een
artikel houdt altijd zijn nummer, dus naar een heel artikel verwijzen kan altijd.

Goed: verwijzing en doel onder dezelfde voorwaarde. Fout: alleen het doel staat onder een voorwaarde.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.conditions import formula_of
from generator.analysis.formulas import Disjunction, implies
from generator.findings import Severity
from generator.tasks.lint.context import Fault, ModelContext
from generator.tasks.lint.material import material_of
from generator.tasks.lint.targets import references_of, targets_of

ID = "verwijzing-kan-vervallen"
LEVEL = Severity.WARNING
_HINT = "Zet de woorden die verwijzen onder dezelfde voorwaarde als het doel."


def check(version: ModelContext) -> Iterator[Fault]:
    """Look for references that can outlive their target."""
    material = material_of(version)
    targets = targets_of(material)
    broken = {clause.id for clause in material.clauses if clause.file in material.broken_files}
    unknown = broken | targets.unread
    for clause in material.clauses:
        for link in references_of(clause) if clause.id not in broken else ():
            target = targets.resolve(clause.id, link.target.removeprefix("#"))
            if target is None or target.partition(".")[0] in unknown:
                continue
            chains = targets.citable[target]
            there = Disjunction(tuple(formula_of(chain, material.landscape) for chain in chains))
            if not implies(formula_of(link.steps, material.landscape), there):
                message = f"De verwijzing []({link.target}) blijft soms staan terwijl haar doel vervalt."
                yield Fault(link.spot, message, _HINT)
