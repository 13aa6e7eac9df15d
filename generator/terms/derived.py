"""Compile the derived names of `model.yaml`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.language.chains import Chain, chains_in_expression, chains_in_text
from generator.language.expressions import Expression, compile_expression
from generator.language.scope import DERIVED, DerivedRule, Scope
from generator.language.texts import compile_text
from generator.language.values import Missing, Shown, Unknown, Value
from generator.model.roles import DerivedCase


@dataclass(frozen=True, eq=False)
class _CompiledCases:
    """A derived name: the first case whose condition holds."""

    name: str
    cases: Sequence[DerivedCase]
    _compiled: Sequence[tuple[Expression | None, Callable[[Scope], Value]]]

    def evaluate(self, scope: Scope) -> Value:
        """Evaluate it."""
        for condition, result in self._compiled:
            truth = True if condition is None else condition.truth(scope)
            if isinstance(truth, Unknown):
                return truth
            if truth:
                return result(scope)
        return Unknown((Missing(f"{DERIVED}.{self.name}", self.name),))

    @cached_property
    def reads(self) -> tuple[Chain, ...]:
        """The names that its cases can use."""
        return tuple(sorted({chain for case in self.cases for chain in _chains_of(case)}))


def compile_cases(name: str, cases: Sequence[DerivedCase]) -> DerivedRule:
    """Compile a derived name.

    Raises:
        TemplateError: when a case is outside the language.
    """
    compiled = [(_compile_condition(case), _compile_result(case)) for case in cases]
    return _CompiledCases(name, cases, compiled)


def _chains_of(case: DerivedCase) -> Iterator[Chain]:
    for placed in (case.condition, case.value):
        if placed is not None:
            yield from chains_in_expression(placed.text, placed.spot)
    yield from chains_in_text(case.text.text, case.text.spot)


def _compile_condition(case: DerivedCase) -> Expression | None:
    return compile_expression(case.condition.text, case.condition.spot) if case.condition else None


def _compile_result(case: DerivedCase) -> Callable[[Scope], Value]:
    if case.value is not None:
        return compile_expression(case.value.text, case.value.spot).evaluate
    text = compile_text(case.text.text, case.text.spot)
    return lambda scope: Shown(text.pieces(scope))
