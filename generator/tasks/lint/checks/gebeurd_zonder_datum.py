"""Bij een sleutel staat `x-al-gebeurd`, maar de waarde is geen datum; de controle doet dan niets.

Goed: bij `vog_datum`, met `x-weergave: datum`. Fout: bij `naam`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.tasks.lint.context import Fault, ModelContext
from generator.tasks.lint.material import material_of
from generator.validate.checks.datum_in_toekomst import HAPPENED

ID = "gebeurd-zonder-datum"
LEVEL = Severity.ERROR
_MESSAGE = f"`{{}}` is geen datum; `{HAPPENED}` doet daar niets."
_HINT = f"Haal `{HAPPENED}` hier weg, of maak er een datum van met `x-weergave: datum`."


def check(version: ModelContext) -> Iterator[Fault]:
    """Look for values of another kind that are said to have happened."""
    material, told = material_of(version), set()
    for term in material.schema_terms:
        is_date = term.spec.get("x-weergave") == "datum"
        if term.spec.get(HAPPENED) is True and not is_date and term.place not in told:
            told.add(term.place)
            yield Fault(material.schema_source.key_spot(term.place), _MESSAGE.format(term.path[-1]), _HINT)
