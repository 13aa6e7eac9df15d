"""Een verwijzing noemt een artikel, lid, onderdeel of bijlage die er niet is.

Goed: `[](#vervanging.eisen)`. Fout: `[](#vervanging.eis)`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.suggestions import did_you_mean
from generator.tasks.lint.context import Fault, ModelContext
from generator.tasks.lint.material import material_of
from generator.tasks.lint.targets import Targets, references_of, targets_of

ID = "verwijzing-zonder-doel"
LEVEL = Severity.ERROR


def check(version: ModelContext) -> Iterator[Fault]:
    """Look for references whose target is nowhere in the version."""
    material = material_of(version)
    targets = targets_of(material)
    for clause in material.clauses:
        for link in references_of(clause):
            target = link.target.removeprefix("#")
            if targets.resolve(clause.id, target) is None:
                message = f"De verwijzing [](#{target}) wijst naar niets."
                hint = _hint(clause.id, target, targets)
                yield Fault(link.spot, message, hint)


def _hint(section: str, target: str, targets: Targets) -> str:
    if {target, f"{section}.{target}"} & targets.others:
        return "Verwijzen kan alleen naar een artikel, bijlage of hoofdstuk, of iets daarin."
    article = target.partition(".")[0]
    inside = [anchor for anchor in targets.citable if anchor.startswith(f"{article}.")]
    own = [
        anchor.removeprefix(f"{section}.") for anchor in targets.citable if anchor.startswith(f"{section}.")
    ]
    options = inside if "." in target and inside else [*targets.citable, *own]
    return did_you_mean(target, options) or "Verbeter de naam, of maak het lid dat u bedoelt."
