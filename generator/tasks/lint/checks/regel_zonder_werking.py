"""Een regel uit regels.yaml kan nooit een melding geven, of wijst geen sleutel aan.

Uit `wanneer` volgt dan al dat aan `eis` is voldaan, of `wanneer` spreekt zichzelf tegen.

Goed: `eis: looptijd.einde > looptijd.ingang`. Fout: een `eis` die hetzelfde zegt als `wanneer`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.conditions import condition_of
from generator.analysis.formulas import can_hold, implies
from generator.analysis.inference import read_piece
from generator.errors import TemplateError
from generator.findings import Severity
from generator.tasks.lint.context import Fault, ModelContext
from generator.tasks.lint.material import Material, material_of

ID = "regel-zonder-werking"
LEVEL = Severity.WARNING
_HINT = "Verbeter de voorwaarde of de eis, of haal de regel weg."


def check(version: ModelContext) -> Iterator[Fault]:
    """Look for rules that nothing can break."""
    material = material_of(version)
    template = version.model.template
    for index, rule in enumerate(template.regels):
        for key, message, hint in _faults(material, rule):
            spot = template.regels_source.value_spot((index, key))
            yield Fault(spot, message, hint)


def _faults(material: Material, rule: dict[str, object]) -> Iterator[tuple[str, str, str]]:
    condition = condition_of(str(rule.get("wanneer") or "true"), material.landscape)
    demand = condition_of(str(rule.get("eis") or "false"), material.landscape)
    if not can_hold(condition):
        yield "wanneer", "Deze voorwaarde is nooit waar; de regel geldt dus nooit.", _HINT
    elif implies(condition, demand):
        yield "eis", "Aan deze eis is altijd voldaan; de regel geeft dus nooit een melding.", _HINT
    target = str(rule.get("wijst_naar") or "")
    if target and not _names_a_term(material, target):
        yield (
            "wijst_naar",
            f"`{target.strip()}` is geen sleutel.",
            "Noem de sleutel waar de melding bij hoort.",
        )


def _names_a_term(material: Material, target: str) -> bool:
    try:
        reading = read_piece(material.landscape, target, is_text=False)
    except TemplateError:
        return True
    return bool(reading.uses or reading.derived or reading.troubles)
