"""Conditions as formulas: derived names written out, comparisons of terms with literals as facts.

What cannot be taken apart, such as a comparison of two terms, becomes one fact about its own words: equal
words are then equally true, and nothing more is assumed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from generator.analysis.branches import Guard
from generator.analysis.formulas import Comparison, Conjunction, Disjunction, Formula, Negation, fact, holds
from generator.analysis.landscape import SymbolTable
from generator.analysis.shapes import Shape, TermShape, UnknownName, entry, member, values_of
from generator.errors import TemplateError
from generator.findings import Spot
from generator.language import nodes
from generator.language.scope import DERIVED
from generator.language.syntax import parse_expression
from generator.model.roles import DerivedCase

_ORDER_BACK = {"lt": "gt", "gt": "lt", "lteq": "gteq", "gteq": "lteq"}
_DEEPEST = 40
"""Levels of derived names within derived names that are written out; a deeper one is a fact of its own."""


@dataclass(frozen=True)
class ComparedSide:
    """A value that conditions ask about, by a name that is the same wherever the value is the same."""

    name: str
    domain: frozenset[Any] | None = None


@dataclass(frozen=True)
class Literal:
    """A value that stands in the condition itself."""

    value: Any


Guarded: TypeAlias = Sequence[tuple[Formula, ComparedSide | Literal]]
"""The values something can have, each with when it has it."""


def formula_of(steps: Sequence[Guard], landscape: SymbolTable) -> Formula:
    """Turn the chain of conditions that a line stands under into one formula."""
    parts: list[Formula] = []
    for step in steps:
        if step.is_loop:
            parts.append(fact(f"herhaling {' '.join(step.text.split())}"))
            continue
        condition = condition_of(step.text, landscape)
        parts.append(condition if step.holds else Negation(condition))
    return Conjunction(tuple(parts))


def condition_of(text: str, landscape: SymbolTable) -> Formula:
    """Turn one condition into a formula; a text that cannot be read is a fact about itself."""
    try:
        tree = parse_expression(text, Spot(""))
    except TemplateError:
        return fact(text)
    return _FormulaBuilder(landscape).truth(tree)


@dataclass(frozen=True)
class _FormulaBuilder:
    landscape: SymbolTable
    depth: int = 0

    def truth(self, node: nodes.Node) -> Formula:
        """Turn a node that is true or false into a formula."""
        match node:
            case nodes.Const():
                return bool(node.value)
            case nodes.Not():
                return Negation(self.truth(node.node))
            case nodes.And():
                return Conjunction((self.truth(node.left), self.truth(node.right)))
            case nodes.Or():
                return Disjunction((self.truth(node.left), self.truth(node.right)))
            case nodes.Compare():
                return self._compare(node)
            case nodes.Test():
                return fact(f"{self._name(node.node)} is ingevuld")
            case _:
                return _each(self._values(node), lambda value: _equal(value, "eq", True))

    def _compare(self, node: nodes.Compare) -> Formula:
        operation, right = node.ops[0].op, node.ops[0].expr
        if operation in ("in", "notin"):
            found = self._membership(node.expr, right)
            return found if operation == "in" else Negation(found)
        if isinstance(node.expr, nodes.Const):
            operation = _ORDER_BACK.get(operation, operation)
            return self._against(right, operation, node.expr)
        return self._against(node.expr, operation, right)

    def _against(self, node: nodes.Node, operation: str, literal: nodes.Node) -> Formula:
        if not isinstance(literal, nodes.Const):
            return fact(f"{self._name(node)} {operation} {self._name(literal)}")
        return _each(self._values(node), lambda value: _equal(value, operation, literal.value))

    def _membership(self, node: nodes.Node, group: nodes.Node) -> Formula:
        if isinstance(group, nodes.List) and all(isinstance(item, nodes.Const) for item in group.items):
            return Disjunction(tuple(self._against(node, "eq", item) for item in group.items))
        return fact(f"{self._name(node)} in {self._name(group)}")

    def _values(self, node: nodes.Node) -> Guarded:
        match node:
            case nodes.Const():
                return [(True, Literal(node.value))]
            case nodes.CondExpr() if node.expr2 is not None:
                test = self.truth(node.test)
                yes = [(Conjunction((test, when)), value) for when, value in self._values(node.expr1)]
                no = [
                    (Conjunction((Negation(test), when)), value) for when, value in self._values(node.expr2)
                ]
                return [*yes, *no]
            case nodes.And() | nodes.Or() | nodes.Not() | nodes.Compare() | nodes.Test():
                truth = self.truth(node)
                return [(truth, Literal(True)), (Negation(truth), Literal(False))]
            case nodes.Getattr(node=nodes.Name(name=name)) if name == DERIVED:
                return self._derived(self.landscape, node.attr)
            case nodes.Getattr(node=nodes.Getattr(node=nodes.Name(name=name), attr=attr)) if attr == DERIVED:
                other = self.landscape.others.get(name)
                return self._opaque(node) if other is None else self._derived(other, node.attr)
            case _:
                return self._opaque(node)

    def _opaque(self, node: nodes.Node) -> Guarded:
        shape = self._shape(node)
        return [(True, ComparedSide(self._name(node), None if shape is None else values_of(shape)))]

    def _derived(self, landscape: SymbolTable, name: str) -> Guarded:
        cases = landscape.roles.derived.get(name, ())
        inner = _FormulaBuilder(landscape, self.depth + 1)
        whole = f"{landscape.owner}.{DERIVED}.{name}"
        if self.depth > _DEEPEST or not cases:
            return [(True, ComparedSide(whole))]
        found: list[tuple[Formula, ComparedSide | Literal]] = []
        earlier: list[Formula] = []
        for index, case in enumerate(cases):
            here = inner._condition(case)
            values = inner._case(case, f"{whole}[{index}]")
            found += [(Conjunction((*map(Negation, earlier), here, when)), value) for when, value in values]
            earlier.append(here)
        return found

    def _condition(self, case: DerivedCase) -> Formula:
        if case.condition is None:
            return True
        try:
            return self.truth(parse_expression(case.condition.text, Spot("")))
        except TemplateError:
            return fact(case.condition.text)

    def _case(self, case: DerivedCase, whole: str) -> Guarded:
        if case.value is not None:
            return self._parsed(case.value.text, whole)
        text = case.text.text
        return [(True, ComparedSide(whole) if "{{" in text else Literal(text))]

    def _parsed(self, text: str, whole: str) -> Guarded:
        try:
            return self._values(parse_expression(text, Spot("")))
        except TemplateError:
            return [(True, ComparedSide(whole))]

    def _shape(self, node: nodes.Node) -> Shape | None:
        found: Shape | UnknownName | None
        match node:
            case nodes.Name():
                found = self.landscape.lookup(node.name)
            case nodes.Getattr():
                owner = self._shape(node.node)
                found = None if owner is None else member(owner, node.attr)
            case nodes.Getitem():
                owner = self._shape(node.node)
                found = None if owner is None else entry(owner)
            case _:
                found = None
        return None if isinstance(found, UnknownName) else found

    def _name(self, node: nodes.Node) -> str:
        """Write a node in a way that is the same for equal values."""
        shape = self._shape(node) if isinstance(node, nodes.Name | nodes.Getattr) else None
        if isinstance(shape, TermShape) and isinstance(node, nodes.Name | nodes.Getattr) and _is_plain(node):
            return shape.dotted
        match node:
            case nodes.Name():
                return node.name
            case nodes.Const():
                return repr(node.value)
            case nodes.Getattr():
                return f"{self._name(node.node)}.{node.attr}"
            case _:
                parts = ", ".join(self._name(child) for child in node.iter_child_nodes())
                label = getattr(node, "name", "") or type(node).__name__
                return f"{self.landscape.owner}:{label}({parts})"


def _is_plain(node: nodes.Node) -> bool:
    while isinstance(node, nodes.Getattr):
        node = node.node
    return isinstance(node, nodes.Name)


def _each(values: Guarded, about: Callable[[ComparedSide | Literal], Formula]) -> Formula:
    return Disjunction(tuple(Conjunction((when, about(value))) for when, value in values))


def _equal(value: ComparedSide | Literal, operation: str, wanted: Any) -> Formula:
    if isinstance(value, ComparedSide):
        return Comparison(value.name, operation, wanted, value.domain)
    return holds(Comparison("", operation, wanted), value.value)
