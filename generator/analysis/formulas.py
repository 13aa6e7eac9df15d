"""Formulas over terms, and whether one can hold: by trying the values that make a difference."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
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
class Not:
    """Holds when its part does not."""

    part: Formula


Formula: TypeAlias = bool | Comparison | Conjunction | Disjunction | Not
Assignment: TypeAlias = Mapping[str, Any]


def implies(condition: Formula, conclusion: Formula) -> bool:
    """Tell whether a conclusion holds whenever a condition does."""
    return not can_hold(Conjunction((condition, Not(conclusion))))


def can_hold(formula: Formula) -> bool:
    """Tell whether there are values with which a formula holds."""
    facts = list(_facts(formula))
    candidates = {
        subject: _candidates([fact for fact in facts if fact.subject == subject])
        for subject in dict.fromkeys(fact.subject for fact in facts)
    }
    return _Search(formula, candidates).found({})


def fact(subject: str) -> Comparison:
    """Make the fact that a subject is true."""
    return Comparison(subject, "eq", True, frozenset({True, False}))


class _Search:
    def __init__(self, formula: Formula, candidates: Mapping[str, list[Any]]) -> None:
        self.formula = formula
        self.candidates = candidates
        self.tries = 0

    def found(self, values: dict[str, Any]) -> bool:
        self.tries += 1
        truth = _truth(self.formula, values)
        if truth is not None or self.tries > _PATIENCE:
            return truth is not False
        subject = _undecided(self.formula, values)
        return any(self.found({**values, subject: value}) for value in self.candidates[subject])


def _truth(formula: Formula, values: Assignment) -> bool | None:
    """Evaluate as far as the values go; None when more are needed."""
    match formula:
        case bool():
            return formula
        case Comparison():
            return holds(formula, values[formula.subject]) if formula.subject in values else None
        case Not():
            truth = _truth(formula.part, values)
            return None if truth is None else not truth
        case Conjunction():
            return _together(formula.parts, values, decisive=False)
        case Disjunction():
            return _together(formula.parts, values, decisive=True)


def _together(parts: Iterable[Formula], values: Assignment, *, decisive: bool) -> bool | None:
    result: bool | None = not decisive
    for part in parts:
        truth = _truth(part, values)
        if truth is decisive:
            return decisive
        if truth is None:
            result = None
    return result


def _undecided(formula: Formula, values: Assignment) -> str:
    """Find a subject that decides a formula which is still open."""
    match formula:
        case Comparison():
            return formula.subject
        case Not():
            return _undecided(formula.part, values)
        case Conjunction() | Disjunction():
            return next(_undecided(part, values) for part in formula.parts if _truth(part, values) is None)
        case _:
            raise AssertionError(formula)


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
        case Not():
            yield from _facts(formula.part)
        case Conjunction() | Disjunction():
            for part in formula.parts:
                yield from _facts(part)
        case _:
            return
