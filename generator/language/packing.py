"""Take trees over from Jinja, write them as JSON and read them: a text is parsed once, not by every run."""

from __future__ import annotations

from typing import Any

from generator.language import nodes
from generator.language.nodes import BinExpr, Expr, Node

_KINDS: dict[str, type[Node]] = {
    kind.__name__: kind
    for kind in vars(nodes).values()
    if isinstance(kind, type) and issubclass(kind, Node) and kind.fields
}


def adopted(node: Any) -> Node:
    """Take a node over from Jinja, with all below it; one that the language lacks keeps its name."""
    name = type(node).__name__
    kind = _KINDS.get(name) or _foreign(node)
    return _made(kind, node.lineno, [_adopted_value(getattr(node, one)) for one in kind.fields])


def packed(node: Node) -> list[Any]:
    """Write a tree as JSON knows it.

    Raises:
        LookupError: when a node in it is none of the language.
    """
    name = type(node).__name__
    if _KINDS.get(name) is not type(node):
        raise LookupError(name)
    return [name, node.lineno, *(_packed_value(getattr(node, one)) for one in node.fields)]


def unpacked(tree: list[Any]) -> Node:
    """Read a tree that was packed.

    Raises:
        LookupError: when it is none.
        TypeError: when it is none.
        ValueError: when it is none.
    """
    name, line, *values = tree
    return _made(_KINDS[name], line, [_unpacked_value(value) for value in values])


def _made(kind: type[Node], line: int, values: list[Any]) -> Node:
    node = kind.__new__(kind)
    vars(node).update(zip(kind.fields, values, strict=True), lineno=line)
    return node


def _foreign(node: Any) -> type[Node]:
    """Make a class for a node that the language lacks: messages name it."""
    names = {kind.__name__ for kind in type(node).__mro__}
    base = BinExpr if "BinExpr" in names else Expr if "Expr" in names else Node
    operator = getattr(node, "operator", "")
    return type(type(node).__name__, (base,), {"fields": node.fields, "operator": operator})


def _adopted_value(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_adopted_value(item) for item in value]
    return adopted(value) if hasattr(value, "iter_child_nodes") else value


def _packed_value(value: Any) -> Any:
    if isinstance(value, Node):
        return packed(value)
    return {"": [_packed_value(item) for item in value]} if isinstance(value, list) else value


def _unpacked_value(value: Any) -> Any:
    if isinstance(value, list):
        return unpacked(value)
    return [_unpacked_value(item) for item in value[""]] if isinstance(value, dict) else value
