"""What somebody means who writes a choice, or yes or no, in words of his own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.schema_node import SchemaNode
from generator.schema.closeness import closest, slip_of
from generator.schema.periods import periods_in
from generator.schema.readings import PossibleValue, tidy

_YES = frozenset({"ja", "yes", "on", "aan", "waar", "true", "j", "y", "✓", "☒", "☑", "wel", "juist"})
_TURNING = re.compile(r"(?i)on|niet|geen|half|zonder")
_NO = frozenset({"nee", "neen", "no", "off", "uit", "onwaar", "false", "n", "niet", "☐", "onjuist"})


def truths_in(text: str) -> Iterator[PossibleValue[Any]]:
    """Read yes or no in a text."""
    word = tidy(text).lower().rstrip(".!")
    if word in _YES | _NO:
        yield PossibleValue(word in _YES)


def choices_meant(text: str, options: tuple[str, ...], node: SchemaNode) -> Iterator[PossibleValue[Any]]:
    """Find the choice that a text stands for; the first way of reading it that leads to one counts."""
    plain = tidy(text)
    words = {
        **_told(node.spec.get("enumDescriptions"), options),
        **_told(node.spec.get("x-woorden"), options),
    }
    truth = next((reading.value for reading in truths_in(text)), None)
    if slip := slip_of(plain, options):
        yield PossibleValue(slip)
    elif same := slip_of(plain, words):
        yield PossibleValue(words[same], is_sure=same.casefold() == plain.casefold())
    elif often := next((slip_of(one.word, options) for one in periods_in(plain)), ""):
        yield PossibleValue(often)
    elif truth is not None and (word := "ja" if truth else "nee") in options:
        yield PossibleValue(word)
    elif len(begun := [option for option in options if option.startswith(plain.lower().rstrip("."))]) == 1:
        yield PossibleValue(begun[0], is_sure=False)
    elif (near := closest(plain, options)) and not _is_turned(plain, near):
        yield PossibleValue(near, is_sure=False)


def _is_turned(text: str, option: str) -> bool:
    """Tell whether a text says something else than an option that looks like it: `onbelast`, `zondag`."""
    turning = _TURNING.match(text)
    return not option.startswith(turning[0].lower() if turning else text[:1].lower())


def _told(words: object, options: tuple[str, ...]) -> dict[str, str]:
    """Return the choice that each explanation belongs to, but for one that several have."""
    listed = words if isinstance(words, list) else []
    pairs = words.items() if isinstance(words, Mapping) else zip(options, listed, strict=False)
    told = [(str(word), str(choice)) for choice, word in pairs]
    often = Counter(word.casefold() for word, _ in told)
    return {word: choice for word, choice in told if often[word.casefold()] == 1}
