"""model.yaml geeft een rol aan een sleutel die niet in het schema staat, of kent een soort deel niet.

Het programma vindt dan de status, de praktijken of het gekoppelde bestand niet.

Goed: `term: status`. Fout: `term: toestand`, als het schema die sleutel niet heeft.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.context import Version
from generator.lint.places import at
from generator.lint.roles import node_at, role_terms
from generator.validate.pointing import Remark
from generator.validate.suggestions import did_you_mean

ID = "onbekende-rol"


def check(version: Version) -> Iterator[Finding]:
    """Look the terms of all roles up in the schema."""
    template = version.model.template
    for place, path in role_terms(version):
        if node_at(version.model.root, path) is None:
            group = node_at(version.model.root, path[:-1]) or version.model.root
            message = f"`{'.'.join(path)}` staat niet in het schema."
            hint = did_you_mean(path[-1], group.property_names) or "Noem een sleutel uit het schema."
            yield at(
                version, template.model_source.value_spot(place), Remark(ID, Severity.ERROR, message, hint)
            )
