"""What cross-references can point at, and under which condition it is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.analysis.branches import Guard
from generator.model.document import SectionKind
from generator.model.template import Clause
from generator.tasks.lint.clause_lines import Link, clause_steps, items_of, links_of
from generator.tasks.lint.material import Material

CITABLE = (SectionKind.ARTICLE, SectionKind.ANNEX, SectionKind.CHAPTER)


@dataclass
class Targets:
    """Every anchor of a version: the chains of conditions under which it is there, any of which will do."""

    citable: dict[str, list[tuple[Guard, ...]]] = field(default_factory=dict)
    others: set[str] = field(default_factory=set)
    """Anchors in parts without a number, which cannot be referred to."""
    unread: frozenset[str] = frozenset()
    """Clauses that cannot be read; whatever is referred to in them may be there."""

    def resolve(self, section: str, target: str) -> str | None:
        """Find the full anchor of a target, as a section writes it; None when there is none."""
        if target.partition(".")[0] in self.unread:
            return target
        return next((name for name in (target, f"{section}.{target}") if name in self.citable), None)


def targets_of(material: Material) -> Targets:
    """Gather what references can point at."""
    targets = Targets(unread=frozenset(name for name, _ in material.unreadable))
    for clause, kind in clauses_with_kind(material):
        found = dict(_anchors(clause, kind))
        if kind not in CITABLE:
            targets.others |= found.keys()
            continue
        for anchor, chains in found.items():
            targets.citable.setdefault(anchor, []).extend(chains)
    return targets


def references_of(clause: Clause) -> Iterator[Link]:
    """Walk through the cross-references of a clause."""
    return (link for link in links_of(clause) if link.target.startswith("#"))


def clauses_with_kind(material: Material) -> Iterator[tuple[Clause, SectionKind]]:
    """Walk through the clauses that can be read, each with the kind of section it is."""
    kinds: dict[str, SectionKind] = {}
    for part in material.template.roles.clauses:
        kinds.setdefault(part.id, part.kind)
    for clause in material.clauses:
        yield clause, kinds[clause.id]


def _anchors(clause: Clause, kind: SectionKind) -> Iterator[tuple[str, list[tuple[Guard, ...]]]]:
    # an article keeps its number when it does not apply; another section is left out
    yield clause.id, [() if kind is SectionKind.ARTICLE else clause_steps(clause)]
    below: dict[str, list[tuple[Guard, ...]]] = {}
    for item in items_of(clause):
        if item.anchor:
            below.setdefault(f"{clause.id}.{item.anchor}", []).append(item.steps)
    yield from below.items()
