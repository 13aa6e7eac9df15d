"""Een bepaling staat in de map, maar model.yaml noemt haar niet; zij komt dus in geen document.

Goed: elk bestand van artikelen/ staat in de lijst. Fout: een nieuw artikel dat nog in geen lijst staat.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity, Spot
from generator.tasks.lint.context import Fault, ModelContext

ID = "bestand-niet-genoemd"
LEVEL = Severity.WARNING
_HINT = "Zet de naam in een lijst onder `delen` in model.yaml, of verwijder het bestand."


def check(version: ModelContext) -> Iterator[Fault]:
    """Look for clause files that have no place."""
    template = version.model.template
    named = {part.file for part in template.roles.clauses}
    folders = {template.folder, *((template.folder / name).parent for name in named)}
    for path in sorted(each for folder in folders for each in folder.glob("*.md")):
        name = path.relative_to(template.folder).as_posix()
        if name not in named:
            message = f"{name} staat niet in model.yaml en komt in geen document."
            yield Fault(Spot(f"{template.label}/{name}"), message, _HINT)
