"""Een vorm verdeelt de tekst niet goed over haar documenten.

Elk deel van de tekst staat in precies één document, onder een naam die bestaat, en ten minste één document
is om te tekenen.

Goed: elke naam uit `delen` staat bij één document. Fout: een artikel dat bij twee documenten staat.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.findings import Severity
from generator.model.source import Path
from generator.suggestions import did_you_mean
from generator.tasks.lint.context import Fault, ModelContext

ID = "verdeling"
LEVEL = Severity.ERROR
_PLACE: Path = ("vormen", "documenten")


def check(version: ModelContext) -> Iterator[Fault]:
    """Look for parts that are named wrongly, twice or not at all."""
    for form in version.model.roles.forms:
        yield from _names(version, form)
        yield from _coverage(version, form)
        yield from _documents(version, form)


def _names(version: ModelContext, form: str) -> Iterator[Fault]:
    known = [clause.id for clause in version.model.roles.document.clauses]
    for place, name in _listed(version, form):
        if name not in known:
            hint = did_you_mean(name, known) or "Noem een deel dat onder `delen` van het hele document staat."
            yield _fault(version, place, f'Er is geen deel "{name}".', hint)


def _coverage(version: ModelContext, form: str) -> Iterator[Fault]:
    listed = [(place, name) for place, name in _listed(version, form) if "delen" in place]
    counts = Counter(name for _, name in listed)
    for place, name in listed:
        if counts[name] > 1:
            message = f'"{name}" staat in meer dan één document van de vorm {form}.'
            yield _fault(version, place, message, "Laat elk deel bij één document staan.")
    missing = [clause.id for clause in version.model.roles.document.clauses if clause.id not in counts]
    if missing:
        message = f"In de vorm {form} ontbreekt: {', '.join(missing)}."
        yield _fault(version, (*_PLACE, form), message, "Zet elk deel bij het document waarin het hoort.")


def _documents(version: ModelContext, form: str) -> Iterator[Fault]:
    documents = version.model.roles.forms[form]
    links = version.model.roles.links
    for index, one in enumerate(documents):
        place = (*_PLACE, form, index)
        if one.stands_for and one.stands_for not in links:
            hint = did_you_mean(one.stands_for, links) or "Noem een naam die onder `koppelingen` staat."
            message = f'Er is geen koppeling "{one.stands_for}".'
            yield _fault(version, (*place, "in_plaats_van"), message, hint)
        for key, name in (("id", one.id), ("bestandsnaam", one.file_name)):
            others = [other.id if key == "id" else other.file_name for other in documents[:index]]
            if name in others:
                message = f'Twee documenten van de vorm {form} hebben {key} "{name}".'
                yield _fault(version, (*place, key), message, "Geef elk document een eigen naam.")
    if all(one.is_made_once for one in documents):
        message = f"Geen document van de vorm {form} is om te tekenen: elk wordt eenmaal gemaakt."
        yield _fault(version, (*_PLACE, form), message, "Laat bij één document `eenmaal` weg.")


def _listed(version: ModelContext, form: str) -> Iterator[tuple[Path, str]]:
    """Walk through the names of parts that the documents of a form list, each with its place."""
    documents = version.model.template.model_source.data["vormen"]["documenten"][form]
    for index, document in enumerate(documents):
        for key in ("delen", "nieuwe_pagina"):
            for number, name in enumerate(document.get(key, ())):
                yield (*_PLACE, form, index, key, number), str(name)


def _fault(version: ModelContext, place: Path, message: str, hint: str) -> Fault:
    return Fault(version.model.template.model_source.value_spot(place), message, hint)
