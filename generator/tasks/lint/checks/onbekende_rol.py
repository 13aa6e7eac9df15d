"""model.yaml geeft een rol aan een sleutel die niet in het schema staat.

Het programma vindt dan de status, de praktijken of het gekoppelde bestand niet.

Goed: `term: status`. Fout: `term: toestand`, als het schema die sleutel niet heeft.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.findings import Severity
from generator.model.source import Path
from generator.suggestions import did_you_mean
from generator.tasks.lint.context import Fault, ModelContext
from generator.tasks.lint.roles import role_terms, root_for

ID = "onbekende-rol"
LEVEL = Severity.ERROR


def check(version: ModelContext) -> Iterator[Fault]:
    """Look the terms of all roles up in the schema."""
    for place, path in role_terms(version):
        root = root_for(version, place)
        if root.at(path) is None:
            group = root.at(path[:-1]) or root
            message = f"`{'.'.join(path)}` staat niet in het schema."
            yield _finding(version, place, message, path[-1], group.property_names)


def _finding(version: ModelContext, place: Path, message: str, word: str, options: Iterable[str]) -> Fault:
    choices = list(options)
    hint = did_you_mean(word, choices) or f"Kies uit: {', '.join(choices)}."
    spot = version.model.template.model_source.value_spot(place)
    return Fault(spot, message, hint)
