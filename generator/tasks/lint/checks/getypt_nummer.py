"""Een nummer of letter is getypt in plaats van geteld.

Het klopt niet meer zodra er een lid bij komt of vervalt. Een artikel van een wet mag u wel typen.

Goed: `[](#vervanging.eisen)` en `artikel 7:446 van het Burgerlijk Wetboek`. Fout: `artikel 7, lid 4`, en `a.`
aan het begin van een onderdeel.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.language.lid_syntax import LID_MARK
from generator.tasks.lint.clause_lines import items_of
from generator.tasks.lint.context import Fault, ModelContext
from generator.tasks.lint.material import material_of
from generator.tasks.lint.typed_numbers import statute_pattern, typed_marks, typed_references

ID = "getypt-nummer"
LEVEL = Severity.WARNING
_REFER = "Verwijs met [](#artikel.lid); het nummer komt er vanzelf."
_COUNT = "Haal het weg: letters en nummers worden geteld."


def check(version: ModelContext) -> Iterator[Fault]:
    """Look for numbers that are typed."""
    statute = statute_pattern(version.grounds)
    for clause in material_of(version).clauses:
        for spot, words in typed_references(clause, statute):
            yield Fault(spot, f'"{words}" is getypt.', _REFER)
        for spot, mark in typed_marks(clause):
            yield Fault(spot, f'"{mark}" is getypt.', _COUNT)
        for item in items_of(clause):
            if item.mark not in ("-", LID_MARK):
                yield Fault(item.spot, f'"{item.mark}" is getypt.', f"Schrijf elk lid als `{LID_MARK}`.")
