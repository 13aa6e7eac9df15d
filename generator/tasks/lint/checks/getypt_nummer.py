"""Een nummer of letter is getypt in plaats van geteld.

Het klopt niet meer zodra er een lid bij komt of vervalt. Een artikel van een wet mag u wel typen.

Goed: `[](#vervanging.eisen)` en `artikel 7:446 van het Burgerlijk Wetboek`. Fout: `artikel 7, lid 4`, en `a.`
aan het begin van een onderdeel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Severity, Spot
from generator.language.lid_syntax import LID_MARK
from generator.model.template import Clause
from generator.tasks.lint.clause_lines import blotted, items_of, spot_in, without_links
from generator.tasks.lint.context import Version
from generator.tasks.lint.material import Material, material_of
from generator.tasks.lint.places import at
from generator.terms.pointing import Remark

ID = "getypt-nummer"
LEVEL = Severity.WARNING
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
_REFER = "Verwijs met [](#artikel.lid); het nummer komt er vanzelf."
_COUNT = "Haal het weg: letters en nummers worden geteld."


def check(version: Version) -> Iterator[Finding]:
    """Look for numbers that are typed."""
    material = material_of(version)
    statute = _statute_pattern(material)
    for clause in material.clauses:
        yield from _references(version, clause, statute)
        yield from _marks(version, clause)


def _statute_pattern(material: Material) -> re.Pattern[str]:
    names = {basis.statute for basis in material.version.grounds.values()}
    names |= {ground.partition("/")[0].replace("-", " ") for ground in material.version.grounds}
    return re.compile(f"{_STATUTE_AHEAD}(?:{'|'.join(map(re.escape, sorted(names)))})\\b", re.IGNORECASE)


def _references(version: Version, clause: Clause, statute: re.Pattern[str]) -> Iterator[Finding]:
    body = without_links(blotted(clause.body))
    last = 0
    for found in _OWN.finditer(body):
        ahead = " ".join(body[found.end() : found.end() + 200].split())
        if statute.match(" " + ahead) or found.start() < last:
            continue
        last = found.end() + len(", lid 10")
        before = body[: found.start()]
        spot = spot_in(clause, before.count("\n") + 1, found.start() - before.rfind("\n"))
        words = " ".join(found[0].split())
        yield _finding(version, spot, f'"{words}" is getypt.', _REFER)


def _marks(version: Version, clause: Clause) -> Iterator[Finding]:
    for number, line in enumerate(blotted(clause.body).split("\n"), start=1):
        if found := _TYPED_MARK.match(line):
            yield _finding(
                version,
                spot_in(clause, number, found.start("mark") + 1),
                f'"{found["mark"]}" is getypt.',
                _COUNT,
            )
    for item in items_of(clause):
        if item.mark not in ("-", LID_MARK):
            yield _finding(
                version, item.spot, f'"{item.mark}" is getypt.', f"Schrijf elk lid als `{LID_MARK}`."
            )


def _finding(version: Version, spot: Spot, message: str, hint: str) -> Finding:
    return at(version, spot, Remark(ID, LEVEL, message, hint))
