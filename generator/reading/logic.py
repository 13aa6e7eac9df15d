"""Conditions as facts and choices, to be turned round and shortened before they are put in words.

A condition is `True`, `False`, a `Statement`, a `Pick`, or several of these joined by `AllOf` or `AnyOf`. The
functions `both`, `either` and `negated` keep conditions short: choices about the same term become one choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias


@dataclass(frozen=True)
class Statement:
    """Something that is so or not, in the words of a Dutch clause after "als"."""

    yes: str
    no: str
    holds: bool = True
    subject: str = ""
    """Path of the term it is about."""
    filled: bool = False
    """Whether it only says that the term has a value."""


@dataclass(frozen=True)
class Pick:
    """A term with a choice of values has one of some values."""

    subject: str
    """Path of the term."""
    title: str
    options: tuple[tuple[str, str], ...]
    """Every value the schema names, with its words."""
    chosen: frozenset[str]
    is_open: bool = False
    """Whether the term may have other values than the options."""
    holds: bool = True
    """False only for an open choice: any value but the chosen ones."""

    @property
    def codes(self) -> frozenset[str]:
        """All values there are to choose from."""
        return frozenset(code for code, _ in self.options)


@dataclass(frozen=True)
class AllOf:
    """Every part is so."""

    parts: tuple[Logic, ...]


@dataclass(frozen=True)
class AnyOf:
    """At least one part is so."""

    parts: tuple[Logic, ...]


Logic: TypeAlias = "bool | Statement | Pick | AllOf | AnyOf"


def negated(logic: Logic) -> Logic:
    """Turn a condition round."""
    match logic:
        case bool():
            return not logic
        case Statement():
            return replace(logic, holds=not logic.holds)
        case Pick():
            if logic.is_open:
                return replace(logic, holds=not logic.holds)
            return replace(logic, chosen=logic.codes - logic.chosen)
        case AllOf():
            return either(negated(part) for part in logic.parts)
        case AnyOf():
            return both(negated(part) for part in logic.parts)


def both(parts: Iterable[Logic]) -> Logic:
    """Join conditions that must all be so, without saying anything twice."""
    found = list(dict.fromkeys(_flat(parts, AllOf)))
    found = _picks_joined(found, union=False)
    found = [part for part in found if part is not True and not _is_guard(part, found)]
    found = list(_propagated(found))
    if any(part is False or negated(part) in found for part in found):
        return False
    return _joined(found, AllOf, empty=True)


def either(parts: Iterable[Logic]) -> Logic:
    """Join conditions of which one is enough, without saying anything twice."""
    found = list(dict.fromkeys(_flat(parts, AnyOf)))
    found = _picks_joined(found, union=True)
    found = [part for part in found if part is not False]
    if any(part is True or (not isinstance(part, bool) and negated(part) in found) for part in found):
        return True
    turned = {negated(part) for part in found}
    shorter = [
        both(inner for inner in part.parts if inner not in turned) if isinstance(part, AllOf) else part
        for part in found
    ]
    return _joined(list(dict.fromkeys(shorter)), AnyOf, empty=False)


def size(logic: Logic) -> int:
    """Count the facts and choices in a condition."""
    match logic:
        case AllOf() | AnyOf():
            return sum(map(size, logic.parts))
        case bool():
            return 0
        case _:
            return 1


def _joined(parts: list[Logic], kind: type[AllOf] | type[AnyOf], *, empty: bool) -> Logic:
    if not parts:
        return empty
    return parts[0] if len(parts) == 1 else kind(tuple(parts))


def _flat(parts: Iterable[Logic], kind: type[AllOf] | type[AnyOf]) -> Iterator[Logic]:
    for part in parts:
        if isinstance(part, kind):
            yield from part.parts
        else:
            yield part


def _picks_joined(parts: list[Logic], *, union: bool) -> list[Logic]:
    """Make one choice of those about the same term."""
    joined: dict[object, Logic] = {}
    for part in parts:
        key: object = part
        if isinstance(part, Pick) and not part.is_open:
            key = part.subject
            before = joined.get(key)
            if isinstance(before, Pick):
                chosen = before.chosen | part.chosen if union else before.chosen & part.chosen
                part = replace(part, chosen=chosen)
        joined[key] = part
    return [_settled(part) for part in joined.values()]


def _settled(part: Logic) -> Logic:
    """A choice of nothing is never so."""
    if isinstance(part, Pick) and not part.is_open and not part.chosen:
        return False
    return part


def _is_guard(part: Logic, parts: list[Logic]) -> bool:
    """Tell whether a part only asks if a term is filled in, while another part asks for its value."""
    if not (isinstance(part, Statement) and part.filled and part.holds):
        return False
    return any(other != part and _asks_for_value(other, part.subject) for other in parts)


def _asks_for_value(logic: Logic, subject: str) -> bool:
    match logic:
        case Statement() | Pick():
            return logic.subject == subject or logic.subject.startswith(f"{subject}.")
        case AnyOf():
            return all(_asks_for_value(part, subject) for part in logic.parts)
        case _:
            return False


def _propagated(parts: list[Logic]) -> Iterator[Logic]:
    """Drop from each `AnyOf` what another part rules out, and all of it when another part settles it."""
    known: list[Logic] = [part for part in parts if not isinstance(part, AnyOf)]
    for part in parts:
        if not isinstance(part, AnyOf):
            yield part
        elif not any(_follows(inner, known) for inner in part.parts):
            yield either(inner for inner in part.parts if not _follows(negated(inner), known))


def _follows(part: Logic, known: list[Logic]) -> bool:
    """Tell whether a part is certain because of what is known."""
    if part in known:
        return True
    return isinstance(part, Pick) and any(
        isinstance(one, Pick)
        and one.subject == part.subject
        and not one.is_open
        and one.chosen <= part.chosen
        for one in known
    )
