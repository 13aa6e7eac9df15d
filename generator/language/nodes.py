"""The syntax trees of the template language: as Jinja parses them, in classes that need no Jinja."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, TypeVar

T = TypeVar("T", bound="Node")


class Node:
    """A node; what it consists of are the attributes that `fields` names, in order."""

    fields: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *values: Any, lineno: int = 0) -> None:
        self.lineno = lineno
        for name, value in zip(self.fields, values, strict=True):
            setattr(self, name, value)

    def __eq__(self, other: object) -> bool:
        """Tell whether both say the same, wherever they stand."""
        return type(self) is type(other) and all(
            getattr(self, name) == getattr(other, name) for name in self.fields
        )

    __hash__ = object.__hash__

    def iter_child_nodes(self) -> Iterator[Node]:
        """Walk through the nodes straight below."""
        for name in self.fields:
            value = getattr(self, name)
            if isinstance(value, Node):
                yield value
            elif isinstance(value, list | tuple):
                yield from (item for item in value if isinstance(item, Node))

    def find_all(self, kind: type[T]) -> Iterator[T]:
        """Walk through all nodes below of one kind."""
        for child in self.iter_child_nodes():
            if isinstance(child, kind):
                yield child
            yield from child.find_all(kind)


class Expr(Node):
    """Has a value."""


class BinExpr(Expr):
    """Two expressions with an operator between them."""

    fields = ("left", "right")
    operator: ClassVar[str] = ""
    left: Expr
    right: Expr


class And(BinExpr):
    """Both hold."""

    operator = "and"


class Or(BinExpr):
    """One of both holds."""

    operator = "or"


class Add(BinExpr):
    """A sum."""

    operator = "+"


class Sub(BinExpr):
    """A difference."""

    operator = "-"


class Mul(BinExpr):
    """A product."""

    operator = "*"


class Div(BinExpr):
    """A quotient."""

    operator = "/"


class Not(Expr):
    """The opposite."""

    fields = ("node",)
    node: Expr


class Name(Expr):
    """A name."""

    fields = ("name", "ctx")
    name: str
    ctx: str


class Const(Expr):
    """A literal value."""

    fields = ("value",)
    value: Any


class List(Expr):
    """A list."""

    fields = ("items",)
    items: list[Expr]


class Tuple(Expr):
    """Several names or values."""

    fields = ("items", "ctx")
    items: list[Expr]
    ctx: str


class Getattr(Expr):
    """A key behind a value."""

    fields = ("node", "attr", "ctx")
    node: Expr
    attr: str
    ctx: str


class Getitem(Expr):
    """A key behind a value, worked out."""

    fields = ("node", "arg", "ctx")
    node: Expr
    arg: Expr
    ctx: str


class Operand(Node):
    """What a value is compared with, and how."""

    fields = ("op", "expr")
    op: str
    expr: Expr


class Compare(Expr):
    """A comparison."""

    fields = ("expr", "ops")
    expr: Expr
    ops: list[Operand]


class CondExpr(Expr):
    """One of two values."""

    fields = ("test", "expr1", "expr2")
    test: Expr
    expr1: Expr
    expr2: Expr | None


class Filter(Expr):
    """A value that is worked on."""

    fields = ("node", "name", "args", "kwargs", "dyn_args", "dyn_kwargs")
    node: Expr | None
    name: str
    args: list[Expr]
    kwargs: list[Node]
    dyn_args: Expr | None
    dyn_kwargs: Expr | None


class Test(Expr):
    """A question about a value."""

    fields = Filter.fields
    node: Expr
    name: str
    args: list[Expr]


class TemplateData(Expr):
    """Words of the text itself."""

    fields = ("data",)
    data: str


class Output(Node):
    """What is printed."""

    fields = ("nodes",)
    nodes: list[Expr]


class If(Node):
    """Branches with conditions."""

    fields = ("test", "body", "elif_", "else_")
    test: Expr
    body: list[Node]
    elif_: list[If]
    else_: list[Node]


class For(Node):
    """A loop."""

    fields = ("target", "iter", "body", "else_", "test", "recursive")
    target: Node
    iter: Expr
    body: list[Node]
    else_: list[Node]
    test: Expr | None
    recursive: bool


class Template(Node):
    """A whole text."""

    fields = ("body",)
    body: list[Node]
