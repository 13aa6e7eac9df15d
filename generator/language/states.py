"""What the chains of a text lead to in a scope, as a number: equal numbers stand for equal states.

A state holds all that can show in words: the value with its type, where it comes from, what is masked, and
for a group which of its entries the document is about. Two states that are equal print the same.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from decimal import Decimal
from itertools import count
from typing import Any

from generator.language.chains import FILLED, Chain
from generator.language.scope import DERIVED, Derived, Linked, Scope
from generator.language.values import Code, Computed, Shown, Term, Tree, Unknown, Value
from generator.model.source import Path, leaves

_MOST = 10_000
"""States that are numbered at most; then all are forgotten, and no number is given twice."""
_NUMBERS: dict[Hashable, int] = {}
_NEXT = count()


class OpenStateError(LookupError):
    """What a text can read has no bounds, such as a whole other file."""


def numbered(state: Hashable) -> int:
    """Return the number of a state."""
    number = _NUMBERS.get(state)
    if number is None:
        if len(_NUMBERS) >= _MOST:
            _NUMBERS.clear()
        number = _NUMBERS[state] = next(_NEXT)
    return number


def states_of(chains: Iterable[Chain], scope: Scope) -> tuple[int, ...]:
    """Return the numbers of what chains lead to.

    Args:
        chains: The chains, in an order that is the same each time.
        scope: Where a text with these chains is read.

    Raises:
        OpenStateError: when one of them leads to a whole file, or to all derived names.
    """
    return tuple(_known(chain, scope) for chain in chains)


def _known(chain: Chain, scope: Scope) -> int:
    """Return the number of what a chain leads to; found once a scope."""
    if scope.derived is None or _is_hidden(chain, scope, scope.derived.scope):
        return numbered(_state(chain, scope))
    known = scope.derived.states
    if chain not in known:
        known[chain] = numbered(_state(chain, scope))
    return known[chain]


def _is_hidden(chain: Chain, scope: Scope, outer: Scope | None) -> bool:
    """Tell whether a name stands for something else than in the scope around this one."""
    if outer is None or scope is outer or chain[0] not in scope.names:
        return outer is None
    return scope.names[chain[0]] is not outer.names.get(chain[0])


def _state(chain: Chain, scope: Scope) -> Hashable:
    head, *rest = chain
    if head in scope.names:
        return head, _of_member(scope.names[head], rest, scope)
    if head == DERIVED and scope.derived is not None:
        return DERIVED, *rest, _of_derived(scope.derived, rest)
    return _of_term(scope.tree, (), scope.tree.data, chain, scope)


def _of_member(value: Value, rest: list[str], scope: Scope) -> Hashable:
    """Describe what keys lead to in a value; further than a value goes, the keys themselves tell it."""
    for index, key in enumerate(rest):
        if isinstance(value, Linked) and key != FILLED:
            return _known(tuple(rest[index:]), value.scope), *_setting(value.scope.tree)
        if isinstance(value, Term):
            return _of_term(value.tree, value.path, value.raw, rest[index:], scope)
        if not isinstance(value, Mapping) or key not in value:
            break
        value = value[key]
    return FILLED if isinstance(value, Linked) and rest == [FILLED] else (_of_value(value, scope), *rest)


def _of_derived(derived: Derived, rest: list[str]) -> Hashable:
    """Describe a derived name by all that its cases can read."""
    rule = derived.rules.get(rest[0]) if rest else None
    if rule is None or derived.scope is None or rest[0] in derived.busy:
        raise OpenStateError
    derived.busy.add(rest[0])
    try:
        return states_of(rule.reads, derived.scope)
    finally:
        derived.busy.discard(rest[0])


def _of_term(tree: Tree, path: Path, raw: Any, rest: Iterable[str], scope: Scope) -> Hashable:
    """Describe the term that keys lead to from another one, or how far there is anything."""
    for key in rest:
        if key == FILLED:
            return _setting(tree), path, raw not in ({}, [])
        if not isinstance(raw, Mapping) or key not in raw:
            return _setting(tree), path, tuple(rest)
        path, raw = (*path, key), raw[key]
    return _setting(tree), path, repr(raw), _origins(tree, path, raw), _view(raw, scope)


def _setting(tree: Tree) -> tuple[Hashable, ...]:
    return tree.root, tree.prefix, tree.masked


def _origins(tree: Tree, path: Path, raw: Any) -> tuple[Hashable, ...]:
    if not tree.origins:
        return ()
    return tuple(tree.origin((*path, *inner)) for inner, _ in leaves(raw))


def _view(raw: Any, scope: Scope) -> Hashable:
    """Tell which entries of a group are in sight."""
    view = scope.view
    if view is None or not isinstance(raw, Mapping | list):
        return None
    return view, tuple(scope.tree.data.get(view.over) or ())


def _of_value(value: Value, scope: Scope) -> Hashable:
    match value:
        case Term():
            return _of_term(value.tree, value.path, value.raw, (), scope)
        case Unknown():
            return "?", tuple((one.path, one.title, one.node, one.masked) for one in value.causes)
        case Shown():
            return value.pieces
        case Code():
            return value.code, value.words, value.path
        case Computed():
            return type(value.value), repr(value.value), value.paths, value.display
        case Mapping():
            return tuple((key, _of_value(item, scope)) for key, item in value.items())
        case list():
            return list, *(_of_value(item, scope) for item in value)
        case str() | bool() | int() | Decimal():
            return type(value), repr(value)
        case _:
            raise OpenStateError
