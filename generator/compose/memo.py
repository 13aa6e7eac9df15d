"""What was read before: a section is read again only when something that it can say has changed.

What a clause can say is known from its syntax (`language/chains.py`) and from what its names lead to
(`language/states.py`). Of another section nothing is kept; and to whoever watches how conditions come out,
a section that was read before tells what it told then.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cache
from typing import Generic, TypeVar

from generator.language.chains import Chain, chains_in_expression, chains_in_text
from generator.language.outcomes import Outcomes, retell, told
from generator.language.scope import Scope
from generator.language.states import OpenStateError, states_of
from generator.model.template import Clause

T = TypeVar("T")


@cache
def chains_of(clause: Clause) -> tuple[Chain, ...]:
    """List the names that the texts of a clause can use.

    Raises:
        TemplateError: when one of them cannot be parsed.
    """
    found = {
        *chains_in_text(clause.title, clause.spot("titel")),
        *chains_in_text(clause.body, clause.body_spot),
        *chains_in_text(clause.anders.strip(), clause.spot("anders")),
    }
    if clause.wanneer.strip():
        found |= chains_in_expression(clause.wanneer, clause.spot("wanneer"))
    return tuple(sorted(found))


@dataclass(frozen=True, eq=False)
class Memo(Generic[T]):
    """What was made of clauses, the latest of it."""

    most: int
    """How much is kept."""
    _kept: OrderedDict[Hashable, tuple[T, Outcomes | None]] = field(default_factory=OrderedDict)

    def made(self, clause: Clause, scope: Scope, around: Hashable, make: Callable[[], T]) -> T:
        """Return what is made of a clause in a scope, as it was when nothing is different.

        Args:
            clause: The clause.
            scope: Where its texts are read.
            around: What else the result depends on.
            make: Makes it.
        """
        try:
            key = (clause, around, states_of(chains_of(clause), scope))
        except OpenStateError:
            return make()
        if key in self._kept:
            result, outcomes = self._kept[key]
            if retell(outcomes):
                self._kept.move_to_end(key)
                return result
        self._kept[key] = result, _ = told(make)
        if len(self._kept) > self.most:
            self._kept.popitem(last=False)
        return result
