"""Niemand tekent voor twee partijen tegelijk.

Wie voor twee partijen tekent, sluit een overeenkomst met zichzelf en kan niet beide belangen dienen. Laat dan
voor een van beide een ander tekenen.

Goed: de burgemeester tekent voor de gemeente, de bestuurder voor de aanbieder. Fout: dezelfde naam bij beide.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.model.source import Path
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.context import ANY, Context, Term

ID = "zelfde-ondertekenaar"
_GROUPS, _EMPLOYER, _SIGNERS, _NAME = ("gemeenten", "praktijken"), "werkgever", "ondertekenaars", "naam"
TERMS: tuple[Term, ...] = tuple(
    (*party, *name)
    for party in (*((group, ANY) for group in _GROUPS), (_EMPLOYER,))
    for name in ((_NAME,), (_SIGNERS, ANY, _NAME))
)
_SOURCE = "N14"


def check(context: Context) -> list[Finding]:
    """Look for a name that signs for a second party."""
    seen: dict[str, str] = {}
    findings = []
    for party, path, name in _signers(context):
        first = seen.setdefault(" ".join(name.casefold().split()), party)
        if first != party:
            message = f"{name} tekent voor twee partijen: {first} en {party}."
            hint = "Laat voor een van de partijen iemand anders tekenen, of verbeter de naam."
            findings.append(
                at_value(context.subject, path, Remark(ID, Severity.WARNING, message, hint, _SOURCE))
            )
    return findings


def _signers(context: Context) -> Iterator[tuple[str, Path, str]]:
    """Walk through all signers: the party, the place of the name, the name."""
    terms = context.terms
    for party in (*(entry for group in _GROUPS for entry in terms.entries(group)), terms.group(_EMPLOYER)):
        for signer in party.entries(_SIGNERS):
            if name := signer.text(_NAME):
                yield party.text(_NAME) or party.id, (*signer.path, _NAME), name
