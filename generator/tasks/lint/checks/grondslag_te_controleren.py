"""Een genoemd wetsartikel heeft in grondslagen.yaml nog de status *te controleren*.

De melding staat bij het artikel in die lijst. Werk haar af voordat u een versie vaststelt.

Goed: `status: gecontroleerd` met een datum. Fout: `status: te controleren` in een versie die klaar moet zijn.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.load.grounds import FILE
from generator.load.yaml_source import load_yaml_or_raise
from generator.tasks.lint.citations import citations_of
from generator.tasks.lint.context import Fault, Version
from generator.workspace import TEMPLATES

ID = "grondslag-te-controleren"
LEVEL = Severity.INFO
_CHECKED = "gecontroleerd"
_HINT = "Laat een jurist de huidige tekst lezen en zet er dan `status: gecontroleerd` met een datum bij."


def check(version: Version) -> Iterator[Fault]:
    """List the articles that nobody has read yet, each once."""
    cited = dict.fromkeys(citation.ground for citation in citations_of(version))
    source = load_yaml_or_raise(version.workspace.root / TEMPLATES / FILE, f"{TEMPLATES}/{FILE}")
    for ground in cited:
        basis = version.grounds.get(ground)
        if basis is not None and basis.status != _CHECKED:
            statute, _, article = ground.partition("/")
            spot = source.key_spot((statute, "artikelen", article))
            message = f"Artikel {article} van de {basis.statute} is nog niet gecontroleerd."
            yield Fault(spot, message, _HINT)
