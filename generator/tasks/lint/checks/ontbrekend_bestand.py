"""model.yaml noemt een bepaling waarvan het bestand er niet is.

Goed: `lijst: [vervanging]` met artikelen/vervanging.md. Fout: `lijst: [vervangen]` zonder dat bestand.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import WorkspaceError
from generator.findings import Severity
from generator.suggestions import did_you_mean
from generator.tasks.lint.context import Fault, ModelContext
from generator.tasks.lint.material import material_of

ID = "ontbrekend-bestand"
LEVEL = Severity.ERROR


def check(version: ModelContext) -> Iterator[Fault]:
    """Look for the file of every clause."""
    template = version.model.template
    missing = {name for name, error in material_of(version).unreadable if isinstance(error, WorkspaceError)}
    for part in template.roles.clauses:
        if part.id in missing:
            present = sorted(path.stem for path in (template.folder / part.file).parent.glob("*.md"))
            message = f"Het bestand {part.file} is er niet."
            hint = did_you_mean(part.id, present) or "Maak het bestand, of haal de naam uit de lijst."
            spot = template.model_source.value_spot(part.place)
            yield Fault(spot, message, hint)
