"""A day that is still to come, where the schema says that something has happened already."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import pipeline
from generator.findings import Finding
from generator.validate.checks.datum_in_toekomst import ID
from generator.workspace import Workspace
from tests.validate.conftest import version_in

TEXT = {"type": "string"}
DAY = {"type": "string", "format": "date", "x-weergave": "datum"}
VALUES = {
    "model": TEXT,
    "status": {"enum": ["concept", "getekend"]},
    "besluit": {**DAY, "title": "datum van het besluit", "x-al-gebeurd": True},
    "ingang": {**DAY, "title": "ingangsdatum"},
}
SCHEMA = {"type": "object", "required": ["model", "status"], "additionalProperties": False}
MODEL = """titel: Proef
toestand: vastgesteld
map: agreements
bestandsnaam: proef
status:
  {term: status, concept: [concept], te_tekenen: [concept], afgesloten: [getekend], documentstatus: status}
koppelingen: {}
delen:
  - {soort: voorwerk, bestand: tekst.md}
"""
Check = Callable[..., list[Finding]]


def _with_schema(root: Path, values: dict[str, object]) -> Path:
    folder = root / "templates/proef/1"
    (folder / "schema.json").write_text(json.dumps({**SCHEMA, "properties": values}), "utf-8")
    return folder


@pytest.fixture
def check(root: Path) -> Check:
    """Check a file of a small model on a day, and give what is said of days that are still to come."""
    folder = _with_schema(root, dict(VALUES))
    (folder / "standaard.yaml").write_text("", "utf-8")
    (folder / "model.yaml").write_text(MODEL, "utf-8")
    (root / "templates/gemeenten.yaml").write_text("{}\n", "utf-8")
    version_in(root)

    def run(text: str, today: str = "2026-11-21", status: str = "concept") -> list[Finding]:
        path = root / "agreements/x.yaml"
        path.write_text(f"model: proef/1\nstatus: {status}\n{text}", "utf-8")
        found = pipeline.check(Workspace(root.resolve()), [path.resolve()], today).findings
        return [finding for finding in found if finding.rule == ID]

    return run


def test_a_day_to_come_is_a_warning_at_its_place(check: Check) -> None:
    [finding] = check("besluit: 2026-11-22\n")
    assert (finding.severity.value, finding.path, finding.spot.line) == ("waarschuwing", "besluit", 3)
    assert (
        finding.message == "Als datum van het besluit staat er 22 november 2026; die dag ligt in de toekomst."
    )
    assert "pas in als het zover is" in finding.hint


@pytest.mark.parametrize(
    "text", ["besluit: 2026-11-21\n", "besluit: 2020-01-01\n", "ingang: 2030-01-01\n", ""]
)
def test_today_and_before_are_right_and_so_is_a_day_of_something_else(check: Check, text: str) -> None:
    assert check(text) == []


def test_without_a_day_and_after_signing_nothing_is_said(check: Check) -> None:
    assert check("besluit: 2026-11-22\n", today="") == []
    assert check("besluit: 2026-11-22\n", status="getekend") == []
