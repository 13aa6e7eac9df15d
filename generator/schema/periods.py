"""How often something is, as people say it: `ieder jaar`, `per half jaar`, `elk kwartaal`, `2x per maand`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.schema.readings import number_word, tidy


@dataclass(frozen=True)
class Period:
    """The time from one moment to the next."""

    word: str
    """What it is called behind `per`."""
    months: int = 0
    days: int = 0

    def after(self, start: date, times: int) -> date:
        """Return the day that comes so many periods later; the last of a month that is too short."""
        months = start.month - 1 + self.months * times
        first = date(start.year + months // 12, months % 12 + 1, 1)
        following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        last = (following - timedelta(days=1)).day
        return first.replace(day=min(start.day, last)) + timedelta(days=self.days * times)


_PERIODS = (
    Period("week", days=7), Period("twee weken", days=14), Period("maand", 1), Period("kwartaal", 3),
    Period("halfjaar", 6), Period("jaar", 12),
)  # fmt: skip
_EVERY = (
    r"(?:ieder|iedere|elk|elke|per|om de|(?:eens|een keer|één keer|1 keer|1x|1 maal) (?:per|in de|in het))"
)
_WORDS = r"dagen|week|weken|maand|maanden|kwartaal|halfjaar|half jaar|jaar"
_UNIT = re.compile(rf"(?:{_EVERY} )?((?!half\b)\w+ )?({_WORDS})")
_TIMES = re.compile(
    r"(\w+?)(?: keer| maal|x| x) (?:per|in de|in het) (week|maand|kwartaal|halfjaar|half jaar|jaar)"
)
_ADVERB = {
    "wekelijks": "week", "tweewekelijks": "twee weken", "om de week": "twee weken", "maandelijks": "maand",
    "driemaandelijks": "kwartaal", "zesmaandelijks": "halfjaar", "halfjaarlijks": "halfjaar",
    "jaarlijks": "jaar",
}  # fmt: skip
_IN_MONTHS = {"maand": 1, "maanden": 1, "kwartaal": 3, "halfjaar": 6, "half jaar": 6, "jaar": 12}
_IN_DAYS = {"dagen": 1, "week": 7, "weken": 7}


def periods_in(text: str) -> Iterator[Period]:
    """Read how often something is; nothing when a text does not say so."""
    plain = tidy(text).lower().rstrip(".")
    if plain in _ADVERB:
        yield from (one for one in _PERIODS if one.word == _ADVERB[plain])
    elif match := _TIMES.fullmatch(plain):
        times, unit = number_word(match[1]), match[2]
        months, days = _IN_MONTHS.get(unit, 0), _IN_DAYS.get(unit, 0)
        if times and (months + days) % times == 0:
            yield from _of(months // times, days // times)
    elif match := _UNIT.fullmatch(plain):
        count = number_word(match[1].strip()) if match[1] else 1
        if count:
            yield from _of(_IN_MONTHS.get(match[2], 0) * count, _IN_DAYS.get(match[2], 0) * count)


def _of(months: int, days: int) -> Iterator[Period]:
    yield from (one for one in _PERIODS if (one.months, one.days) == (months, days))
