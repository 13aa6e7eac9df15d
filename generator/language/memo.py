"""What was worked out before: a text is read again only when something that it can say has changed.

What it can say is known from its syntax (`language/chains.py`) and from what its names lead to
(`language/states.py`). To whoever watches how conditions come out, it tells what it told then.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from generator.language.chains import Chain
from generator.language.outcomes import Outcomes, retell, told
from generator.language.scope import Scope
from generator.language.states import OpenStateError, states_of

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Memo(Generic[T]):
    """What was made of texts, the latest of it."""

    most: int
    """How much is kept."""
    _kept: OrderedDict[Hashable, tuple[T, Outcomes | None]] = field(default_factory=OrderedDict)

    def made(
        self,
        owner: Hashable,
        chains: tuple[Chain, ...],
        scope: Scope,
        around: Hashable,
        make: Callable[[], T],
    ) -> T:
        """Return what is made of texts in a scope, as it was when nothing is different.

        Args:
            owner: Whose texts.
            chains: The names that they can use.
            scope: Where they are read.
            around: What else the result depends on.
            make: Makes it.
        """
        try:
            key = (owner, around, states_of(chains, scope))
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
