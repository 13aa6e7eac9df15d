"""De CBS-code van een gemeente bestaat, geldt op de ingangsdatum en hoort bij de naam.

Een gemeente die is opgeheven kan geen nieuwe overeenkomst aangaan; de opvolger doet dat. De lijst staat in
templates/gemeenten.yaml en is daar bij te werken.

Goed: `{naam: Stadskanaal, code: GM0037}`. Fout: `{naam: Stadskanaal, code: GM0047}`, want dat is Veendam.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.findings import Finding, Severity
from generator.language.dutch import date_in_words, parse_date
from generator.model.source import Path
from generator.model.template import Municipality
from generator.proposals import Proposal
from generator.schema.instead import instead
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
        named = _Named(party.path, party.text(_CODE) or "", party.text(_NAME) or "", context.municipalities)
        remark = named.remark(start)
        if remark is not None:
            findings.append(at_value(context.subject, (*party.path, _CODE), remark))
        elif named.misspelt is not None:
            findings.append(at_value(context.subject, (*party.path, _NAME), named.misspelt))
    return findings


def listed_entry(group: Path, name: str, known: Mapping[str, Municipality]) -> Mapping[str, str] | None:
    """Return what an entry of a group says of the municipality with a name; None of a group of other entries.

    Returns:
        Nothing when the list does not have it.
    """
    if group != (_GROUP,):
        return None
    found = _present(name, known)
    return {_NAME: found.name, _CODE: found.code} if found else {}


def unlisted(
    group: Path, entry: Mapping[str, object], known: Mapping[str, Municipality]
) -> Municipality | None:
    """Return the municipality that an entry of a group names, when the list does not have its code."""
    code = str(entry.get(_CODE))
    return Municipality(code, str(entry.get(_NAME))) if group == (_GROUP,) and code not in known else None


@dataclass(frozen=True)
class _Named:
    """A municipality as a file names it, beside the list."""

    path: Path
    code: str
    name: str
    known: Mapping[str, Municipality]

    def remark(self, start: date | None) -> Remark | None:
        found = self.known.get(self.code)
        if found is None:
            return self._unknown() if self.code or _present(self.name, self.known) else None
        until = parse_date(found.until)
        if found.until and not (start and until and start < until):
            return _retired(found, self.known)
        return self._mismatch(found) if _plain(found.name) != _plain(self.name) else None

    @property
    def misspelt(self) -> Remark | None:
        """What is to be said of other capitals than the list has; one without any is told of all names."""
        found = self.known.get(self.code)
        if found is None or found.name == self.name or self.name.islower():
            return None
        if found.name.casefold() != self.name.casefold():
            return None
        message = f"De gemeente {found.name} wordt zo geschreven, niet als {self.name}."
        proposal = instead((*self.path, _NAME), found.name, is_sure=True)
        return Remark(ID, Severity.WARNING, message, "", _SOURCE, (proposal,))

    def _unknown(self) -> Remark:
        by_name = _present(self.name, self.known)
        if by_name is not None:
            instead_of = f", niet {self.code}" if self.code else ""
            message = f"De code van de gemeente {by_name.name} is {by_name.code}{instead_of}."
            return Remark(ID, Severity.ERROR, message, "", _SOURCE, (self._coded(by_name, is_sure=True),))
        message = f"De code {self.code} staat niet in de lijst van gemeenten."
        hint = f"Controleer de code. Klopt hij, vul dan {_TABLE} aan."
        return Remark(ID, Severity.WARNING, message, hint, _SOURCE)

    def _mismatch(self, found: Municipality) -> Remark:
        message = f"De code {found.code} hoort bij {found.name}, niet bij {self.name}."
        by_name = _present(self.name, self.known)
        other = instead((*self.path, _NAME), found.name)
        proposals = (other, self._coded(by_name, is_sure=False)) if by_name else (other,)
        return Remark(ID, Severity.ERROR, message, "", _SOURCE, proposals)

    def _coded(self, municipality: Municipality, *, is_sure: bool) -> Proposal:
        return instead((*self.path, _CODE), municipality.code, is_sure=is_sure)


def _retired(municipality: Municipality, known: Mapping[str, Municipality]) -> Remark:
    day = parse_date(municipality.until)
    since = date_in_words(day).replace("\N{NO-BREAK SPACE}", " ") if day else municipality.until
    message = f"De gemeente {municipality.name} ({municipality.code}) bestaat niet meer sinds {since}."
    heirs = [f"{known[code].name} ({code})" if code in known else code for code in municipality.successors]
    hint = f"Opgegaan in {' en '.join(heirs)}. {municipality.note}".strip() if heirs else municipality.note
    return Remark(ID, Severity.ERROR, message, hint, _SOURCE)


def _present(name: str, known: Mapping[str, Municipality]) -> Municipality | None:
    return next(
        (each for each in known.values() if not each.until and _plain(each.name) == _plain(name)), None
    )


def _plain(name: str) -> str:
    return name.casefold().removeprefix("gemeente ").replace("-", " ").strip()
