"""The static checks, one in a module, by the rule id of what they find.

A check is a module with `ID`, `LEVEL`, `check` and a docstring in Dutch that users read: the first sentence
says what is wrong, the last paragraph shows a good and a wrong example.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.tasks.lint.checks import (
    ander_woord,
    begrip_ongebruikt,
    begrip_zonder_uitleg,
    bestand_niet_genoemd,
    dubbel_id,
    getypt_nummer,
    grondslag_te_controleren,
    lange_zin,
    lid_zonder_id,
    migratie,
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
    verkeerd_niveau,
    verwijzing_kan_vervallen,
    verwijzing_zonder_doel,
)
from generator.tasks.lint.context import Lint

CHECKS: Mapping[str, Lint] = {
    sjabloontaal.ID: sjabloontaal.check,
    ontbrekend_bestand.ID: ontbrekend_bestand.check,
    bestand_niet_genoemd.ID: bestand_niet_genoemd.check,
    onbekende_rol.ID: onbekende_rol.check,
    onbekende_term.ID: onbekende_term.check,
    onmogelijke_waarde.ID: onmogelijke_waarde.check,
    ongebruikte_term.ID: ongebruikte_term.check,
    verwijzing_zonder_doel.ID: verwijzing_zonder_doel.check,
    verwijzing_kan_vervallen.ID: verwijzing_kan_vervallen.check,
    onbekende_grondslag.ID: onbekende_grondslag.check,
    grondslag_te_controleren.ID: grondslag_te_controleren.check,
    dubbel_id.ID: dubbel_id.check,
    lid_zonder_id.ID: lid_zonder_id.check,
    verkeerd_niveau.ID: verkeerd_niveau.check,
    getypt_nummer.ID: getypt_nummer.check,
    onvolledig_artikel.ID: onvolledig_artikel.check,
    begrip_zonder_uitleg.ID: begrip_zonder_uitleg.check,
    begrip_ongebruikt.ID: begrip_ongebruikt.check,
    regel_zonder_werking.ID: regel_zonder_werking.check,
    lange_zin.ID: lange_zin.check,
    ouderwets_woord.ID: ouderwets_woord.check,
    ander_woord.ID: ander_woord.check,
    migratie.ID: migratie.check,
}
