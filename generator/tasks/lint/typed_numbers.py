"""Numbers and letters that are typed in a clause where the program would count them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.findings import Spot
from generator.model.template import Clause, LegalBasis
from generator.tasks.lint.clause_lines import blotted, spot_in, without_links

_OWN = re.compile(
    r"\b(?:artikel(?:en)?|bijlagen?|hoofdstuk(?:ken)?)\s+(?:[0-9]+[a-z]?|[A-Z])(?![\w:]|\.[0-9])"
    r"|\b(?:lid|leden)\s+[0-9]+\b|\bonder(?:deel|delen)?\s+(?:[a-z]|[0-9]+°)(?![\w])",
    re.IGNORECASE,
)
_STATUTE_AHEAD = (
    r"^(?:[\s,]|en\b|of\b|lid\b|leden\b|onder(?:deel)?\b|[a-z]\b|[0-9]+\w*)*(?:van\s+)?(?:het\s+|de\s+)?"
)
_TYPED_MARK = re.compile(
    r"^ *(?:[0-9]+\.|-)? *(?:\{#[a-z0-9-]+\} *)?(?P<mark>[a-z][.)]|[0-9]+[°)]|[ivx]+[.)]) ", re.IGNORECASE
)


def statute_pattern(grounds: Mapping[str, LegalBasis]) -> re.Pattern[str]:
    """Match what follows a number that belongs to a statute: `, lid 2, van de Jeugdwet`."""
    names = {basis.statute for basis in grounds.values()}
    names |= {ground.partition("/")[0].replace("-", " ") for ground in grounds}
    return re.compile(f"{_STATUTE_AHEAD}(?:{'|'.join(map(re.escape, sorted(names)))})\\b", re.IGNORECASE)


def typed_references(clause: Clause, statute: re.Pattern[str]) -> Iterator[tuple[Spot, str]]:
    """Walk through the places where a clause refers by number, of a row of numbers the first only."""
    body = without_links(blotted(clause.body))
    last = 0
    for found in _OWN.finditer(body):
        ahead = " ".join(body[found.end() : found.end() + 200].split())
        if statute.match(" " + ahead) or found.start() < last:
            continue
        last = found.end() + len(", lid 10")
        before = body[: found.start()]
        spot = spot_in(clause, before.count("\n") + 1, found.start() - before.rfind("\n"))
        yield spot, " ".join(found[0].split())


def typed_marks(clause: Clause) -> Iterator[tuple[Spot, str]]:
    """Walk through the letters and numbers at the start of a line that look like those of an item."""
    for number, line in enumerate(blotted(clause.body).split("\n"), start=1):
        if found := _TYPED_MARK.match(line):
            yield spot_in(clause, number, found.start("mark") + 1), found["mark"]
