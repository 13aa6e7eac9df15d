"""Terms of a schema that reach no document and no rule."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.source import MODEL, Path
from generator.suggestions import nearest
from generator.tasks.lint.context import ModelContext
from generator.tasks.lint.material import Material, material_of
from generator.tasks.lint.places import lines_of_file
from generator.tasks.lint.roles import role_terms
from generator.tasks.lint.schema_places import SchemaTerm
from generator.tasks.lint.usage import used_terms
from generator.validate.checks import READ_BY_CHECKS


def unused_terms(version: ModelContext) -> Iterator[SchemaTerm]:
    """Walk through the terms that nothing uses; of an unused group the group only."""
    material = material_of(version)
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


def names_meant(material: Material) -> set[str]:
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
