"""Een voorwaarde vergelijkt met een waarde die de sleutel nooit heeft, en is dus nooit waar.

Niemand ziet dat: de tekst valt stil weg. Ook de waarden in standaard.yaml en de statussen
in model.yaml moeten in het schema staan.

Goed: `werkgever.soort == "gemeente"`. Fout: `werkgever.soort == "gemeentee"`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.analysis.names_used import Kind
from generator.analysis.shapes import TermShape, can_be
from generator.findings import Finding, Severity, Spot
from generator.language.syntax import at_line
from generator.model.schema_node import NONE, SchemaNode
from generator.model.source import Path, dotted, leaves
from generator.suggestions import did_you_mean
from generator.tasks.lint.context import Version
from generator.tasks.lint.material import material_of
from generator.tasks.lint.places import at, find_word
from generator.tasks.lint.roles import status_values
from generator.terms.pointing import Remark

ID = "onmogelijke-waarde"
LEVEL = Severity.ERROR
_FEW = 12


def check(version: Version) -> Iterator[Finding]:
    """Look for values that a term cannot have."""
    for piece, reading in material_of(version).readings:
        for trouble in reading.troubles:
            if trouble.kind is Kind.VALUE:
                term = find_word(version, at_line(piece.spot, trouble.line), trouble.about.strip("`"))
                spot = find_word(version, term, trouble.written)
                message = (
                    f'"{trouble.written}" hoort niet bij {trouble.about}; de vergelijking is nooit waar.'
                )
                yield _finding(version, spot, message, trouble.written, trouble.options)
    yield from _standard(version)
    for path, value, options in status_values(version):
        spot = version.model.template.model_source.value_spot(path)
        yield _finding(version, spot, f'"{value}" is geen keuze van deze sleutel.', value, options)


def _finding(version: Version, spot: Spot, message: str, value: str, options: tuple[str, ...]) -> Finding:
    near = did_you_mean(value, options)
    choices = f"Kies uit: {', '.join(options)}." if 0 < len(options) <= _FEW else ""
    return at(version, spot, Remark(ID, LEVEL, message, f"{near} {choices}".strip()))


def _standard(version: Version) -> Iterator[Finding]:
    template = version.model.template
    for number, layer in enumerate(template.standaard):
        for path, value, node in _single(layer.get("waarden") or {}, version.model.root):
            if not can_be(TermShape(("",), node), value):
                name = dotted(path)
                options = tuple(map(str, node.spec.get("enum", ())))
                spot = template.standaard_source.value_spot((number, "waarden", *path))
                message = f'"{value}" kan de waarde van `{name}` niet zijn.'
                yield _finding(version, spot, message, str(value), options)


def _single(values: Any, root: SchemaNode) -> Iterator[tuple[Path, Any, SchemaNode]]:
    """Walk through the values that are no group and no list, but for what takes a group away."""
    for path, value in leaves(values):
        node = root.at(path)
        is_single = not isinstance(value, list) and value not in (None, NONE)
        if is_single and node is not None and not node.is_object:
            yield path, value, node
