"""Een artikel mist iets in zijn kop: de toelichting, de grondslag, of wat er staat als het niet geldt.

Zonder wettelijke grondslag schrijft u `grondslag: []`; dan is te zien dat iemand ernaar heeft gekeken.

Goed: een artikel met `wanneer` en `anders`. Fout: een artikel met `wanneer` zonder `anders`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.model.document import SectionKind
from generator.model.template import Clause
from generator.tasks.lint.context import Fault, ModelContext
from generator.tasks.lint.material import material_of
from generator.tasks.lint.targets import clauses_with_kind

ID = "onvolledig-artikel"
LEVEL = Severity.WARNING


def check(version: ModelContext) -> Iterator[Fault]:
    """Look for articles with an incomplete front matter."""
    for clause, kind in clauses_with_kind(material_of(version)):
        if kind is SectionKind.ARTICLE:
            for key, line_of, message, hint in _gaps(clause):
                spot = clause.spot(line_of)
                yield Fault(spot, f"`{key}` ontbreekt: {message}", hint)


def _gaps(clause: Clause) -> Iterator[tuple[str, str, str, str]]:
    if clause.wanneer.strip() and not clause.anders.strip():
        message = "wat staat er als dit artikel niet geldt?"
        yield "anders", "wanneer", message, "Schrijf in één zin waarom het dan niet geldt."
    if not clause.toelichting.strip():
        message = "waarom is dit artikel er, en wat betekenen de keuzes?"
        yield "toelichting", "titel", message, "Schrijf een toelichting in de kop."
    if "grondslag" not in clause.lines:
        message = "op welke wet rust dit artikel?"
        yield "grondslag", "titel", message, "Noem de wetsartikelen, of schrijf `grondslag: []`."
