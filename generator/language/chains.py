"""Which names a text or expression can use, read from its syntax: what its words can depend on.

The language is closed: a value is reached by a name and the keys behind it, and by nothing else. So a text
whose chains lead to the same values as before gives the same words as before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from generator.findings import Spot
from generator.language import nodes
from generator.language.syntax import parse_expression, parse_text

Chain: TypeAlias = tuple[str, ...]
"""A name and the keys behind it: `("looptijd", "einde")`."""
FILLED = "?"
"""Ends a chain of which a text only asks whether anything is there: `is ingevuld`."""


def chains_in_text(text: str, spot: Spot) -> frozenset[Chain]:
    """List the chains in a text that starts at `spot`.

    Raises:
        TemplateError: when it cannot be parsed.
    """
    return frozenset(_chains(parse_text(text, spot), frozenset()))


def chains_in_expression(text: str, spot: Spot) -> frozenset[Chain]:
    """List the chains in an expression that stands at `spot`.

    Raises:
        TemplateError: when it is no expression.
    """
    return frozenset(_chains(parse_expression(text, spot), frozenset()))


def _chains(node: nodes.Node, bound: frozenset[str]) -> Iterator[Chain]:
    """Walk through the chains; the names of a loop stand for parts of what it loops over."""
    chain = _chain(node)
    if chain:
        if chain[0] not in bound:
            yield chain
        return
    if isinstance(node, nodes.Test) and (chain := _chain(node.node)):
        if chain[0] not in bound:
            yield (*chain, FILLED)
        return
    if isinstance(node, nodes.For):
        yield from _chains(node.iter, bound)
        inner = bound | _names(node.target) | {"loop"}
        for child in (*node.body, *node.else_):
            yield from _chains(child, inner)
        return
    for child in node.iter_child_nodes():
        yield from _chains(child, bound)


def _names(target: nodes.Node) -> frozenset[str]:
    names = target.items if isinstance(target, nodes.Tuple) else [target]
    return frozenset(name.name for name in names if isinstance(name, nodes.Name))


def _chain(node: nodes.Node) -> Chain:
    """Return the chain that a node is; an empty one when it is none."""
    match node:
        case nodes.Name():
            return (node.name,)
        case nodes.Getattr():
            owner = _chain(node.node)
            return (*owner, node.attr) if owner else ()
        case nodes.Getitem(arg=nodes.Const(value=str() as key)):
            owner = _chain(node.node)
            return (*owner, key) if owner else ()
        case _:
            return ()
