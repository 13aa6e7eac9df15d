from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from generator.findings import Spot
from generator.language.expressions import compile_expression
from generator.language.scope import Scope, View
from generator.language.texts import compile_text
from generator.language.values import Value
from generator.model.schema_node import root_node
from generator.model.source import YamlSource
from generator.terms.effective import effective_terms

SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "kleur": {"title": "kleur", "enum": ["rood", "blauw"], "x-woorden": {"rood": "de rode kleur"}},
        "leeg": {"title": "wat leeg bleef"},
        "aan": {"type": "boolean", "title": "aan of uit"},
        "dag": {"title": "dag", "x-weergave": "datum"},
        "prijs": {"title": "prijs", "x-weergave": "bedrag"},
        "groep": {"type": "object", "title": "groep", "properties": {"deel": {"title": "deel"}}},
        "winkels": {
            "type": "object",
            "title": "winkels",
            "additionalProperties": {
                "type": "object",
                "properties": {
                    "naam": {"title": "naam"},
                    "eigenaar": {"title": "eigenaar"},
                    "prijs": {"title": "prijs", "x-weergave": "bedrag"},
                },
            },
        },
        "ploegen": {
            "type": "object",
            "title": "ploegen",
            "additionalProperties": {
                "type": "object",
                "x-sleutels-van": "winkels",
                "additionalProperties": {
                    "type": "object",
                    "x-hoeveelheid": {"aantal": "uren", "per": "per"},
                    "properties": {"uren": {"title": "uren"}, "per": {"title": "periode"}},
                },
            },
        },
        "afspraken": {
            "type": "object",
            "title": "afspraken",
            "additionalProperties": {
                "type": "object",
                "properties": {
                    "winkel": {"title": "winkel", "x-verwijst-naar": "winkels"},
                    "dag": {"title": "dag"},
                },
            },
        },
        "keuze": {
            "type": "object",
            "title": "keuze",
            "properties": {
                "lezen": {"type": "boolean", "title": "Lezen", "x-woorden": "lezen"},
                "rekenen": {"type": "boolean", "title": "Rekenen", "x-woorden": "rekenen"},
                "zingen": {"type": "boolean", "title": "Zingen", "x-woorden": "zingen"},
            },
        },
    },
}
DATA: dict[str, Any] = {
    "kleur": "rood",
    "aan": True,
    "dag": "2026-01-31",
    "prijs": Decimal("98.5"),
    "winkels": {
        "noord": {"naam": "*Noord* {{ 7*7 }}", "prijs": 100},
        "zuid": {"naam": "Zuid", "eigenaar": "Zuid B.V.", "prijs": Decimal("0.50")},
    },
    "ploegen": {"een": {"noord": {"uren": 6, "per": "week"}, "zuid": {"uren": 13, "per": "maand"}}},
    "afspraken": {"een": {"winkel": "noord"}, "twee": {"winkel": "zuid"}, "drie": {"dag": "maandag"}},
    "keuze": {"lezen": True, "rekenen": True, "zingen": False},
}


def make_scope(data: dict[str, Any] = DATA, view: View | None = None) -> Scope:
    source = YamlSource("proef.yaml", "", data, {}, {})
    return Scope(effective_terms([source], root_node(SCHEMA), []).tree(), view=view)


@pytest.fixture
def scope() -> Scope:
    return make_scope()


@pytest.fixture
def evaluate(scope: Scope) -> Callable[[str], Value]:
    return lambda text: compile_expression(text, Spot("t.md", 5)).evaluate(scope)


@pytest.fixture
def fill(scope: Scope) -> Callable[[str], str]:
    return lambda text: compile_text(text, Spot("t.md", 5)).plain(scope)
