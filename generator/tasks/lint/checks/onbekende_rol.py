"""model.yaml geeft een rol aan een sleutel die niet in het schema staat, of kent een soort deel niet.

Het programma vindt dan de status, de praktijken of het gekoppelde bestand niet.

Goed: `term: status`. Fout: `term: toestand`, als het schema die sleutel niet heeft.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.compose.sections import CHANGES
from generator.findings import Severity
from generator.model.document import SectionKind
from generator.model.source import Path
from generator.tasks.lint.context import Fault, Version
from generator.tasks.lint.parts import part_groups
from generator.tasks.lint.roles import node_at, role_terms, root_for
from generator.validate.suggestions import did_you_mean

ID = "onbekende-rol"
LEVEL = Severity.ERROR

_KINDS = (*SectionKind, CHANGES)


def check(version: Version) -> Iterator[Fault]:
    """Look the terms of all roles up in the schema."""
    for place, path in role_terms(version):
        root = root_for(version, place)
        if node_at(root, path) is None:
            group = node_at(root, path[:-1]) or root
            message = f"`{'.'.join(path)}` staat niet in het schema."
            yield _finding(version, place, message, path[-1], group.property_names)
    for place, part in part_groups(version.model.template):
        kind = str(part.get("soort", ""))
        if kind not in _KINDS:
            yield _finding(version, (*place, "soort"), f'"{kind}" is geen soort deel.', kind, _KINDS)


def _finding(version: Version, place: Path, message: str, word: str, options: Iterable[str]) -> Fault:
    choices = list(options)
    hint = did_you_mean(word, choices) or f"Kies uit: {', '.join(choices)}."
    spot = version.model.template.model_source.value_spot(place)
    return Fault(spot, message, hint)
