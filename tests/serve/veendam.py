"""The facts of a case: the municipality employs, two practices, a local team, a file in the municipal system."""

from __future__ import annotations

FACTS = {
    "^aard van de hulp": "^Jeugdhulp als overige voorziening",
    "kortdurende": "^Nee",
    "buiten de gemeente": "^Terugverwijzing|terug",
    "casusregie": "lokale team",
    "uitgifte": "samen|gezamenlijk",
    "lokale team$|lokaal team$": "Sociaal Team Veendam",
    "^Papieren Boot.*uren|^De Papieren Boot,.*uren": "8",
    "^Het Blauwe Kastje,.*uren": "4",
    "^Werk in het lokale team,.*uren": "12",
    "^Totaal aantal uren.*uren": "24",
    "werkruimte": "eigen spreekkamer",
    "informatiesysteem": "agenda",
    "vergoeding voor de werkplek": "geen",
    "niet geleverde uren": "verrekend|inhalen|ingehaald",
    "begrotingsvoorbehoud": "^Ja",
    "dossiervoering": "gemeente",
    "houder van de meldcode": "gemeente",
    "beslisser": "werkgever",
    "onderlinge aansprakelijkheid": "werkgever",
    "hoogste bedrag per gebeurtenis": "€ 1.000.000,-",
    "hoogste bedrag per jaar": "2.000.000",
    "^vrijwaring": "praktijk door de werkgever",
    "^ingangsdatum": "1-2-2027",
    "^einddatum": "onbepaalde tijd",
    "tussentijds": "alle partijen|iedere partij",
    "opzegtermijn": "3",
    "evaluatiemomenten": "1-2-2028\n1 februari 2029",
    "^inkoopvoorwaarden": "niet van toepassing",
}
ENTRIES = {"Welke praktijken doen mee": ("De Papieren Boot", "Het Blauwe Kastje")}
