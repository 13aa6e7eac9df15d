"""The few checks that an expression cannot say: they need a table, a sum, a clock face or a file.

Only here the program knows keys of a document type. A check is a module with `ID`, `check` and a docstring in
Dutch that users read; one that looks at terms says in `TERMS` which. It stands in one of the two lists below,
or it does not run.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.findings import Finding
from generator.model.source import YamlSource
from generator.validate.checks import (
    aanhalingstekens,
    adresvoorvoegsel,
    begrip_al_omschreven,
    bijlagebestand,
    bsn,
    dagdelen_overlappen,
    datum_in_toekomst,
    datum_ver_weg,
    dubbel_opgegeven,
    gemeentecode,
    haakje_zonder_paar,
    html_teken,
    leesteken_aan_eind,
    meer_namen_in_een,
    model_in_ontwerp,
    naam_zonder_hoofdletter,
    onzichtbaar_teken,
    opmaak_in_tekst,
    plaatshouder,
    plafond_past_bij_uren,
    regeleinde,
    soort_als_naam,
    soort_in_naam,
    twee_keer_genoemd,
    twee_schriften,
    uren_per_ojg,
    uren_per_praktijk,
    voorbeeldwaarde,
    waarde_afgekapt,
    waarde_boven_drempel,
    woord_dubbel,
    zelfde_ondertekenaar,
)
from generator.validate.checks.context import TermCheck

TEXT_CHECKS: dict[str, Callable[[YamlSource], list[Finding]]] = {
    bsn.ID: bsn.check,
}
"""Run on the text of every file that could be read, also when its form is wrong."""

TERM_CHECKS: tuple[TermCheck, ...] = (
    gemeentecode,
    zelfde_ondertekenaar,
    uren_per_ojg,
    uren_per_praktijk,
    dagdelen_overlappen,
    plafond_past_bij_uren,
    waarde_boven_drempel,
    plaatshouder,
    voorbeeldwaarde,
    model_in_ontwerp,
    waarde_afgekapt,
    aanhalingstekens,
    soort_in_naam,
    regeleinde,
    onzichtbaar_teken,
    leesteken_aan_eind,
    meer_namen_in_een,
    html_teken,
    opmaak_in_tekst,
    haakje_zonder_paar,
    woord_dubbel,
    naam_zonder_hoofdletter,
    dubbel_opgegeven,
    twee_keer_genoemd,
    soort_als_naam,
    begrip_al_omschreven,
    datum_in_toekomst,
    datum_ver_weg,
    adresvoorvoegsel,
    twee_schriften,
    bijlagebestand,
)
"""Run on the effective terms of every file that has the right form and whose model knows them."""

READ_BY_CHECKS: tuple[tuple[str, ...], ...] = bijlagebestand.TERMS
"""Terms that a check reads and that no text has to name."""
