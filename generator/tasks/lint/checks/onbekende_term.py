"""Een tekst, voorwaarde of regel noemt een sleutel of begrip dat er niet is.

De controle volgt herhalingen, filters en begrippen uit model.yaml tot in het schema.

Goed: `{{ looptijd.einde }}`. Fout: `{{ looptijd.eind }}`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.analysis.names_used import Kind, Trouble
from generator.findings import Finding, Severity
from generator.language.syntax import at_line
from generator.model.schema_node import SchemaNode
from generator.model.source import Path, dotted
from generator.schema.suggestions import KeyIndex
from generator.suggestions import did_you_mean
from generator.tasks.lint.context import Version
from generator.tasks.lint.material import Material, material_of
from generator.tasks.lint.places import at, find_word
from generator.terms.pointing import Remark

ID = "onbekende-term"
LEVEL = Severity.ERROR
_FEW = 12


def check(version: Version) -> Iterator[Finding]:
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
                yield at(version, spot, Remark(ID, LEVEL, message, hint))
    yield from _standard(version)


def _hint(key: str, trouble: Trouble, material: Material, index: KeyIndex) -> str:
    if key == trouble.written and key in material.landscape.derived_names:
        return f'Bedoelde u "afgeleid.{key}"?'
    groups = [group for group in index.groups_of(key) if group]
    if len(groups) == 1:
        return f'Bedoelde u "{groups[0]}.{key}"?'
    near = did_you_mean(key, trouble.options)
    if near or len(trouble.options) > _FEW or not trouble.options:
        return near or "Kijk in het schema welke sleutels er zijn."
    return f"Kies uit: {', '.join(trouble.options)}."


def _standard(version: Version) -> Iterator[Finding]:
    template = version.model.template
    for number, layer in enumerate(template.standaard):
        for path, options in _strange(layer.get("waarden") or {}, version.model.root, (number, "waarden")):
            name = dotted(path[2:])
            message = f"`{name}` staat niet in het schema."
            hint = did_you_mean(str(path[-1]), options) or "Kijk in het schema welke sleutels er zijn."
            spot = template.standaard_source.key_spot(path)
            yield at(version, spot, Remark(ID, LEVEL, message, hint))


def _strange(
    values: Mapping[str, Any], node: SchemaNode, path: Path
) -> Iterator[tuple[Path, tuple[str, ...]]]:
    for key, value in values.items():
        child = node.child(key)
        if child is None:
            yield (*path, key), node.property_names
        elif isinstance(value, Mapping):
            yield from _strange(value, child, (*path, key))
