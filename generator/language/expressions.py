"""Expressions: a small, closed part of Jinja's syntax, with three-valued logic.

Each allowed syntax node becomes a Python function from scope to value when the text is compiled, so that a
mistake is found then and filling is fast. What is not in `_COMPILERS` does not exist in this language.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from generator.errors import TemplateError
from generator.findings import Spot
from generator.language import filters, nodes
from generator.language.following import chain_of, follow
from generator.language.outcomes import Condition, noted, of_branch, whole
from generator.language.scope import Scope, UnknownNameError, member
from generator.language.syntax import at_line, parse_expression
from generator.language.values import (
    Choices,
    Computed,
    Missing,
    Term,
    Unknown,
    Value,
    is_number,
    paths_of,
    plain,
    unknown_from,
)

Evaluator = Callable[[Scope], Value]
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq, "ne": operator.ne,
    "lt": operator.lt, "lteq": operator.le, "gt": operator.gt, "gteq": operator.ge,
}  # fmt: skip
_ORDER = frozenset({"lt", "lteq", "gt", "gteq"})
_ARITHMETIC: dict[type[nodes.BinExpr], Callable[[Decimal, Decimal], Decimal]] = {
    nodes.Add: operator.add, nodes.Sub: operator.sub, nodes.Mul: operator.mul, nodes.Div: operator.truediv,
}  # fmt: skip


@dataclass(frozen=True)
class Expression:
    """A compiled expression."""

    text: str
    spot: Spot
    run: Evaluator
    condition: Condition

    def evaluate(self, scope: Scope) -> Value:
        """Compute the value.

        Raises:
            TemplateError: when the expression does not fit the schema or its values.
        """
        return self.run(scope)

    def truth(self, scope: Scope) -> bool | Unknown:
        """Compute whether a condition holds: true, false or Unknown.

        Raises:
            TemplateError: when the value is neither true nor false.
        """
        return noted(self.condition, truth_of(self.run(scope), self.spot))


def compile_expression(text: str, spot: Spot) -> Expression:
    """Compile an expression that stands at `spot`.

    Raises:
        TemplateError: when it uses something outside the language.
    """
    return Expression(text, spot, compile_node(parse_expression(text, spot), spot), whole(text, spot))


def compile_node(node: nodes.Node, spot: Spot) -> Evaluator:
    """Compile a syntax node whose text begins at `spot`.

    Raises:
        TemplateError: when the node is outside the language.
    """
    if steps := chain_of(node):
        return follow(steps, spot)
    here = at_line(spot, node.lineno)
    compiler = _COMPILERS.get(type(node))
    if compiler is None:
        raise TemplateError(
            f"Dit kan de sjabloontaal niet ({type(node).__name__}).",
            spot=here,
            hint="Toegestaan zijn namen, vergelijkingen, en/of/niet, rekenen en filters.",
        )
    run: Evaluator = compiler(node, spot)

    def located(scope: Scope) -> Value:
        try:
            return run(scope)
        except (UnknownNameError, filters.WrongUseError) as error:
            raise TemplateError(str(error), spot=here) from error

    return located


def truth_of(value: Value, spot: Spot) -> bool | Unknown:
    """Read a value as a truth value.

    Raises:
        TemplateError: when it is neither true nor false nor Unknown.
    """
    if isinstance(value, Unknown):
        return value
    bare = plain(value)
    if not isinstance(bare, bool):
        raise TemplateError(
            "Deze voorwaarde is waar noch onwaar.",
            spot=spot,
            hint='Vergelijk met een waarde (== "…") of vraag `is ingevuld`.',
        )
    return bare


def is_filled(value: Value) -> bool | Unknown:
    """Tell whether a term has a value: the test `is ingevuld`; not known of one that cannot be used."""
    if isinstance(value, Term):
        if value.raw not in ({}, []):
            return True
        missing = Missing(value.tree.dotted(value.path), value.node.title, value.node, masked=True)
        return Unknown((missing,)) if value.tree.is_masked(value.path) else False
    return value if isinstance(value, Unknown) and value.is_masked else not isinstance(value, Unknown)


def _const(node: nodes.Const, spot: Spot) -> Evaluator:
    value = Decimal(repr(node.value)) if isinstance(node.value, float) else node.value
    return lambda scope: value


def _list(node: nodes.List, spot: Spot) -> Evaluator:
    items = [compile_node(item, spot) for item in node.items]
    return lambda scope: [item(scope) for item in items]


def _getattr(node: nodes.Getattr, spot: Spot) -> Evaluator:
    owner = compile_node(node.node, spot)
    return lambda scope: member(owner(scope), node.attr)


def _getitem(node: nodes.Getitem, spot: Spot) -> Evaluator:
    owner, key = compile_node(node.node, spot), compile_node(node.arg, spot)

    def run(scope: Scope) -> Value:
        index = key(scope)
        if isinstance(index, Unknown):
            return Unknown(tuple(replace(cause, node=None) for cause in index.causes))
        return member(owner(scope), plain(index))

    return run


def _compare(node: nodes.Compare, spot: Spot) -> Evaluator:
    if len(node.ops) != 1:
        raise TemplateError("Vergelijk twee waarden tegelijk; verbind vergelijkingen met `and`.", spot=spot)
    operation = node.ops[0].op
    left, right = compile_node(node.expr, spot), compile_node(node.ops[0].expr, spot)

    def run(scope: Scope) -> Value:
        first, second = left(scope), right(scope)
        if operation in ("in", "notin"):
            return _membership(scope, first, second, wanted=operation == "in")
        if (unknown := unknown_from((first, second))) is not None:
            return unknown
        one, two = plain(first), plain(second)
        if operation in _ORDER and is_number(one) != is_number(two):
            return Unknown(())
        return Computed(_COMPARE[operation](one, two), paths_of([first, second]))

    return run


def _membership(scope: Scope, item: Value, group: Value, *, wanted: bool) -> Value:
    if (unknown := unknown_from((item, group))) is not None:
        return unknown
    if isinstance(group, Term | Choices):
        members = [plain(key) for key, _ in filters.entries_of(scope, group)]
    else:
        members = [plain(member_value) for member_value in group]
        masked = [one for one in group if isinstance(one, Unknown) and one.is_masked]
        if plain(item) not in members and (unknown := unknown_from(masked)) is not None:
            return unknown
    return Computed((plain(item) in members) is wanted, paths_of([item]))


def _logic(node: nodes.And | nodes.Or, spot: Spot) -> Evaluator:
    left, right = compile_node(node.left, spot), compile_node(node.right, spot)
    decisive = isinstance(node, nodes.Or)

    def run(scope: Scope) -> Value:
        first = truth_of(left(scope), spot)
        if first is decisive:
            return decisive
        second = truth_of(right(scope), spot)
        if second is decisive:
            return decisive
        return unknown_from((first, second)) or (not decisive)

    return run


def _not(node: nodes.Not, spot: Spot) -> Evaluator:
    inner = compile_node(node.node, spot)

    def run(scope: Scope) -> Value:
        value = truth_of(inner(scope), spot)
        return value if isinstance(value, Unknown) else not value

    return run


def _arithmetic(node: nodes.BinExpr, spot: Spot) -> Evaluator:
    left, right = compile_node(node.left, spot), compile_node(node.right, spot)
    operation = _ARITHMETIC[type(node)]

    def run(scope: Scope) -> Value:
        first, second = left(scope), right(scope)
        if (unknown := unknown_from((first, second))) is not None:
            return unknown
        if not (is_number(plain(first)) and is_number(plain(second))):
            raise filters.WrongUseError("Rekenen kan alleen met getallen.")
        result = operation(Decimal(plain(first)), Decimal(plain(second)))
        return Computed(result, paths_of([first, second]), filters.display_of([first, second]))

    return run


def _choice(node: nodes.CondExpr, spot: Spot) -> Evaluator:
    if node.expr2 is None:
        raise TemplateError("Na `if` hoort hier ook een `else`.", spot=spot)
    test, yes, no = (compile_node(part, spot) for part in (node.test, node.expr1, node.expr2))
    condition = of_branch(node, spot)

    def run(scope: Scope) -> Value:
        truth = noted(condition, truth_of(test(scope), spot))
        if isinstance(truth, Unknown):
            return truth
        return yes(scope) if truth else no(scope)

    return run


def _filter(node: nodes.Filter, spot: Spot) -> Evaluator:
    if node.name not in filters.FILTERS or node.node is None:
        raise TemplateError(f"Er is geen filter `{node.name}`.", spot=at_line(spot, node.lineno))
    if node.kwargs or node.dyn_args or node.dyn_kwargs:
        raise TemplateError("Een filter kent geen benoemde gegevens.", spot=at_line(spot, node.lineno))
    value = compile_node(node.node, spot)
    arguments = [compile_node(argument, spot) for argument in node.args]
    return lambda scope: filters.apply(
        node.name, scope, value(scope), [argument(scope) for argument in arguments]
    )


def _test(node: nodes.Test, spot: Spot) -> Evaluator:
    if node.name != "ingevuld":
        raise TemplateError(f"Er is geen test `is {node.name}`; bedoelt u `is ingevuld`?", spot=spot)
    value = compile_node(node.node, spot)
    return lambda scope: is_filled(value(scope))


_COMPILERS: dict[type[nodes.Node], Callable[..., Evaluator]] = {
    nodes.Const: _const,
    nodes.List: _list,
    nodes.Getattr: _getattr,
    nodes.Getitem: _getitem,
    nodes.Compare: _compare,
    nodes.And: _logic,
    nodes.Or: _logic,
    nodes.Not: _not,
    nodes.Add: _arithmetic,
    nodes.Sub: _arithmetic,
    nodes.Mul: _arithmetic,
    nodes.Div: _arithmetic,
    nodes.CondExpr: _choice,
    nodes.Filter: _filter,
    nodes.Test: _test,
}
