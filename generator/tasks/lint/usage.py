"""Which terms of a model version reach a document or a rule: directly, by derived names, by other models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from generator.analysis.names_used import NamesRead, TermUse
from generator.load.models import newest_versions
from generator.tasks.lint.context import ModelContext
from generator.tasks.lint.material import Material, material_of
from generator.tasks.lint.versions import version_of


def used_terms(version: ModelContext) -> Iterator[TermUse]:
    """Walk through the own terms that a version uses, or that the newest version of another model uses."""
    material = material_of(version)
    foreign = _foreign(version)
    derived = reachable(material, [name for _, names in foreign for name in names])
    for reading in _in_use(material, derived):
        yield from (use for use in reading.uses if not use.owner)
    for uses, _ in foreign:
        yield from uses


def reachable(material: Material, wanted: Iterable[str] = ()) -> set[str]:
    """List the derived names that a document or rule needs, directly or through another one."""
    needs = needs_of(material)
    return needed_for({*wanted, *needs.get("", set())}, needs)


def needed_for(names: set[str], needs: Mapping[str, set[str]]) -> set[str]:
    """List some derived names with all that they need, directly or through another one."""
    found = set(names)
    open_ends = list(found)
    while open_ends:
        for name in needs.get(open_ends.pop(), set()) - found:
            found.add(name)
            open_ends.append(name)
    return found


def needs_of(material: Material) -> dict[str, set[str]]:
    """Tell which derived names each derived name needs; the empty name stands for all else."""
    needs: dict[str, set[str]] = {}
    for piece, reading in material.readings:
        names = {name for file, name in reading.derived if not file}
        needs.setdefault(piece.defines, set()).update(names)
    return needs


def derived_by_others(version: ModelContext) -> set[str]:
    """List the derived names of a version that texts of other models use."""
    return {name for _, names in _foreign(version) for name in names}


def _in_use(material: Material, derived: set[str]) -> Iterator[NamesRead]:
    for piece, reading in material.readings:
        if not piece.defines or piece.defines in derived:
            yield reading


@lru_cache(maxsize=16)
def _foreign(version: ModelContext) -> list[tuple[list[TermUse], set[str]]]:
    """List what the texts of other models use of a version: terms, and derived names."""
    found: list[tuple[list[TermUse], set[str]]] = []
    own = version.model.template.kind
    for name in newest_versions(version.workspace):
        other = version_of(version.workspace, name)
        seen_as = {seen for seen, model in other.linked.items() if model.template.kind == own}
        if name.partition("/")[0] == own or not seen_as:
            continue
        for _, reading in material_of(other).readings:
            uses = [use for use in reading.uses if use.owner in seen_as]
            found.append((uses, {each for file, each in reading.derived if file in seen_as}))
    return found
