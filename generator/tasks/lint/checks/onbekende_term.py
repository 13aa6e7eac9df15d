"""Een tekst, voorwaarde of regel noemt een sleutel of begrip dat er niet is.

De controle volgt herhalingen, filters en begrippen uit model.yaml tot in het schema.

Goed: `{{ looptijd.einde }}`. Fout: `{{ looptijd.eind }}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.analysis.names_used import Kind, Trouble
from generator.findings import Severity
from generator.language.syntax import at_line
from generator.schema.keys import KeyIndex
from generator.suggestions import did_you_mean
from generator.tasks.lint.context import Fault, ModelContext
from generator.tasks.lint.material import Material, material_of
from generator.tasks.lint.places import find_word
from generator.tasks.lint.standard_values import standard_values

ID = "onbekende-term"
LEVEL = Severity.ERROR
_FEW = 12
_LOOK = "Kijk in het schema welke sleutels er zijn."


def check(version: ModelContext) -> Iterator[Fault]:
    """Look for names that mean nothing."""
    material = material_of(version)
    index = KeyIndex(version.model.root)
    for piece, reading in material.readings:
        for trouble in reading.troubles:
            if trouble.kind is Kind.TERM:
                key = trouble.written.rpartition(".")[2]
                spot = find_word(version, at_line(piece.spot, trouble.line), trouble.written, key)
                message = f"`{trouble.written}` staat niet {trouble.about}."
                hint = _hint(key, trouble, material, index)
                yield Fault(spot, message, hint)
    for one in standard_values(version):
        if one.node is None:
            message = f"`{one.name}` staat niet in het schema."
            hint = did_you_mean(str(one.keys[-1]), one.holder.property_names) or _LOOK
            yield Fault(one.key_spot, message, hint)


def _hint(key: str, trouble: Trouble, material: Material, index: KeyIndex) -> str:
    if key == trouble.written and key in material.landscape.derived_names:
        return f'Bedoelde u "afgeleid.{key}"?'
    groups = [group for group in index.groups_of(key) if group]
    if len(groups) == 1:
        return f'Bedoelde u "{groups[0]}.{key}"?'
    near = did_you_mean(key, trouble.options)
    if near or len(trouble.options) > _FEW or not trouble.options:
        return near or _LOOK
    return f"Kies uit: {', '.join(trouble.options)}."
