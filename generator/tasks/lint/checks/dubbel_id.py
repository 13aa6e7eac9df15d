"""Hetzelfde id staat twee keer in een bepaling, of dezelfde bepaling of regel twee keer in de versie.

Twee leden die nooit samen in een document staan, zoals in `if` en `else`, mogen hetzelfde id hebben.

Goed: `{#bezwaar}` in `if` en in `else`. Fout: `{#bezwaar}` bij twee leden die allebei gelden.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.conditions import formula_of
from generator.analysis.formulas import Conjunction, can_hold
from generator.findings import Severity
from generator.tasks.lint.clause_lines import ClauseItem, items_of
from generator.tasks.lint.context import Fault, ModelContext
from generator.tasks.lint.material import Material, material_of

ID = "dubbel-id"
LEVEL = Severity.ERROR
_HINT = "Geef een van de twee een andere naam."


def check(version: ModelContext) -> Iterator[Fault]:
    """Look for ids that can meet each other."""
    material = material_of(version)
    for clause in material.clauses:
        earlier: list[ClauseItem] = []
        named: set[str] = set()
        for item in items_of(clause) if clause.file not in material.broken_files else ():
            if (
                item.anchor
                and item.anchor not in named
                and any(_meet(material, item, other) for other in earlier)
            ):
                message = f"Het id `{item.anchor}` staat al bij een ander lid of onderdeel van deze bepaling."
                yield Fault(item.spot, message, _HINT)
                named.add(item.anchor)
            earlier.append(item)
    template = version.model.template
    seen: set[tuple[str | int, str]] = set()
    for part in template.roles.clauses:
        # another document may have a part of this one as well, such as the signatures
        if (part.place[0], part.id) in seen:
            spot = template.model_source.value_spot(part.place)
            yield Fault(spot, f"Hier staat de bepaling `{part.id}` voor de tweede keer.", _HINT)
        seen.add((part.place[0], part.id))
    rules = [str(rule.get("id")) for rule in template.regels]
    for index, name in enumerate(rules):
        if name in rules[:index]:
            spot = template.regels_source.value_spot((index, "id"))
            yield Fault(spot, f"Hier staat de regel `{name}` voor de tweede keer.", _HINT)


def _meet(material: Material, one: ClauseItem, other: ClauseItem) -> bool:
    if one.anchor != other.anchor:
        return False
    return can_hold(
        Conjunction((formula_of(one.steps, material.landscape), formula_of(other.steps, material.landscape)))
    )
