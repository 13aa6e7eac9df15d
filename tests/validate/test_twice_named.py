"""The same thing twice in a map: entries with one name or number, where the schema calls that wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import pipeline
from generator.findings import Finding, Severity
from generator.validate.checks.twee_keer_genoemd import ID
from generator.workspace import Workspace
from tests.validate.conftest import version_in

TEXT = {"type": "string"}
SCHEMA = {
    "type": "object",
    "required": ["model", "status"],
    "additionalProperties": False,
    "properties": {
        "model": TEXT,
        "status": {"enum": ["concept"]},
        "basis": {**TEXT, "x-verwijst-naar-bestand": "agreements"},
        "praktijken": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "soort": TEXT,
                    "naam": {**TEXT, "title": "naam van de praktijk", "x-naam": True, "x-uniek": True},
                    "kvk": {**TEXT, "title": "KvK-nummer", "x-uniek": True},
                },
            },
        },
        "naam": {**TEXT, "x-uniek": True},
    },
}
MODEL = """titel: Proef
toestand: vastgesteld
map: agreements
bestandsnaam: proef
status: {term: status, concept: [concept], documentstatus: status}
koppelingen: {}
basis: basis
delen:
  - {soort: voorwerk, bestand: tekst.md}
"""
Check = Callable[..., list[Finding]]


@pytest.fixture
def check(root: Path) -> Check:
    """Check a file of a small model, given its practices, and give what is said of things twice."""
    folder = root / "templates/proef/1"
    (folder / "schema.json").write_text(json.dumps(SCHEMA), encoding="utf-8")
    (folder / "standaard.yaml").write_text("", encoding="utf-8")
    (folder / "model.yaml").write_text(MODEL, encoding="utf-8")
    (root / "templates/gemeenten.yaml").write_text("{}\n", encoding="utf-8")
    version_in(root)

    def run(text: str, name: str = "x") -> list[Finding]:
        path = root / f"agreements/{name}.yaml"
        path.write_text(f"model: proef/1\nstatus: concept\n{text}", encoding="utf-8")
        found = pipeline.check(Workspace(root.resolve()), [path.resolve()]).findings
        assert not [
            one for one in found if one.severity is Severity.ERROR and one.rule != "vastgesteld-gewijzigd"
        ]
        return [finding for finding in found if finding.rule == ID]

    return run


def practices(*entries: str) -> str:
    lines = [f"  p{number}: {{{entry}}}\n" for number, entry in enumerate(entries, start=1)]
    return f"praktijken:\n{''.join(lines)}"


@pytest.mark.parametrize(
    "name", ["Het Veenhuis", "HET VEENHUIS", "Het  Veen huis", "Hét Veenhuis", "Het Veenhuìs"]
)
def test_the_same_name_is_a_warning_at_the_second_entry(check: Check, name: str) -> None:
    [finding] = check(practices("naam: Het Veenhuis", "naam: De Wilg", f"naam: {name}"))
    assert (finding.severity.value, finding.path, finding.spot.line) == (
        "waarschuwing",
        "praktijken.p3.naam",
        6,
    )
    assert finding.message == 'Ook `p1` heeft "Het Veenhuis" als naam van de praktijk.'
    assert "haal dan een van de twee weg" in finding.hint


def test_the_same_number_names_the_other_entry(check: Check) -> None:
    first, second = "naam: Het Veenhuis, kvk: '90000011'", "kvk: '90000011', naam: De Wilg"
    [finding] = check(practices(first, second))
    assert finding.path == "praktijken.p2.kvk"
    assert finding.message == "Ook Het Veenhuis (`p1`) heeft 90000011 als KvK-nummer."


def test_an_entry_without_a_name_is_called_by_its_key(check: Check) -> None:
    [finding] = check(practices("kvk: '90000011'", "kvk: '90000011'"))
    assert finding.message == 'Ook `p1` heeft "90000011" als KvK-nummer.'


def test_each_entry_after_the_first_is_told(check: Check) -> None:
    found = check(practices(*["naam: Het Veenhuis"] * 3))
    assert [one.path for one in found] == ["praktijken.p2.naam", "praktijken.p3.naam"]


@pytest.mark.parametrize(
    "text",
    [
        practices("naam: A, soort: vof", "naam: B, soort: vof"),
        practices("naam: A, kvk: B", "naam: B, kvk: A"),
        practices("naam: vul hier in", "naam: vul hier in"),
        practices("naam: nog te benoemen", "naam: nog te benoemen"),
        "naam: A\n" + practices("naam: A"),
    ],
)
def test_what_may_be_the_same_is_left_alone(check: Check, text: str) -> None:
    assert check(text) == []


@pytest.mark.parametrize("entry", ["  p1: {kvk: '2'}\n", "  p3: {kvk: '2'}\n"])
def test_a_file_is_told_what_it_repeats_of_the_file_it_builds_on(check: Check, entry: str) -> None:
    assert check(practices("naam: A, kvk: '1'", "naam: B, kvk: '2'"), "onder") == []
    [finding] = check(f"basis: onder\npraktijken:\n{entry}")
    assert finding.message == "Ook B (`p2`) heeft 2 als KvK-nummer."
    assert finding.spot.file.endswith("x.yaml")
