"""Which names a text or expression uses, and which of them mean nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from generator.analysis.landscape import SymbolTable
from generator.analysis.shapes import (
    ANYTHING,
    Chosen,
    Constant,
    Listed,
    Mixed,
    NamedSet,
    Shape,
    TermShape,
    UnknownName,
    can_be,
    codes_in,
    entry,
    is_group,
    member,
    mixed,
    terms_in,
    values_of,
)
from generator.language import nodes
from generator.language.scope import DERIVED
from generator.model.source import parse_path

_SAME = ("eq", "ne")
_MEMBERSHIP = ("in", "notin")


class Kind(Enum):
    """What can be wrong with a name."""

    TERM = auto()
    """It means nothing."""
    VALUE = auto()
    """It is compared with a value that it never has."""
    GROUP = auto()
    """It is a list where one value belongs."""
    SINGLE = auto()
    """It is one value where a group or list belongs."""


@dataclass(frozen=True)
class TermUse:
    """A term that is used."""

    owner: str
    path: tuple[str, ...]
    whole: bool
    """Whether the value itself counts; otherwise only whether it is there."""


@dataclass(frozen=True)
class Trouble:
    """A name that is used wrongly."""

    kind: Kind
    written: str
    """What stands in the text."""
    options: tuple[str, ...]
    line: int
    """Line of the text, counted from 1."""
    about: str = ""
    """In Dutch, where such names are written down, or of which term this is no value."""


@dataclass
class NamesRead:
    """What was read in one or more texts."""

    uses: set[TermUse] = field(default_factory=set)
    derived: set[tuple[str, str]] = field(default_factory=set)
    """Derived names that are used, each with the name of the file it belongs to."""
    troubles: list[Trouble] = field(default_factory=list)


@dataclass(frozen=True)
class NameReader:
    """Reads syntax trees, and finds what each name in them stands for."""

    landscape: SymbolTable
    reading: NamesRead = field(default_factory=NamesRead)

    def statements(self, body: Sequence[nodes.Node]) -> None:
        """Read the statements of a text."""
        for node in body:
            match node:
                case nodes.Output():
                    for part in node.nodes:
                        self._printed(part)
                case nodes.If():
                    self._if(node)
                case nodes.For():
                    self._for(node)
                case _:
                    pass

    def value(self, node: nodes.Node) -> Shape:
        """Read an expression whose value counts, and return its shape."""
        shape = self._shape(node)
        self._note(shape, whole=True)
        return shape

    def _shape(self, node: nodes.Node) -> Shape:
        reader = _READERS.get(type(node))
        if reader is not None:
            return reader(self, node)
        for child in node.iter_child_nodes():
            self.value(child)
        return ANYTHING

    def _note(self, shape: Shape, *, whole: bool) -> None:
        for term in terms_in(shape):
            self.reading.uses.add(TermUse(term.owner, term.path, whole))

    def _trouble(
        self, kind: Kind, written: str, node: nodes.Node, options: Sequence[str], about: str
    ) -> None:
        self.reading.troubles.append(Trouble(kind, written, tuple(options), node.lineno, about))

    def _known(self, shape: Shape | UnknownName, node: nodes.Node) -> Shape:
        if isinstance(shape, UnknownName):
            self._trouble(Kind.TERM, shape.written, node, shape.options, shape.where)
            return ANYTHING
        return shape

    def _printed(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.TemplateData):
            return
        shape = self.value(node)
        if isinstance(shape, Listed | Chosen | NamedSet):
            self._trouble(Kind.GROUP, "", node, (), "")

    def _if(self, node: nodes.If) -> None:
        for branch in (node, *node.elif_):
            self.value(branch.test)
            self.statements(branch.body)
        self.statements(node.else_)

    def _for(self, node: nodes.For) -> None:
        over = self.value(node.iter)
        if isinstance(over, TermShape) and not is_group(over):
            self._trouble(Kind.SINGLE, over.dotted, node, (), "")
        variables = loop_variables(over, _target_names(node.target))
        loop = NamedSet("loop", lambda: ("first", "last", "index"), lambda name: ANYTHING)
        inner = self.landscape.with_variables({**variables, "loop": loop})
        NameReader(inner, self.reading).statements(node.body)

    def _name(self, node: nodes.Name) -> Shape:
        return self._known(self.landscape.lookup(node.name), node)

    def _getattr(self, node: nodes.Getattr) -> Shape:
        return self._item(self._shape(node.node), node.attr, node)

    def _getitem(self, node: nodes.Getitem) -> Shape:
        owner = self._shape(node.node)
        if isinstance(node.arg, nodes.Const):
            return self._item(owner, str(node.arg.value), node)
        self.value(node.arg)
        return entry(owner)

    def _item(self, owner: Shape, key: str, node: nodes.Node) -> Shape:
        if isinstance(owner, NamedSet):
            file, _, last = owner.title.rpartition(".")
            if last == DERIVED:
                self.reading.derived.add((file, key))
        return self._known(member(owner, key), node)

    def _const(self, node: nodes.Const) -> Shape:
        return Constant(node.value)

    def _list(self, node: nodes.List) -> Shape:
        return Listed(mixed(self.value(item) for item in node.items)) if node.items else ANYTHING

    def _compare(self, node: nodes.Compare) -> Shape:
        left = self.value(node.expr)
        for operand in node.ops:
            right = self.value(operand.expr)
            if operand.op in _SAME:
                self._check_equal(left, right, node)
                self._check_equal(right, left, node)
            elif operand.op in _MEMBERSHIP:
                self._check_member(left, right, node)
        return ANYTHING

    def _check_equal(self, shape: Shape, other: Shape, node: nodes.Node) -> None:
        if isinstance(other, Constant) and not isinstance(shape, Constant) and not can_be(shape, other.value):
            self._never(shape, other.value, node)

    def _check_member(self, item: Shape, group: Shape, node: nodes.Node) -> None:
        if isinstance(group, Listed):
            items = group.item.shapes if isinstance(group.item, Mixed) else (group.item,)
            for each in items:
                self._check_equal(item, each, node)
            return
        codes = codes_in(group)
        if isinstance(item, Constant) and codes is not None and item.value not in codes:
            self._trouble(Kind.VALUE, str(item.value), node, sorted(codes), "de mogelijke keuzes")

    def _never(self, shape: Shape, value: Any, node: nodes.Node) -> None:
        name = next((f"`{term.dotted}`" for term in terms_in(shape)), "dit begrip")
        options = sorted(map(str, values_of(shape) or ()))
        self._trouble(Kind.VALUE, str(value), node, options, name)

    def _choice(self, node: nodes.CondExpr) -> Shape:
        self.value(node.test)
        parts = [node.expr1, *([node.expr2] if node.expr2 is not None else [])]
        return mixed(self.value(part) for part in parts)

    def _test(self, node: nodes.Test) -> Shape:
        self._note(self._shape(node.node), whole=False)
        return ANYTHING

    def _filter(self, node: nodes.Filter) -> Shape:
        if node.node is None:
            return ANYTHING
        value = self._shape(node.node)
        arguments = [self.value(argument) for argument in node.args]
        self._note(value, whole=node.name != "aantal")
        found = _FILTERS.get(node.name)
        return found(self, value, arguments, node) if found is not None else ANYTHING

    def waarden(self, value: Shape, arguments: Sequence[Shape], node: nodes.Filter) -> Shape:
        """Take one item of every entry, which may stand deeper."""
        shape = entry(value)
        key = arguments[0].value if arguments and isinstance(arguments[0], Constant) else ""
        for part in parse_path(str(key)):
            shape = self._item(shape, part, node)
        self._note(shape, whole=True)
        return Listed(shape)

    def gekozen(self, value: Shape, arguments: Sequence[Shape], node: nodes.Filter) -> Shape:
        """Take the chosen codes of a map of choices."""
        self._note(entry(value), whole=True)
        codes = codes_in(value)
        return ANYTHING if codes is None else Chosen(codes)

    def met(self, value: Shape, arguments: Sequence[Shape], node: nodes.Filter) -> Shape:
        """Lay one map of choices over another."""
        return mixed((value, *arguments))

    def per_week(self, value: Shape, arguments: Sequence[Shape], node: nodes.Filter) -> Shape:
        """Use both parts of a quantity for a period."""
        for term in terms_in(value):
            names: Mapping[str, Any] = term.node.spec.get("x-hoeveelheid") or {}
            for name in names.values():
                self._note(self._item(term, str(name), node), whole=True)
        return ANYTHING

    def opsomming(self, value: Shape, arguments: Sequence[Shape], node: nodes.Filter) -> Shape:
        """Print every item."""
        self._note(entry(value), whole=True)
        return ANYTHING


def loop_variables(over: Shape, names: Sequence[str]) -> dict[str, Shape]:
    """Return the shapes of the names of a loop: a key and a value, or the value only."""
    values: tuple[Shape, ...] = (ANYTHING, entry(over))
    codes = codes_in(over)
    if codes is not None:
        values = (mixed(Constant(code) for code in sorted(codes)), entry(over))
    return dict(zip(names, values[-len(names) :], strict=False))


def _target_names(target: nodes.Node) -> list[str]:
    found: Iterator[nodes.Node] = iter(target.items) if isinstance(target, nodes.Tuple) else iter([target])
    return [node.name for node in found if isinstance(node, nodes.Name)]


_READERS: Mapping[type[nodes.Node], Callable[..., Shape]] = {
    nodes.Name: NameReader._name,
    nodes.Getattr: NameReader._getattr,
    nodes.Getitem: NameReader._getitem,
    nodes.Const: NameReader._const,
    nodes.List: NameReader._list,
    nodes.Compare: NameReader._compare,
    nodes.CondExpr: NameReader._choice,
    nodes.Test: NameReader._test,
    nodes.Filter: NameReader._filter,
}
_FILTERS: Mapping[str, Callable[..., Shape]] = {
    "waarden": NameReader.waarden,
    "gekozen": NameReader.gekozen,
    "met": NameReader.met,
    "per_week": NameReader.per_week,
    "opsomming": NameReader.opsomming,
    "som": NameReader.opsomming,
}
