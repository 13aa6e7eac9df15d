"""The conditions of texts and expressions: which there are, and how they came out while somebody watched.

A condition is known by its place and its words, not by the object that evaluates it: compiled texts are kept
for the life of a process, and whoever counts conditions reads the same source again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import ClassVar, TypeAlias, TypeVar

from generator.findings import Spot
from generator.language import nodes
from generator.language.syntax import at_line, parse_expression, parse_text
from generator.language.values import Unknown

T = TypeVar("T")
_SIGNS = {
    "eq": "==", "ne": "!=", "lt": "<", "lteq": "<=", "gt": ">", "gteq": ">=", "in": "in", "notin": "not in",
}  # fmt: skip
_BUILT_UP = (nodes.BinExpr, nodes.CondExpr, nodes.Filter)


@dataclass(frozen=True, order=True)
class Condition:
    """A question in a text or expression of a model version."""

    _hash: ClassVar[int]
    spot: Spot
    text: str
    """Its words, in one fixed way of writing."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash((self.spot, self.text)))

    def __hash__(self) -> int:
        """Return what was worked out once: conditions are looked up each time they are evaluated."""
        return self._hash


Outcomes: TypeAlias = set[tuple[Condition, bool]]
"""Which conditions came out true, and which came out false; Unknown is neither."""

_WATCHED: ContextVar[Outcomes | None] = ContextVar("watched", default=None)


@contextmanager
def watched() -> Iterator[Outcomes]:
    """Collect how conditions come out until the end of the block."""
    outcomes: Outcomes = set()
    token = _WATCHED.set(outcomes)
    try:
        yield outcomes
    finally:
        _WATCHED.reset(token)


def told(run: Callable[[], T]) -> tuple[T, Outcomes | None]:
    """Carry something out, and return how the conditions in it came out; None when nobody watches."""
    around = _WATCHED.get()
    if around is None:
        return run(), None
    outcomes: Outcomes = set()
    token = _WATCHED.set(outcomes)
    try:
        return run(), outcomes
    finally:
        _WATCHED.reset(token)
        around |= outcomes


def retell(outcomes: Outcomes | None) -> bool:
    """Tell whoever watches how conditions came out before; False when that is not known."""
    around = _WATCHED.get()
    if around is None:
        return True
    if outcomes is None:
        return False
    around |= outcomes
    return True


def noted(condition: Condition, truth: bool | Unknown) -> bool | Unknown:
    """Pass on how a condition came out, and tell it to whoever watches."""
    outcomes = _WATCHED.get()
    if outcomes is not None and not isinstance(truth, Unknown):
        outcomes.add((condition, truth))
    return truth


def whole(text: str, spot: Spot) -> Condition:
    """Describe an expression that is a condition as a whole."""
    return Condition(spot, " ".join(text.split()))


def of_branch(node: nodes.If | nodes.CondExpr, spot: Spot) -> Condition:
    """Describe the question of one branch in a text or expression that starts at `spot`."""
    return Condition(at_line(spot, node.lineno), written(node.test))


def conditions_in_text(text: str, spot: Spot) -> Iterator[Condition]:
    """List the conditions in a text: of `if`, `elif` and of `x if … else y`.

    Raises:
        TemplateError: when the text cannot be parsed.
    """
    yield from _branches(parse_text(text, spot), spot)


def conditions_in_expression(text: str, spot: Spot) -> Iterator[Condition]:
    """List the conditions inside an expression: those of `x if … else y`.

    Raises:
        TemplateError: when it is no expression.
    """
    yield from _branches(nodes.Output([parse_expression(text, spot)]), spot)


def names_in(condition: Condition) -> frozenset[str]:
    """Give the names at the beginning of what a condition asks for: `looptijd` of `looptijd.einde`."""
    tree = nodes.Output([parse_expression(condition.text, condition.spot)])
    return frozenset(node.name for node in tree.find_all(nodes.Name))


def written(node: nodes.Node) -> str:
    """Write an expression in one fixed way, whatever its spaces and quotes were."""
    match node:
        case nodes.Const():
            return _literal(node.value)
        case nodes.List():
            return f"[{', '.join(map(written, node.items))}]"
        case nodes.Compare():
            compared = (f" {_SIGNS[one.op]} {written(one.expr)}" for one in node.ops)
            return written(node.expr) + "".join(compared)
        case nodes.BinExpr():
            return f"{_inner(node.left, type(node))} {node.operator} {_inner(node.right)}"
        case nodes.Not():
            return f"not {_inner(node.node)}"
        case nodes.CondExpr():
            parts = (node.expr1, node.test, node.expr2 or nodes.Const(""))
            return "{} if {} else {}".format(*map(_inner, parts))
        case _:
            return _name(node)


def _name(node: nodes.Node) -> str:
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{_inner(node.node)}.{node.attr}"
        case nodes.Getitem():
            return f"{_inner(node.node)}[{written(node.arg)}]"
        case nodes.Filter() if node.node is not None:
            arguments = f"({', '.join(map(written, node.args))})" if node.args else ""
            return f"{_inner(node.node)} | {node.name}{arguments}"
        case nodes.Test():
            return f"{_inner(node.node)} is {node.name}"
        case _:
            return type(node).__name__


def _inner(node: nodes.Node, around: type[nodes.Node] = nodes.Node) -> str:
    """Write a part of an expression, between brackets when it is built up itself in another way."""
    if isinstance(node, _BUILT_UP) and type(node) is not around:
        return f"({written(node)})"
    return written(node)


def _literal(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


def _branches(tree: nodes.Node, spot: Spot) -> Iterator[Condition]:
    yield from (of_branch(node, spot) for node in tree.find_all(nodes.If))
    yield from (of_branch(node, spot) for node in tree.find_all(nodes.CondExpr))
