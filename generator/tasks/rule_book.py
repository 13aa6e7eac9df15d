"""What every rule is about, in Dutch: of the program itself, of the models, and of the checks in Python."""

from __future__ import annotations

import re
from collections.abc import Iterator
from inspect import getdoc, getmodule

from generator.errors import GeneratorError
from generator.load.models import read_version
from generator.validate.checks import TERM_CHECKS, TEXT_CHECKS
from generator.workspace import Workspace

ENGINE_RULES = {
    "afwijking-elders": "Wat een afwijking vervangt of laat vervallen, staat elders nog in het document.",
    "afwijking-onbekend": "Een afwijking noemt een artikel of lid dat het model niet heeft.",
    "afwijking-past-niet": "Een afwijking zegt te veel, of spreekt een andere afwijking tegen.",
    "afwijking-verwijzing": "Een bepaling die door een afwijking weggaat, wordt elders nog genoemd.",
    "afwijking-zonder-gevolg": "Een afwijking gaat over een bepaling die in deze overeenkomst niet geldt.",
    "alias": "Een waarde begint met een teken dat in YAML iets anders betekent.",
    "allonge-ander-model": "Een allonge gebruikt een ander model dan de overeenkomst die zij wijzigt.",
    "allonge-niet-op-volgorde": "Twee allonges wijzigen hetzelfde bestand.",
    "allonge-op-ongetekende": "Een allonge wijzigt een bestand dat nog niet is getekend.",
    "allonge-te-vroeg": "Een allonge gaat eerder in dan wat zij wijzigt.",
    "allonge-zonder-wijziging": "Een allonge wijzigt niets waarvoor een allonge nodig is.",
    "bestandsnaam": "Een bestand heeft een naam die geen map met documenten kan hebben.",
    "bijlage-nog-ontwerp": "Een bijlage van een versie die u vaststelt, is zelf nog een ontwerp.",
    "dubbele-sleutel": "Dezelfde sleutel staat twee keer in een groep.",
    "geen-afbeelding": "Het bestand is leeg, of bestaat niet uit sleutels met een dubbele punt.",
    "geen-utf8": "Het bestand is niet opgeslagen als UTF-8.",
    "getypte-opsomming": "In eigen tekst staat een getypt nummer of een opsomming die er geen wordt.",
    "gewijzigd-na-tekenen": "Na het tekenen is er iets gewijzigd dat vastligt.",
    "git-conflict": "Git heeft in het bestand twee versies van dezelfde regels laten staan.",
    "meer-documenten": "Halverwege het bestand begint een tweede document.",
    "migratie": "Wat migratie.yaml zegt, past niet bij de oude of de nieuwe versie van het model.",
    "model-past-niet": "Met deze waarden is uit het model geen tekst te maken.",
    "niet-vastgelegd": "Er is getekend, maar wat is getekend ligt nog niet vast.",
    "niet-over-te-zetten": "Een bestand kan niet naar een nieuwe versie van het model.",
    "nog-in-te-vullen": "Een waarde die nodig is, is nog niet ingevuld.",
    "onbekend-model": "Het bestand noemt geen model, of een model dat er niet is.",
    "onbekende-sleutel": "Een sleutel bestaat niet, of staat op de verkeerde plaats.",
    "onbekende-verwijzing": "Een genoemde naam of een genoemd bestand is er niet.",
    "ontbrekende-sleutel": "Een sleutel ontbreekt zonder welke het bestand niet te gebruiken is.",
    "korte-naam-dubbel": "Een korte naam staat voor twee partijen.",
    "sleutel-te-lang": "Een korte naam is te lang voor de naam van een document.",
    "tab": "In het bestand staat een tab.",
    "te-diep": "De tekst springt te veel niveaus in.",
    "te-groot": "Het bestand is veel groter dan wat hier hoort.",
    "teken-zonder-letter": "Een tekst heeft een teken dat de letters van de PDF niet hebben.",
    "tekst-gewijzigd-na-tekenen": "Na het tekenen is er een tekst gewijzigd waarmee het stuk is gemaakt.",
    "teruggezet-na-tekenen": "Wat is getekend ligt vast, maar de status zegt iets anders.",
    "vastgesteld-gewijzigd": "Een modelversie is gewijzigd nadat zij is vastgesteld.",
    "toelichting-gewijzigd-na-tekenen": "Na het tekenen is de toelichting bij een artikel gewijzigd.",
    "vastlegging-beschadigd": "Wat bij het tekenen is vastgelegd, is gewijzigd of weg.",
    "vastlegging-onderbroken": "Het vastleggen van wat is getekend, is afgebroken.",
    "verboden-teken": "In het bestand staat een onzichtbaar of vreemd teken.",
    "verkeerd-type": "Er hoort een getal, tekst, lijst of groep, en er staat iets anders.",
    "verkeerde-keuze": "Een waarde staat niet in de lijst met keuzes.",
    "verkeerde-vorm": "Een waarde heeft niet de goede vorm.",
    "verwijzing-naar-niets": "Eigen tekst verwijst naar een artikel of lid dat er niet is.",
    "voorloopnul": "Een getal begint met een nul; die zou verloren gaan.",
    "kenmerk-van-woorden": "De Voorwaarden hebben andere woorden dan bij het tekenen.",
    "woorden-anders-dan-getekend": "Het programma maakt andere woorden dan die zijn getekend.",
    "woorden-niet-vastgelegd": "Van wat is getekend, liggen alleen de afspraken vast.",
    "yaml-syntaxis": "Een regel is niet te lezen als YAML.",
    "telt-niet-mee": "Iets heet als een overeenkomst of profiel, of bijna zo, en wordt niet gelezen.",
    "vastlegging-zonder-bestand": "Van wat is getekend, is de overeenkomst weg of hernoemd.",
    "zelfde-naam": "Twee bestanden hebben dezelfde naam.",
}

_PRINTED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


def descriptions(workspace: Workspace) -> dict[str, str]:
    """Describe every rule that a check of a content folder can name."""
    return {**dict(_model_rules(workspace)), **dict(_checks()), **ENGINE_RULES}


def _model_rules(workspace: Workspace) -> Iterator[tuple[str, str]]:
    for name in workspace.templates():
        try:
            template = read_version(workspace, name)
        except GeneratorError:
            continue  # that is a finding of its own
        for rule in template.regels:
            yield str(rule["id"]), without_markup(str(rule["melding"]))


def without_markup(text: str) -> str:
    """Write a text of a model with three dots where an agreement fills something in."""
    return _PRINTED.sub("…", text).strip()


def _checks() -> Iterator[tuple[str, str]]:
    for rule, check in TEXT_CHECKS.items():
        yield rule, first_sentence(check)
    for check_of_terms in TERM_CHECKS:
        yield check_of_terms.ID, first_sentence(check_of_terms)


def first_sentence(check: object) -> str:
    """Return what the module of a check says first."""
    text = " ".join((getdoc(getmodule(check)) or "").split())
    return re.split(r"(?<=\.) (?=[A-Z])", text)[0]
