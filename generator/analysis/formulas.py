"""Formulas over terms, and whether one can hold: by trying the values that make a difference."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any, TypeAlias

_OPERATIONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq, "ne": operator.ne,
    "lt": operator.lt, "lteq": operator.le, "gt": operator.gt, "gteq": operator.ge,
}  # fmt: skip
_OTHER = "\0"
"""Any text that no condition names."""
_PATIENCE = 20_000
"""After so many tries a formula counts as one that can hold."""


@dataclass(frozen=True)
class Comparison:
    """A comparison of a subject with a literal."""

    subject: str
    operation: str
    value: Any
    domain: frozenset[Any] | None = None
    """Every value that the subject can have; None when there are too many."""


@dataclass(frozen=True)
class Conjunction:
    """Holds when every part does."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True)
class Disjunction:
    """Holds when any part does."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True)
class Negation:
    """Holds when its part does not."""

    part: Formula


Formula: TypeAlias = bool | Comparison | Conjunction | Disjunction | Negation


def implies(condition: Formula, conclusion: Formula) -> bool:
    """Tell whether a conclusion holds whenever a condition does."""
    return not can_hold(Conjunction((condition, Negation(conclusion))))


def can_hold(formula: Formula) -> bool:
    """Tell whether there are values with which a formula holds."""
    facts = list(_facts(formula))
    candidates = {
        subject: _candidates([fact for fact in facts if fact.subject == subject])
        for subject in dict.fromkeys(fact.subject for fact in facts)
    }
    return _Search(candidates).found(_reduced(formula, "", None))


def fact(subject: str) -> Comparison:
    """Make the fact that a subject is true."""
    return Comparison(subject, "eq", True, frozenset({True, False}))


class _Search:
    def __init__(self, candidates: Mapping[str, list[Any]]) -> None:
        self.candidates = candidates
        self.tries = 0

    def found(self, formula: Formula) -> bool:
        self.tries += 1
        if isinstance(formula, bool):
            return formula
        if self.tries > _PATIENCE:
            return True
        subject = _first_subject(formula)
        return any(self.found(_reduced(formula, subject, value)) for value in self.candidates[subject])


def _reduced(formula: Formula, subject: str, value: Any) -> Formula:
    """Put a value in the place of a subject, and leave out all that no longer matters then."""
    if isinstance(formula, bool):
        return formula
    if isinstance(formula, Comparison):
        return holds(formula, value) if formula.subject == subject else formula
    if isinstance(formula, Negation):
        part = _reduced(formula.part, subject, value)
        return not part if isinstance(part, bool) else formula if part is formula.part else Negation(part)
    decisive = isinstance(formula, Disjunction)
    kept: list[Formula] = []
    for one in formula.parts:
        part = _reduced(one, subject, value)
        if part is decisive:
            return decisive
        if not isinstance(part, bool):
            kept.append(part)
    parts = tuple(kept)
    return type(formula)(parts) if parts else not decisive


def _first_subject(formula: Formula) -> str:
    """Find a subject that decides a formula which is still open."""
    while not isinstance(formula, bool | Comparison):
        formula = formula.part if isinstance(formula, Negation) else formula.parts[0]
    assert isinstance(formula, Comparison)
    return formula.subject


def holds(one: Comparison, value: Any) -> bool:
    """Tell whether a fact is so when its subject has a value."""
    if one.operation not in ("eq", "ne") and isinstance(value, str) is not isinstance(one.value, str):
        return False
    return _OPERATIONS[one.operation](value, one.value)


def _candidates(facts: list[Comparison]) -> list[Any]:
    domains = [one.domain for one in facts if one.domain is not None]
    if domains:
        return sorted(frozenset.intersection(*domains), key=str)
    values = {one.value for one in facts}
    numbers = sorted(Decimal(str(value)) for value in values if _is_number(value))
    between = [(low + high) / 2 for low, high in pairwise(numbers)]
    around = [numbers[0] - 1, *numbers, *between, numbers[-1] + 1] if numbers else []
    words = [value for value in values if not _is_number(value)]
    return [*around, *words, _OTHER] if words else around


def _is_number(value: object) -> bool:
    return isinstance(value, int | Decimal | float) and not isinstance(value, bool)


def _facts(formula: Formula) -> Iterator[Comparison]:
    match formula:
        case Comparison():
            yield formula
        case Negation():
            yield from _facts(formula.part)
        case Conjunction() | Disjunction():
            for part in formula.parts:
                yield from _facts(part)
        case _:
            return
