"""Een voorwaarde vergelijkt met een waarde die de sleutel nooit heeft, en is dus nooit waar.

Niemand ziet dat: de tekst valt stil weg. Ook de waarden in standaard.yaml en de statussen
in model.yaml moeten in het schema staan.

Goed: `werkgever.soort == "gemeente"`. Fout: `werkgever.soort == "gemeentee"`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeGuard

from generator.analysis.names_used import Kind
from generator.analysis.shapes import TermShape, can_be
from generator.findings import Severity, Spot
from generator.language.syntax import at_line
from generator.model.schema_node import NONE, SchemaNode
from generator.suggestions import did_you_mean
from generator.tasks.lint.context import Fault, ModelContext
from generator.tasks.lint.material import material_of
from generator.tasks.lint.places import find_word
from generator.tasks.lint.roles import status_values
from generator.tasks.lint.standard_values import standard_values

ID = "onmogelijke-waarde"
LEVEL = Severity.ERROR
_FEW = 12


def check(version: ModelContext) -> Iterator[Fault]:
    """Look for values that a term cannot have."""
    for piece, reading in material_of(version).readings:
        for trouble in reading.troubles:
            if trouble.kind is Kind.VALUE:
                term = find_word(version, at_line(piece.spot, trouble.line), trouble.about.strip("`"))
                spot = find_word(version, term, trouble.written)
                message = (
                    f'"{trouble.written}" hoort niet bij {trouble.about}; de vergelijking is nooit waar.'
                )
                yield _fault(spot, message, trouble.written, trouble.options)
    for one in standard_values(version):
        if _is_plain(one.node, one.value) and not can_be(TermShape(("",), one.node), one.value):
            message = f'"{one.value}" kan de waarde van `{one.name}` niet zijn.'
            yield _fault(
                one.value_spot, message, str(one.value), tuple(map(str, one.node.spec.get("enum", ())))
            )
    for path, value, options in status_values(version):
        spot = version.model.template.model_source.value_spot(path)
        yield _fault(spot, f'"{value}" is geen keuze van deze sleutel.', value, options)


def _fault(spot: Spot, message: str, value: str, options: tuple[str, ...]) -> Fault:
    near = did_you_mean(value, options)
    choices = f"Kies uit: {', '.join(options)}." if 0 < len(options) <= _FEW else ""
    return Fault(spot, message, f"{near} {choices}".strip())


def _is_plain(node: SchemaNode | None, value: Any) -> TypeGuard[SchemaNode]:
    """Tell whether a known key has one value: no group, no list, and not taken away."""
    if node is None or node.is_object or value is None or value == NONE:
        return False
    return not isinstance(value, Mapping | list)
