"""What names mean while a text is filled: terms, loop variables, derived names, linked files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from generator.errors import TemplateError
from generator.language.chains import Chain
from generator.language.outcomes import Outcomes, retell, told
from generator.language.values import Choices, Code, Missing, Term, Tree, Unknown, Value
from generator.model.source import Path

DERIVED = "afgeleid"
"""The name under which texts ask for what a model version derives."""


class UnknownNameError(TemplateError):
    """A template, or a role of the model, names something that the schema does not know."""

    def __init__(self, message: str) -> None:
        super().__init__(message, hint="`ojg lint` zegt waar dat staat.")


@dataclass(frozen=True)
class View:
    """A document about one entry of a map, such as one practice: loops see only that entry."""

    over: str
    entry: str
    """Empty for a document that is the same for each of them: it is about one, whichever that is."""

    @property
    def is_neutral(self) -> bool:
        """Tell whether it is about one entry without telling which."""
        return not self.entry


class DerivedRule(Protocol):
    """How a derived name of a model version is evaluated."""

    @property
    def reads(self) -> tuple[Chain, ...]:
        """The names that it can use."""

    def evaluate(self, scope: Scope, /) -> Value:
        """Evaluate it."""


@dataclass(eq=False)
class Derived:
    """The derived names of a model version, each evaluated at most once a document."""

    rules: Mapping[str, DerivedRule]
    scope: Scope | None = None
    known: dict[str, tuple[Value, Outcomes | None]] = field(default_factory=dict)
    """Each with how the conditions in it came out, for who watches when it is asked for again."""
    busy: set[str] = field(default_factory=set)
    states: dict[Chain, int] = field(default_factory=dict)
    """What chains lead to in its scope (`language/states.py`)."""

    def value(self, name: str) -> Value:
        """Evaluate a derived name.

        Raises:
            UnknownNameError: when there is no such name, or it needs itself.
        """
        if name not in self.known:
            if name not in self.rules or self.scope is None:
                raise UnknownNameError(f"`{DERIVED}.{name}` staat niet in model.yaml.")
            if name in self.busy:
                raise UnknownNameError(f"`{DERIVED}.{name}` verwijst naar zichzelf.")
            self.busy.add(name)
            rule, scope = self.rules[name], self.scope
            self.known[name] = told(lambda: rule.evaluate(scope))
            self.busy.discard(name)
            return self.known[name][0]
        value, outcomes = self.known[name]
        retell(outcomes)
        return value


@dataclass(frozen=True, eq=False)
class Linked:
    """Another file's scope, reached by the name of the link."""

    scope: Scope


@dataclass(frozen=True, eq=False)
class Scope:
    """The names an expression can use. Frozen: a loop makes a new scope."""

    tree: Tree
    names: Mapping[str, Value] = field(default_factory=dict)
    derived: Derived | None = None
    view: View | None = None

    def with_names(self, names: Mapping[str, Value]) -> Scope:
        """Return this scope with more names; they hide older ones."""
        return Scope(self.tree, {**self.names, **names}, self.derived, self.view)

    def lookup(self, name: str) -> Value:
        """Find what a name means here.

        Raises:
            UnknownNameError: when it means nothing.
        """
        if name in self.names:
            return self.names[name]
        if name == DERIVED and self.derived is not None:
            return self.derived
        return self.term((name,))

    def term(self, path: Path) -> Value:
        """Find the term at a path of this file.

        Raises:
            UnknownNameError: when the schema does not know the path.
        """
        value: Value = Term(self.tree, (), self.tree.data, self.tree.root)
        for key in path:
            value = member(value, key)
        return value

    def entries(self, value: Term) -> Iterator[tuple[Code, Term]]:
        """Walk through the entries of a map that this document is about.

        A map of ids keeps the order of the file; a group with fixed keys has the order of its schema, so that
        the order in which somebody wrote them cannot change the words.
        """
        entry_node = value.node
        keys = value.raw if entry_node.is_identity_map else entry_node.property_names
        for key in keys:
            if key not in value.raw:
                continue
            raw, node = value.raw[key], entry_node.child(key)
            if node is None or not self._is_visible(value, key, raw):
                continue
            path = (*value.path, key)
            words = key if entry_node.is_identity_map else node.own_words
            yield Code(key, words, value.tree.dotted(path)), Term(value.tree, path, raw, node)

    def _is_visible(self, value: Term, key: str, raw: object) -> bool:
        view = self.view
        if view is None:
            return True
        if view.over == ".".join(map(str, value.path)) or value.node.keyed_by == (view.over,):
            return key == view.entry
        if view.over in value.node.keyed_by:
            return key == view.entry or key not in (self.tree.data.get(view.over) or ())
        node = value.node.child(key)
        if node is None or not isinstance(raw, Mapping):
            return True
        references = (name for name in node.property_names if name in raw)
        return all(
            raw[name] == view.entry
            for name in references
            if view.over in getattr(node.child(name), "refers_to", ())
        )


def member(value: Value, key: str | int) -> Value:
    """Look an item up in a value; a known path that nobody filled in is Unknown.

    Raises:
        UnknownNameError: when the value cannot have such an item.
    """
    match value:
        case Term():
            return _term_member(value, key)
        case Unknown():
            return _unknown_member(value, key)
        case Derived():
            return value.value(str(key))
        case Linked():
            return value.scope.lookup(str(key))
        case Choices() if key in value.entries:
            return value.entries[str(key)]
        case Mapping() if key in value:
            return value[key]
        case _:
            raise UnknownNameError(f"`{key}` bestaat hier niet.")


def _term_member(value: Term, key: str | int) -> Value:
    path = (*value.path, key)
    node = value.node.child(key)
    if node is None:
        raise UnknownNameError(f"`{value.tree.dotted(path)}` staat niet in het schema.")
    if isinstance(value.raw, dict) and key in value.raw:
        return Term(value.tree, path, value.raw[key], node)
    is_masked = value.tree.is_masked(path)
    return Unknown((Missing(value.tree.dotted(path), node.title or str(key), node, is_masked),))


def _unknown_member(value: Unknown, key: str | int) -> Value:
    if len(value.causes) != 1 or value.causes[0].node is None:
        return value
    cause = value.causes[0]
    node = cause.node.child(key) if cause.node else None
    if node is None:
        raise UnknownNameError(f"`{cause.path}.{key}` staat niet in het schema.")
    return Unknown((Missing(f"{cause.path}.{key}", node.title or str(key), node, cause.masked),))
