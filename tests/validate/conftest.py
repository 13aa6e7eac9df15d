from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.findings import Finding
from generator.load.template import read_template
from generator.load.yaml_source import parse_yaml
from generator.model.source import YamlSource
from generator.model.template import TemplateVersion
from generator.terms.subject import Subject, compile_model, make_subject
from generator.workspace import Workspace

DATE = {
    "type": "string",
    "pattern": r"^\d{4}-\d{2}-\d{2}$",
    "format": "date",
    "x-weergave": "datum",
    "patternErrorMessage": "Schrijf de datum als jjjj-mm-dd, bijvoorbeeld 2026-02-01.",
}
ID_NAMES = {"pattern": "^[a-z][a-z0-9-]*$"}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["model", "status"],
    "additionalProperties": False,
    "$defs": {
        "adres": {
            "title": "adres",
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "straat": {
                    "title": "straat",
                    "type": "string",
                    "x-verplicht": {"vanaf": "ter_ondertekening"},
                },
                "postcode": {"type": "string", "pattern": r"^\d{4} [A-Z]{2}$", "examples": ["9501 AA"]},
            },
        }
    },
    "properties": {
        "model": {"type": "string", "title": "modelversie", "examples": ["proef/1"]},
        "status": {"enum": ["concept", "ter_ondertekening"], "enumDescriptions": ["In bewerking.", "Klaar."]},
        "profiel": {"type": "string", "x-verwijst-naar-bestand": "profiles"},
        "werkgever": {
            "title": "werkgever",
            "type": "object",
            "additionalProperties": False,
            "x-verplicht": {"vanaf": "concept"},
            "properties": {
                "soort": {
                    "title": "soort werkgever",
                    "enum": ["gemeente", "huisartsenpraktijk"],
                    "x-woorden": {"gemeente": "de gemeente", "huisartsenpraktijk": "de praktijk"},
                    "x-verplicht": {"vanaf": "concept"},
                },
                "praktijk": {
                    "title": "werkgevende praktijk",
                    "type": "string",
                    "x-verwijst-naar": "praktijken",
                    "x-woorden": {"geen": "geen praktijk"},
                    "x-verplicht": {"vanaf": "concept", "wanneer": 'dit.soort == "huisartsenpraktijk"'},
                },
                "kvk": {
                    "title": "KvK-nummer",
                    "type": "string",
                    "pattern": "^[0-9]{8}$",
                    "patternErrorMessage": "Een KvK-nummer heeft acht cijfers.",
                    "x-verplicht": {"vanaf": "ter_ondertekening"},
                },
                "naam": {"type": "string", "minLength": 1, "maxLength": 10},
                "adres": {"$ref": "#/$defs/adres", "x-verplicht": {"vanaf": "ter_ondertekening"}},
            },
        },
        "praktijken": {
            "title": "praktijken",
            "type": "object",
            "minProperties": 1,
            "propertyNames": ID_NAMES,
            "additionalProperties": {
                "type": "object",
                "additionalProperties": False,
                "required": ["naam"],
                "properties": {
                    "naam": {"type": "string"},
                    "patienten": {"type": "integer", "minimum": 0, "maximum": 9999},
                    "ingang": DATE,
                },
            },
        },
        "uren": {
            "type": "object",
            "additionalProperties": {"type": "number", "minimum": 0, "multipleOf": Decimal("0.25")},
            "x-sleutels-van": "praktijken",
        },
        "bedragen": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "tarief": {"type": "number", "multipleOf": Decimal("0.01"), "x-weergave": "bedrag"},
                "maximum": {
                    "type": ["number", "string"],
                    "if": {"type": "string"},
                    "then": {"const": "wettelijk"},
                },
                "btw": {"type": "boolean"},
            },
        },
        "ingang": DATE,
        "einde": {
            "type": "string",
            "pattern": r"^(\d{4}-\d{2}-\d{2}|onbepaald)$",
            "x-weergave": "datum",
        },
        "momenten": {"type": "array", "items": DATE, "minItems": 1, "uniqueItems": True},
    },
}
MODEL = """titel: Proef
toestand: ontwerp
map: agreements
bestandsnaam: proef
status: {term: status, concept: [concept], documentstatus: status}
koppelingen: {}
delen:
  - {soort: voorwerk, bestand: tekst.md}
"""
STANDARD = "- waarden: {werkgever: {naam: Standaard}}\n"

MakeSubject = Callable[..., Subject]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "templates/proef/1"
    folder.mkdir(parents=True)
    for name in ("agreements", "profiles"):
        (tmp_path / name).mkdir()
    (tmp_path / "profiles/ojg.yaml").write_text("x: 1\n", encoding="utf-8")
    (folder / "model.yaml").write_text(MODEL, encoding="utf-8")
    (folder / "schema.json").write_text(json.dumps(SCHEMA, default=float), encoding="utf-8")
    (folder / "standaard.yaml").write_text(STANDARD, encoding="utf-8")
    (folder / "regels.yaml").write_text("", encoding="utf-8")
    return tmp_path


@pytest.fixture
def workspace(root: Path) -> Workspace:
    return Workspace(root.resolve())


@pytest.fixture
def make(root: Path) -> MakeSubject:
    """Make a subject from the text of a file, with rules or a schema of the test's own."""

    def subject(text: str, *, rules: str = "") -> Subject:
        (root / "templates/proef/1/regels.yaml").write_text(rules, encoding="utf-8")
        return make_subject("x", [source_of(text)], compile_model(version_in(root)), {})

    return subject


def source_of(text: str) -> YamlSource:
    source = parse_yaml(text.encode(), "agreements/x.yaml")
    assert isinstance(source, YamlSource), source
    return source


def version_in(root: Path) -> TemplateVersion:
    read_template.cache_clear()
    return read_template(root / "templates/proef/1", "proef/1", "templates/proef/1")


def brief(findings: list[Finding]) -> list[tuple[str, str, int]]:
    return sorted((finding.rule, finding.path, finding.spot.line) for finding in findings)
