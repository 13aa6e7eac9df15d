"""Een sleutel uit het schema komt in geen document of regel voor, of een begrip wordt nergens gebruikt.

Een gemeente vult dan iets in wat niets uitmaakt. Een gedeelde omschrijving in `$defs` telt als gebruikt zodra
één plaats haar gebruikt.

Goed: een sleutel die in een artikel staat. Fout: een sleutel die na een wijziging is blijven staan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.analysis.landscape import DERIVED
from generator.findings import Finding, Severity, Spot
from generator.load.model_choice import MODEL
from generator.model.source import Path
from generator.suggestions import nearest
from generator.tasks.lint.context import Version
from generator.tasks.lint.material import Material, material_of
from generator.tasks.lint.places import at, lines_of_file
from generator.tasks.lint.roles import role_terms
from generator.tasks.lint.schema_places import SchemaTerm
from generator.tasks.lint.usage import derived_by_others, reachable, used_terms
from generator.terms.pointing import Remark
from generator.validate.checks import READ_BY_CHECKS

ID = "ongebruikte-term"
LEVEL = Severity.WARNING


def check(version: Version) -> Iterator[Finding]:
    """Look for terms and derived names without a use."""
    material = material_of(version)
    meant = _meant(material)
    for term in _unused(version, material):
        if not meant.isdisjoint(term.path):
            continue
        name = ".".join(term.path)
        message = f"`{name}` komt in geen document en geen regel voor."
        hint = "Gebruik de sleutel in een tekst of regel, of haal haar uit het schema."
        yield _warning(version, material.schema_source.key_spot(term.place), message, hint)
    source = version.model.template.model_source
    needed = reachable(material, derived_by_others(version))
    for name in material.landscape.derived_names:
        if name not in needed | meant:
            message = f"`{DERIVED}.{name}` wordt nergens gebruikt."
            yield _warning(version, source.key_spot((DERIVED, name)), message, "Haal het begrip weg.")


def _meant(material: Material) -> set[str]:
    """List names that a text with a mistake in it may well use; the mistake is another finding."""
    broken = [piece.text for piece in material.pieces if piece.error is not None]
    unread = {name for name, _ in material.unreadable}
    for part in material.template.roles.clauses:
        if part.id in unread:
            broken += lines_of_file(material.template.folder / part.file)
    found = {word for text in broken for word in re.findall(r"\w+", text)}
    for _, reading in material.readings:
        for trouble in reading.troubles:
            found |= {trouble.written, nearest(trouble.written.rpartition(".")[2], trouble.options)}
    return found


def _warning(version: Version, spot: Spot, message: str, hint: str) -> Finding:
    return at(version, spot, Remark(ID, LEVEL, message, hint))


def _unused(version: Version, material: Material) -> Iterator[SchemaTerm]:
    """Walk through the terms that nothing uses; of an unused group the group only."""
    known = [(MODEL,), *READ_BY_CHECKS, *(path for _, path in role_terms(version))]
    uses = list(used_terms(version))
    reached = {path[:length] for path in known for length in range(len(path) + 1)}
    reached |= {use.path[:length] for use in uses for length in range(len(use.path) + 1)}
    whole = {use.path for use in uses if use.whole}
    places: dict[Path, list[SchemaTerm]] = {}
    for term in material.schema_terms:
        places.setdefault(term.place, []).append(term)
    reported: set[tuple[str, ...]] = set()
    for terms in places.values():
        if any(term.path in reached or _is_choice(term, whole) for term in terms):
            continue
        if not any(term.path[:-1] in reported for term in terms):
            yield terms[0]
        reported |= {term.path for term in terms}


def _is_choice(term: SchemaTerm, whole: set[tuple[str, ...]]) -> bool:
    """Tell whether this is one choice of a map of choices that is used as a whole."""
    return term.spec.get("type") == "boolean" and term.path[:-1] in whole
