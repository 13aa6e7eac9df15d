"""What every rule of `ojg lint` is about, in Dutch, beside the static checks that describe themselves."""

from __future__ import annotations

from collections.abc import Mapping

from generator.tasks.lint.static import rule_descriptions
from generator.tasks.rule_book import descriptions as descriptions_of_agreements
from generator.workspace import Workspace

RULES: Mapping[str, str] = {
    "editor-schema-verouderd": "Wat de editor van de sleutels weet, loopt achter op schema.json.",
    "huisstijl": "Een Word- of ODT-sjabloon van de huisstijl is niet te gebruiken.",
    "huisstijl-van-buiten": "Een bestand van de huisstijl haalt iets van internet.",
    "regel-zonder-voorbeeld": "Geen voorbeeld laat een regel van het model zien.",
    "sjabloon-onleesbaar": "Een bestand van een modelversie is niet te lezen.",
    "uitkomst-gewijzigd": "Een goed voorbeeld geeft een andere tekst dan eerst.",
    "uitkomst-ontbreekt": "Bij een goed voorbeeld staat niet welke tekst het geeft.",
    "uitkomst-zonder-voorbeeld": "Bij een vastgelegde tekst hoort geen goed voorbeeld meer.",
    "voorbeeld-naam": "Een voorbeeld heet naar een regel die het niet laat zien.",
    "voorbeeld-onverwacht": "Een voorbeeld geeft een melding die het niet aankondigt.",
    "voorbeeld-verwacht": "Een voorbeeld kondigt een melding aan die niet komt.",
    "voorwaarde-niet-gezien": "Geen voorbeeld laat zien wat er bij een voorwaarde gebeurt.",
}


def descriptions(workspace: Workspace) -> dict[str, str]:
    """Describe every rule that looking model texts through can name."""
    return {**descriptions_of_agreements(workspace), **rule_descriptions(), **RULES}
