"""Een sleutel uit het schema komt in geen document of regel voor, of een begrip wordt nergens gebruikt.

Een gemeente vult dan iets in wat niets uitmaakt. Een gedeelde omschrijving in `$defs` telt als gebruikt zodra
één plaats haar gebruikt.

Goed: een sleutel die in een artikel staat. Fout: een sleutel die na een wijziging is blijven staan.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.language.scope import DERIVED
from generator.tasks.lint.context import Fault, ModelContext
from generator.tasks.lint.material import material_of
from generator.tasks.lint.unused import names_meant, unused_terms
from generator.tasks.lint.usage import derived_by_others, reachable

ID = "ongebruikte-term"
LEVEL = Severity.WARNING


def check(version: ModelContext) -> Iterator[Fault]:
    """Look for terms and derived names without a use."""
    material = material_of(version)
    meant = names_meant(material)
    for term in unused_terms(version):
        if not meant.isdisjoint(term.path):
            continue
        name = ".".join(term.path)
        message = f"`{name}` komt in geen document en geen regel voor."
        hint = "Gebruik de sleutel in een tekst of regel, of haal haar uit het schema."
        yield Fault(material.schema_source.key_spot(term.place), message, hint)
    source = version.model.template.model_source
    needed = reachable(material, derived_by_others(version))
    for name in material.landscape.derived_names:
        if name not in needed | meant:
            message = f"`{DERIVED}.{name}` wordt nergens gebruikt."
            yield Fault(source.key_spot((DERIVED, name)), message, "Haal het begrip weg.")
