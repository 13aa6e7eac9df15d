"""Een tekst, voorwaarde of regel is niet te lezen als sjabloontaal.

Van elke tekst, voorwaarde of regel komt de eerste vergissing; de rest van de versie wordt gewoon bekeken.

Goed: `{{ gemeenten | aantal }}`. Fout: `{{ gemeenten | tel }}`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.analysis.landscape import DERIVED
from generator.analysis.names_used import Kind
from generator.errors import TemplateError
from generator.findings import Finding, Severity
from generator.language.syntax import at_line
from generator.tasks.lint.context import Version
from generator.tasks.lint.material import Material, material_of
from generator.tasks.lint.places import at, find_word, from_error
from generator.tasks.lint.usage import needs_of
from generator.terms.pointing import Remark
from generator.validate.rules import check_form

ID = "sjabloontaal"
LEVEL = Severity.ERROR
_LIST = "Hier komt een lijst of groep uit; die is niet zonder meer te drukken."
_LIST_HINT = "Maak er een zin van met `opsomming`, of noem één waarde."
_SINGLE_HINT = "Een herhaling loopt over een groep of een lijst."


def check(version: Version) -> Iterator[Finding]:
    """Compile everything, and gather what cannot be compiled."""
    material = material_of(version)
    for _, error in material.unreadable:
        if isinstance(error, TemplateError):
            yield from_error(version, ID, error)
    for piece in material.pieces:
        if piece.error is not None:
            yield from_error(version, ID, piece.error)
    yield from _lists(version, material)
    yield from _derived(version, material)
    template = version.model.template
    for index, entry in enumerate(template.regels):
        try:
            check_form(template.regels_source, index, entry)
        except TemplateError as error:
            yield from_error(version, ID, error)


def _lists(version: Version, material: Material) -> Iterator[Finding]:
    for piece, reading in material.readings:
        for trouble in reading.troubles:
            spot = at_line(piece.spot, trouble.line)
            if trouble.kind is Kind.GROUP:
                yield at(version, spot, Remark(ID, LEVEL, _LIST, _LIST_HINT))
            elif trouble.kind is Kind.SINGLE:
                message = f"`{trouble.written}` is één waarde."
                found = find_word(version, spot, trouble.written)
                yield at(version, found, Remark(ID, LEVEL, message, _SINGLE_HINT))


def _derived(version: Version, material: Material) -> Iterator[Finding]:
    source = version.model.template.model_source
    rules = source.data.get(DERIVED)
    needs = needs_of(material)
    for name, rule in rules.items() if isinstance(rules, Mapping) else ():
        spot = source.key_spot((DERIVED, name))
        if not _is_rule(rule):
            message = (
                f"`{DERIVED}.{name}` is een uitdrukking, of een lijst gevallen met een `tekst` of `waarde`."
            )
            yield at(version, spot, Remark(ID, LEVEL, message, "Vul het begrip aan."))
        elif name in _behind(name, needs):
            message = f"`{DERIVED}.{name}` verwijst naar zichzelf."
            yield at(version, spot, Remark(ID, LEVEL, message, "Haal de kring eruit."))


def _is_rule(rule: Any) -> bool:
    if isinstance(rule, list):
        return bool(rule) and all(
            isinstance(case, Mapping) and case.keys() & {"tekst", "waarde"} for case in rule
        )
    return isinstance(rule, str)


def _behind(name: str, needs: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    ahead = list(needs.get(name, ()))
    while ahead:
        each = ahead.pop()
        if each not in found:
            found.add(each)
            ahead += needs.get(each, ())
    return found
