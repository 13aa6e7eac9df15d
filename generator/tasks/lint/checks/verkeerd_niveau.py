"""Een lijst of kop slaat een niveau over, of een lid staat in een ander lid.

Een lid begint aan de kantlijn met `1.`, een onderdeel met `-`, precies onder de tekst waar het bij hoort.
Koppen zijn `###` en daaronder `####`, alleen in bijlagen en hoofdstukken.

Goed: `-` met drie spaties ervoor, onder een lid. Fout: `-` met vijf spaties, direct onder een lid.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.model.document import SectionKind
from generator.model.template import Clause
from generator.tasks.lint.clause_lines import ClauseItem, headings_of, items_of
from generator.tasks.lint.context import Fault, ModelContext
from generator.tasks.lint.material import material_of
from generator.tasks.lint.targets import clauses_with_kind

ID = "verkeerd-niveau"
LEVEL = Severity.ERROR
_TOP, _DEEPEST = 3, 4
_HEADED = (SectionKind.ANNEX, SectionKind.CHAPTER)


def check(version: ModelContext) -> Iterator[Fault]:
    """Look at the levels of items and headings."""
    for clause, kind in clauses_with_kind(material_of(version)):
        yield from _items(clause)
        yield from _headings(clause, kind)


def _items(clause: Clause) -> Iterator[Fault]:
    above: list[int] = [0]
    for item in items_of(clause):
        while above[-1] > item.indent:
            above.pop()
        message, hint = _wrong_item(item, above[-1])
        if message:
            yield Fault(item.spot, message, hint)
        above.append(item.content_indent)


def _wrong_item(item: ClauseItem, expected: int) -> tuple[str, str]:
    if item.mark != "-" and item.indent:
        return "Een lid kan niet in een ander lid staan.", "Schrijf een onderdeel met `-` in plaats van `1.`."
    if item.indent != expected:
        spaces = f"{expected} spaties" if expected else "geen spaties"
        return "Dit onderdeel springt verkeerd in.", f"Zet er {spaces} voor, zoals bij de tekst erboven."
    return "", ""


def _headings(clause: Clause, kind: SectionKind) -> Iterator[Fault]:
    above = _TOP - 1
    for level, spot in headings_of(clause):
        if kind not in _HEADED:
            yield Fault(spot, "Hier kan geen kop staan.", "Koppen horen in bijlagen en hoofdstukken.")
        elif not _TOP <= level <= _DEEPEST or level > above + 1:
            wanted = "###" if above < _TOP else "### of ####"
            yield Fault(spot, "Deze kop slaat een niveau over.", f"Begin de kop met {wanted}.")
        above = level
