"""The static checks, one in a module.

A check is a module with `ID`, `LEVEL`, `check` and a docstring in Dutch that users read: the first sentence
says what is wrong, the last paragraph shows a good and a wrong example.
"""

from __future__ import annotations

from generator.tasks.lint.checks import (
    ander_woord,
    begrip_ongebruikt,
    begrip_zonder_uitleg,
    bestand_niet_genoemd,
    dubbel_id,
    gebeurd_zonder_datum,
    getypt_nummer,
    grondslag_te_controleren,
    kaal_meervoud,
    lange_zin,
    lid_niet_gelezen,
    lid_zonder_id,
    migratie,
    noemt_onderdeel,
    onbekende_grondslag,
    onbekende_rol,
    onbekende_term,
    ongebruikte_term,
    onmogelijke_waarde,
    ontbrekend_bestand,
    onvolledig_artikel,
    ouderwets_woord,
    regel_zonder_werking,
    sjabloontaal,
    verdeling,
    verkeerd_niveau,
    verwijzing_kan_vervallen,
    verwijzing_zonder_doel,
)
from generator.tasks.lint.context import Check

CHECKS: tuple[Check, ...] = (
    sjabloontaal,
    verdeling,
    ontbrekend_bestand,
    bestand_niet_genoemd,
    onbekende_rol,
    onbekende_term,
    onmogelijke_waarde,
    ongebruikte_term,
    gebeurd_zonder_datum,
    verwijzing_zonder_doel,
    verwijzing_kan_vervallen,
    onbekende_grondslag,
    grondslag_te_controleren,
    lid_niet_gelezen,
    dubbel_id,
    lid_zonder_id,
    verkeerd_niveau,
    getypt_nummer,
    kaal_meervoud,
    onvolledig_artikel,
    begrip_zonder_uitleg,
    begrip_ongebruikt,
    regel_zonder_werking,
    lange_zin,
    ouderwets_woord,
    ander_woord,
    migratie,
    noemt_onderdeel,
)
