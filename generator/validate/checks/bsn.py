"""Een burgerservicenummer (BSN) hoort niet in deze bestanden, ook niet in een opmerking.

De overeenkomst gaat niet over één kind of gezin, en wat eenmaal in de geschiedenis van de bestanden staat,
gaat er niet meer uit. De controle let op het woord BSN, burgerservicenummer of sofinummer met cijfers
erachter; een los getal van negen cijfers kan ook een RSIN zijn en telt niet.

Goed: `# het BSN staat alleen in het dossier`. Fout: een opmerking met BSN en negen cijfers erachter.
"""

from __future__ import annotations

import re

from generator.findings import Finding, Severity, Spot
from generator.model.source import YamlSource

ID = "bsn"
_LABELLED = re.compile(
    r"(?<![a-z])(bsn|burgerservice-?nummer|sofi-?nummer)(?![a-z])[^0-9]{0,24}"
    r"(?P<number>[0-9](?:[ .-]?[0-9]){8}|[0-9]{8})(?![0-9])",
    re.IGNORECASE,
)
_MESSAGE = "Hier staat een burgerservicenummer; dat mag nergens in deze bestanden staan."
_HINT = "Haal het nummer weg. Is het bestand al gedeeld, meld dat dan bij uw privacyfunctionaris."
_SOURCE = "R34; UAVG 46"


def check(source: YamlSource) -> list[Finding]:
    """Look for labelled numbers in the whole text; the number itself is never repeated."""
    findings = []
    for number, line in enumerate(source.text.splitlines(), start=1):
        for match in _LABELLED.finditer(line):
            spot = Spot(source.file, number, match.start("number") + 1)
            findings.append(
                Finding(ID, Severity.ERROR, spot, _MESSAGE, _HINT, source=_SOURCE, excerpt=_masked(line))
            )
    return findings


def _masked(line: str) -> str:
    return re.sub(r"[0-9]", "*", line)
