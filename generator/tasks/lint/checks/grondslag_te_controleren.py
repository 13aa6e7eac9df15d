"""Een genoemd wetsartikel is volgens grondslagen.yaml nog niet gecontroleerd, of zonder datum of vindplaats.

De melding staat bij het artikel in die lijst. Werk haar af voordat u een versie vaststelt.

Goed: `status: gecontroleerd` met `gecontroleerd_op` (een dag in 2020 of later) en `gelezen_in`. Fout:
`status: te controleren`, of een status zonder datum, in een versie die klaar moet zijn.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.load.grounds import FILE
from generator.load.yaml_source import load_yaml_or_raise
from generator.model.template import OLDEST_CHECK, LegalBasis
from generator.tasks.lint.citations import citations_of
from generator.tasks.lint.context import Fault, ModelContext
from generator.workspace import TEMPLATES

ID = "grondslag-te-controleren"
LEVEL = Severity.INFO
_HINT = (
    "Laat een jurist de huidige tekst lezen en zet er dan `status: gecontroleerd` bij, met de datum en waar "
    "die is gelezen."
)


def check(version: ModelContext) -> Iterator[Fault]:
    """List the articles that nobody has read yet, each once."""
    cited = dict.fromkeys(citation.ground for citation in citations_of(version))
    source = load_yaml_or_raise(version.workspace.root / TEMPLATES / FILE, f"{TEMPLATES}/{FILE}")
    for ground in cited:
        basis = version.grounds.get(ground)
        if basis is not None and not basis.is_checked:
            statute, _, article = ground.partition("/")
            spot = source.key_spot((statute, "artikelen", article))
            named = f"{basis.determiner} {basis.statute}"
            message = f"Artikel {article} van {named} {what_is_missing(basis)}."
            yield Fault(spot, message, _HINT)


def what_is_missing(basis: LegalBasis) -> str:
    """Say in Dutch, as the end of a sentence, why an article does not count as checked."""
    if not basis.is_called_checked:
        return "is nog niet gecontroleerd"
    if not basis.has_date:
        return (
            "heet gecontroleerd, maar zonder `gecontroleerd_op` met een datum (jjjj-mm-dd) "
            f"van {OLDEST_CHECK[:4]} of later"
        )
    return "heet gecontroleerd, maar zonder `gelezen_in`"
