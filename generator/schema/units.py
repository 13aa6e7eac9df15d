"""In what a number counts, in the words of people and of the schema: weeks typed are no months asked."""

from __future__ import annotations

import re

from generator.model.schema_node import SchemaNode

_NAMES = {
    "bedrag": "€ eur euro euro's",
    "procent": "% procent percentage",
    "uur": "uur uren u",
    "minuut": "minuut minuten",
    "dag": "dag dagen",
    "werkdag": "werkdag werkdagen",
    "week": "week weken w",
    "maand": "maand maanden",
    "jaar": "jaar jaren kalenderjaar leeftijd leeftijdsgrens",
    "keer": "keer keren",
    "gesprek": "gesprek gesprekken",
    "fte": "fte",
}
_UNIT_OF = {word: unit for unit, words in _NAMES.items() for word in words.split()}
_TYPED = "|".join(map(re.escape, sorted(_UNIT_OF, key=len, reverse=True)))
AROUND = rf"(?:per |p/|/)?(?:{_TYPED})|excl\.? btw|ex btw"
"""Pattern of the words that people write behind a number, or before it."""
_FOR_EACH = re.compile(r"^(?:per |p/|/)")
_PER = "per "


def own_units(node: SchemaNode) -> frozenset[str]:
    """Return the units in which a number counts: how it is shown, else what its title names.

    Of each unit in the title also `per` it: a title that says "per jaar" has amounts per year.
    """
    named = [_UNIT_OF[word] for word in re.findall(r"[a-z]+", node.title.lower()) if word in _UNIT_OF]
    own = [node.display] if node.display in _NAMES else named
    return frozenset([*own, *(f"{_PER}{unit}" for unit in named)])


def unit_of(words: str) -> str:
    """Return the unit that words name, behind `per` when they say for each of what; empty for no unit."""
    bare = _FOR_EACH.sub("", words.lower())
    unit = _UNIT_OF.get(bare, "")
    return f"{_PER}{unit}" if unit and bare != words.lower() else unit


def is_for_each(unit: str) -> bool:
    """Tell whether a unit says for each of what a number counts."""
    return unit.startswith(_PER)
