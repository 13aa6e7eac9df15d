"""The filters of the template language; each takes a value and gives a value.

A filter that gets an Unknown gives Unknown, unless it says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from generator.language import dutch
from generator.language.scope import Scope, UnknownNameError, member
from generator.language.showing import NotPrintableError, capitalised, pieces_of
from generator.language.values import (
    Choices,
    Code,
    Computed,
    Shown,
    Term,
    Unknown,
    Value,
    is_number,
    is_unknown,
    paths_of,
    plain,
    unknown_from,
)
from generator.model.document import Field, Text
from generator.model.source import parse_path

PERIODS_A_WEEK = {"week": Decimal(1), "twee_weken": Decimal(1) / 2, "maand": Decimal(12) / 52}
"""How many of each period there are in a week; a year has 12 months and 52 weeks."""


class WrongUseError(ValueError):
    """A filter was given a value it cannot work with; the message is Dutch."""


Filter = Callable[..., Value]


def entries_of(scope: Scope, value: Value) -> list[tuple[Value, Value]]:
    """List the keys and values of a map, or the items of a list with their place."""
    match value:
        case Term() if isinstance(value.raw, Mapping):
            return list(scope.entries(value))
        case Term() if isinstance(value.raw, list):
            terms = [member_at(value, index) for index in range(len(value.raw))]
            return list(enumerate(terms, start=1))
        case Choices():
            return [
                (Code(code, term.node.own_words, term.dotted), term) for code, term in value.entries.items()
            ]
        case list():
            return list(enumerate(value, start=1))
        case _:
            raise WrongUseError("Dit is geen groep of lijst.")


def member_at(value: Term, index: int) -> Term:
    """Return an item of a list as a term."""
    node = value.node.child(index)
    if node is None:
        raise UnknownNameError(f"Het schema beschrijft de regels van `{value.dotted}` niet.")
    return Term(value.tree, (*value.path, index), value.raw[index], node)


def opsomming(scope: Scope, value: Value, last: str = "en") -> Value:
    """Join a list as "a, b en c"; every part stays a field of its own."""
    parts = [pieces_of(item) for _, item in entries_of(scope, value)]
    if not parts:
        return Shown((Text("geen"),))
    separated = dutch.joined(parts, (Text(", "),), (Text(f" {last} "),))
    return Shown(tuple(piece for part in separated for piece in part))


def gekozen(scope: Scope, value: Value) -> Value:
    """Pick the chosen codes of a map of choices; not known as long as one of them is not."""
    if (unknown := _masked_choices(value)) is not None:
        return unknown
    return [code for code, term in entries_of(scope, value) if plain(term) is True]


def met(scope: Scope, value: Value, other: Value) -> Value:
    """Lay another map of choices over one; when the other is Unknown it changes nothing."""
    if is_unknown(value):
        return value
    entries: dict[str, Term] = {}
    for choices in (value,) if is_unknown(other) else (value, other):
        entries.update({str(plain(code)): term for code, term in entries_of(scope, choices)})
    masked = [unknown for one in (value, other) if (unknown := _masked_choices(one)) is not None]
    return Choices(entries, unknown_from(masked))


def _masked_choices(value: Value) -> Unknown | None:
    """Return the choices of which a file says something that cannot be used; None when there are none."""
    match value:
        case Choices():
            return value.masked
        case Unknown() if value.is_masked:
            return value
        case Term() if masked := value.tree.masked_in(value.path):
            return unknown_from([member(value, path[-1]) for path in masked if value.node.child(path[-1])])
        case _:
            return None


def aantal(scope: Scope, value: Value) -> Value:
    """Count the entries this document is about."""
    return Computed(len(entries_of(scope, value)), paths_of([value]))


def waarden(scope: Scope, value: Value, key: str) -> Value:
    """Take one item of every entry; `adres.plaats` reaches deeper."""
    found = []
    for _, entry in entries_of(scope, value):
        item = entry
        for part in parse_path(key):
            item = member(item, part)
        found.append(item)
    return found


def som(scope: Scope, value: Value) -> Value:
    """Add numbers."""
    items = [item for _, item in entries_of(scope, value)]
    if (unknown := unknown_from(items)) is not None:
        return unknown
    total = sum((_number(item) for item in items), Decimal(0))
    return Computed(total, paths_of(items), display_of(items))


def laatste(scope: Scope, value: Value) -> Value:
    """Take the last of a list of dates."""
    items = [item for _, item in entries_of(scope, value)]
    if (unknown := unknown_from(items)) is not None:
        return unknown
    return max(items, key=_date, default=Unknown(()))


def per_week(scope: Scope, value: Value) -> Value:
    """Turn a quantity for a period into one for a week: a month is 12/52."""
    if not isinstance(value, Term) or "x-hoeveelheid" not in value.node.spec:
        raise WrongUseError("`per_week` werkt op een regel met een aantal en een periode.")
    names = value.node.spec["x-hoeveelheid"]
    quantity, period = member(value, names["aantal"]), member(value, names["per"])
    if (unknown := unknown_from((quantity, period))) is not None:
        return unknown
    factor = PERIODS_A_WEEK.get(str(plain(period)))
    if factor is None:
        raise WrongUseError(f"`{plain(period)}` is geen periode die naar een week is om te rekenen.")
    result = (_number(quantity) * factor).quantize(Decimal("0.01"))
    return Computed(result, paths_of([quantity, period]))


def meervoud(scope: Scope, value: Value, one: str, many: str) -> Value:
    """Choose the singular for one, the plural for any other number; the text gives both words."""
    return one if plain(value) == 1 else many


def hoofdletter(scope: Scope, value: Value) -> Value:
    """Begin with a capital."""
    return Shown(capitalised(pieces_of(value)))


def klein(scope: Scope, value: Value) -> Value:
    """Begin with a small letter."""
    return Shown(capitalised(pieces_of(value), upper=False))


def voluit(scope: Scope, value: Value) -> Value:
    """Write a whole number up to twenty as a word."""
    return _rewritten(value, dutch.number_word(int(_number(value))))


def bedrag(scope: Scope, value: Value) -> Value:
    """Write a number as an amount in euros."""
    return _rewritten(value, dutch.amount(_number(value)))


def getal(scope: Scope, value: Value) -> Value:
    """Write a number without unit."""
    return _rewritten(value, dutch.number(_number(value)))


def datum(scope: Scope, value: Value) -> Value:
    """Write an ISO date in words."""
    return _rewritten(value, dutch.date_in_words(_date(value)))


def maanden_later(scope: Scope, value: Value, months: Value) -> Value:
    """Move a date by whole months."""
    return _moved(value, months, dutch.months_later, 1)


def maanden_eerder(scope: Scope, value: Value, months: Value) -> Value:
    """Move a date back by whole months."""
    return _moved(value, months, dutch.months_later, -1)


def dagen_later(scope: Scope, value: Value, days: Value) -> Value:
    """Move a date by days."""
    return _moved(value, days, dutch.days_later, 1)


def dagen_eerder(scope: Scope, value: Value, days: Value) -> Value:
    """Move a date back by days."""
    return _moved(value, days, dutch.days_later, -1)


FILTERS: Mapping[str, Filter] = {
    function.__name__: function
    for function in (
        opsomming, gekozen, met, aantal, waarden, laatste, som, per_week, meervoud, hoofdletter, klein,
        voluit, bedrag, getal, datum, maanden_later, maanden_eerder, dagen_later, dagen_eerder,
    )
}  # fmt: skip

ACCEPT_UNKNOWN = frozenset({"met", "hoofdletter", "klein"})
"""Filters that see an Unknown themselves."""


def apply(name: str, scope: Scope, value: Value, arguments: list[Value]) -> Value:
    """Apply a filter by name.

    Raises:
        WrongUseError: when the value or an argument does not suit the filter.
    """
    if name not in ACCEPT_UNKNOWN and (unknown := unknown_from([value, *arguments])) is not None:
        return unknown
    try:
        return FILTERS[name](scope, value, *arguments)
    except NotPrintableError as error:
        raise WrongUseError(str(error)) from error
    except TypeError as error:
        raise WrongUseError(f"`{name}` krijgt een verkeerd aantal of soort gegevens.") from error


def display_of(values: list[Value]) -> str:
    """Tell how the result of arithmetic is shown: an amount as soon as one part is."""
    displays = {
        value.node.display if isinstance(value, Term) else getattr(value, "display", "") for value in values
    }
    return "bedrag" if "bedrag" in displays else ""


def _number(value: Value) -> Decimal:
    bare: Any = plain(value)
    if not is_number(bare):
        raise WrongUseError(f"`{bare}` is geen getal.")
    return Decimal(bare)


def _date(value: Value) -> date:
    day = dutch.parse_date(plain(value))
    if day is None:
        raise WrongUseError(f"`{plain(value)}` is geen datum.")
    return day


def _moved(value: Value, count: Value, move: Callable[[date, int], date], sign: int) -> Value:
    day = dutch.parse_date(plain(value))
    if day is None:
        return Unknown(())
    try:
        moved = move(day, sign * int(_number(count)))
    except (ValueError, OverflowError) as error:
        raise WrongUseError(f"`{plain(value)}` schuift zo buiten de kalender.") from error
    return Computed(moved.isoformat(), paths_of([value, count]), "datum")


def _rewritten(value: Value, text: str) -> Shown:
    piece = pieces_of(value)[0]
    return Shown((replace(piece, text=text) if isinstance(piece, Field) else Text(text),))
