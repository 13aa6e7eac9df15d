"""Een tekst, voorwaarde of regel is niet te lezen als sjabloontaal.

Van elke tekst, voorwaarde of regel komt de eerste vergissing; de rest van de versie wordt gewoon bekeken.

Goed: `{{ gemeenten | aantal }}`. Fout: `{{ gemeenten | tel }}`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.analysis.names_used import Kind
from generator.errors import TemplateError
from generator.findings import Severity
from generator.language.scope import DERIVED
from generator.language.syntax import at_line
from generator.tasks.lint.context import Fault, ModelContext
from generator.tasks.lint.material import Material, material_of
from generator.tasks.lint.places import find_word, from_error
from generator.tasks.lint.usage import needed_for, needs_of
from generator.validate.rules import check_form

ID = "sjabloontaal"
LEVEL = Severity.ERROR
_LIST = "Hier komt een lijst of groep uit; die is niet zonder meer te drukken."
_LIST_HINT = "Maak er een zin van met `opsomming`, of noem één waarde."
_SINGLE_HINT = "Een herhaling loopt over een groep of een lijst."


def check(version: ModelContext) -> Iterator[Fault]:
    """Compile everything, and gather what cannot be compiled."""
    material = material_of(version)
    for _, error in material.unreadable:
        if isinstance(error, TemplateError):
            yield from_error(version, error)
    for piece in material.pieces:
        if piece.error is not None:
            yield from_error(version, piece.error)
    yield from _lists(version, material)
    yield from _derived(version, material)
    template = version.model.template
    for index, entry in enumerate(template.regels):
        try:
            check_form(template.regels_source, index, entry)
        except TemplateError as error:
            yield from_error(version, error)


def _lists(version: ModelContext, material: Material) -> Iterator[Fault]:
    for piece, reading in material.readings:
        for trouble in reading.troubles:
            spot = at_line(piece.spot, trouble.line)
            if trouble.kind is Kind.GROUP:
                yield Fault(spot, _LIST, _LIST_HINT)
            elif trouble.kind is Kind.SINGLE:
                message = f"`{trouble.written}` is één waarde."
                found = find_word(version, spot, trouble.written)
                yield Fault(found, message, _SINGLE_HINT)


def _derived(version: ModelContext, material: Material) -> Iterator[Fault]:
    source = version.model.template.model_source
    rules = source.data.get(DERIVED)
    needs = needs_of(material)
    for name, rule in rules.items() if isinstance(rules, Mapping) else ():
        spot = source.key_spot((DERIVED, name))
        if not _is_rule(rule):
            message = (
                f"`{DERIVED}.{name}` is een uitdrukking, of een lijst gevallen met een `tekst` of `waarde`."
            )
            yield Fault(spot, message, "Vul het begrip aan.")
        elif name in needed_for(needs.get(name, set()), needs):
            message = f"`{DERIVED}.{name}` verwijst naar zichzelf."
            yield Fault(spot, message, "Haal de kring eruit.")


def _is_rule(rule: Any) -> bool:
    if isinstance(rule, list):
        return bool(rule) and all(
            isinstance(case, Mapping) and case.keys() & {"tekst", "waarde"} for case in rule
        )
    return isinstance(rule, str)
