"""De CBS-code van een gemeente bestaat, geldt op de ingangsdatum en hoort bij de naam.

Een gemeente die is opgeheven kan geen nieuwe overeenkomst aangaan; de opvolger doet dat. De lijst staat in
templates/gemeenten.yaml en is daar bij te werken.

Goed: `{naam: Stadskanaal, code: GM0037}`. Fout: `{naam: Stadskanaal, code: GM0047}`, want dat is Veendam.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from generator.findings import Finding, Severity
from generator.language.dutch import date_in_words, parse_date
from generator.model.template import Municipality
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.context import ANY, Context, Term

ID = "gemeentecode"
_GROUP, _CODE, _NAME = "gemeenten", "code", "naam"
_SOURCE = "R31; CBS-gemeentecodes"
TERMS: tuple[Term, ...] = (("looptijd", "ingang"), (_GROUP, ANY, _CODE), (_GROUP, ANY, _NAME))
_TABLE = "templates/gemeenten.yaml"


def check(context: Context) -> list[Finding]:
    """Compare the code and name of each municipality with the list."""
    if not context.municipalities:
        return []
    start = context.terms.date("looptijd", "ingang")
    findings = []
    for party in context.terms.entries(_GROUP):
        code, name = party.text(_CODE) or "", party.text(_NAME) or ""
        remark = _remark(code, name, start, context.municipalities)
        if remark is not None:
            findings.append(at_value(context.subject, (*party.path, _CODE), remark))
    return findings


def _remark(code: str, name: str, start: date | None, known: Mapping[str, Municipality]) -> Remark | None:
    found = known.get(code)
    if found is None:
        return _unknown(code, name, known)
    until = parse_date(found.until)
    if found.until and not (start and until and start < until):
        return _retired(found, known)
    if _plain(found.name) != _plain(name):
        return _mismatch(found, name, known)
    return None


def _unknown(code: str, name: str, known: Mapping[str, Municipality]) -> Remark:
    by_name = _present(name, known)
    if by_name is not None:
        message = f"De code van de gemeente {by_name.name} is {by_name.code}, niet {code}."
        return Remark(ID, Severity.ERROR, message, f"Schrijf `code: {by_name.code}`.", _SOURCE)
    message = f"De code {code} staat niet in de lijst van gemeenten."
    hint = f"Controleer de code. Klopt hij, vul dan {_TABLE} aan."
    return Remark(ID, Severity.WARNING, message, hint, _SOURCE)


def _retired(municipality: Municipality, known: Mapping[str, Municipality]) -> Remark:
    day = parse_date(municipality.until)
    since = date_in_words(day).replace("\N{NO-BREAK SPACE}", " ") if day else municipality.until
    message = f"De gemeente {municipality.name} ({municipality.code}) bestaat niet meer sinds {since}."
    heirs = [f"{known[code].name} ({code})" if code in known else code for code in municipality.successors]
    hint = f"Opgegaan in {' en '.join(heirs)}. {municipality.note}".strip() if heirs else municipality.note
    return Remark(ID, Severity.ERROR, message, hint, _SOURCE)


def _mismatch(municipality: Municipality, name: str, known: Mapping[str, Municipality]) -> Remark:
    message = f"De code {municipality.code} hoort bij {municipality.name}, niet bij {name}."
    by_name = _present(name, known)
    hint = f"Schrijf `naam: {municipality.name}`" + (f", of `code: {by_name.code}`." if by_name else ".")
    return Remark(ID, Severity.ERROR, message, hint, _SOURCE)


def _present(name: str, known: Mapping[str, Municipality]) -> Municipality | None:
    return next(
        (each for each in known.values() if not each.until and _plain(each.name) == _plain(name)), None
    )


def _plain(name: str) -> str:
    return name.casefold().removeprefix("gemeente ").replace("-", " ").strip()
