"""Een document dat voor elk onderdeel gelijk is, noemt er een.

Een document met `eenmaal: true` geeft een bestand één keer, voor alle praktijken samen. Wat per praktijk
verschilt, zoals haar naam of haar ingangsdatum, kan daar niet staan. Hoeveel praktijken er zijn, mag wel.

Goed: `{{ praktijken | aantal | meervoud("de praktijk", "de praktijken") }}`. Fout: `{{ deze.naam }}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.tasks.lint.context import Fault, ModelContext
from generator.tasks.lint.material import material_of

ID = "noemt-onderdeel"
LEVEL = Severity.ERROR


def check(version: ModelContext) -> Iterator[Fault]:
    """Look for values of one entry in clauses of documents that are made once."""
    roles, template = version.model.roles, version.model.template
    once = [one for documents in roles.forms.values() for one in documents if one.is_made_once]
    places = {f"{template.label}/{clause.file}": one for one in once for clause in one.clauses}
    if not places or roles.document.fan_out is None:
        return
    over = roles.document.fan_out.over
    for piece, reading in material_of(version).readings:
        document = places.get(piece.spot.file)
        used = [use.path for use in reading.uses if not use.owner and use.path[:1] == (over,)]
        named = sorted(".".join(path) for path in used if len(path) > 1)
        if document is not None and named:
            message = (
                f"`{named[0]}` verschilt per onderdeel van `{over}`, maar dit deel staat in "
                f"“{document.title.text}”, dat voor ieder van hen gelijk is."
            )
            yield Fault(piece.spot, message, "Zet dit in een deel van een document zonder `eenmaal`.")
