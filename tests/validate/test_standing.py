from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.findings import Severity
from generator.validate.rules import check_rules
from generator.validate.terms import check_terms
from generator.workspace import Workspace
from tests.validate.conftest import MakeSubject, brief

STATUSES = "status: {term: status, concept: [concept]"
SIGNED = STATUSES + ", te_tekenen: [concept], afgesloten: [ter_ondertekening]"
RULE = """- id: late-start
  niveau: {level}
  eis: ingang < "2026-02-01"
  wijst_naar: ingang
  melding: Te laat.
"""
DRAFT = "model: proef/1\nstatus: concept\ningang: 2026-03-01\n"
CLOSED = "model: proef/1\nstatus: ter_ondertekening\ningang: 2026-03-01\n"
ROW = {"type": "object", "properties": {"uren": {"type": "number"}, "per": {"type": "string"}}}
ROWS = {"type": "object", "additionalProperties": ROW}
USED = {"type": "object", "additionalProperties": ROWS}
HOURS = {"type": "object", "properties": {"totaal": ROWS, "inzet": USED, "overig": USED}}


@pytest.fixture
def signing(root: Path) -> None:
    """Make the last status of the model one in which the file has been signed."""
    model = root / "templates/proef/1/model.yaml"
    model.write_text(model.read_text(encoding="utf-8").replace(STATUSES, SIGNED), encoding="utf-8")


@pytest.mark.usefixtures("signing")
class TestAfterSigning:
    def level(self, make: MakeSubject, text: str, rule: str) -> list[Severity]:
        return [finding.severity for finding in check_rules(make(text, rules=rule))]

    def test_an_error_stops_a_draft_and_only_warns_once_signed(self, make: MakeSubject) -> None:
        rule = RULE.format(level="fout")
        assert self.level(make, DRAFT, rule) == [Severity.ERROR]
        assert self.level(make, CLOSED, rule) == [Severity.WARNING]

    def test_a_rule_about_signing_stays_an_error(self, make: MakeSubject) -> None:
        rule = RULE.format(level="fout") + "  ook_na_tekenen: true\n"
        assert self.level(make, CLOSED, rule) == [Severity.ERROR]

    def test_what_is_not_filled_in_yet_may_wait_in_a_draft(self, make: MakeSubject) -> None:
        rule = RULE.format(level="fout") + "  ontbreekt: true\n"
        assert self.level(make, DRAFT, rule) == [Severity.WARNING]
        assert [one.is_gap for one in check_rules(make(DRAFT, rules=rule))] == [True]
        assert self.level(make, CLOSED, rule) == [Severity.WARNING]
        assert self.level(make, DRAFT.replace("concept", "ter_inzage"), rule) == [Severity.ERROR]

    def test_what_to_look_up_is_named_only_before_signing(self, make: MakeSubject) -> None:
        rule = RULE.format(level="info")
        assert self.level(make, DRAFT, rule) == [Severity.INFO]
        assert self.level(make, CLOSED, rule) == []

    def test_a_check_weighs_as_a_rule_does(self, make: MakeSubject, workspace: Workspace, root: Path) -> None:
        path = root / "templates/proef/1/schema.json"
        schema = json.loads(path.read_text(encoding="utf-8"))
        schema["properties"]["uren"] = HOURS
        path.write_text(json.dumps(schema), encoding="utf-8")
        text = "uren:\n  totaal: {o: {uren: 4, per: week}}\n  inzet: {o: {p: {uren: 9, per: week}}}\n"
        found = [
            finding.severity
            for top in (DRAFT, CLOSED)
            for finding in check_terms(make(top + text), workspace)
            if finding.rule == "uren-per-ojg"
        ]
        assert found == [Severity.ERROR, Severity.WARNING]


def test_a_model_that_names_no_statuses_weighs_everything_as_written(make: MakeSubject) -> None:
    for level in Severity:
        (finding,) = check_rules(make(CLOSED, rules=RULE.format(level=level)))
        assert finding.severity is level


def test_a_rule_about_a_group_points_at_the_key_of_the_group(make: MakeSubject) -> None:
    text = "model: proef/1\nstatus: concept\nwerkgever:\n  soort: gemeente\n"
    rule = RULE.format(level="fout").replace('ingang < "2026-02-01"', "false").replace("ingang", "werkgever")
    assert brief(check_rules(make(text, rules=rule))) == [("late-start", "werkgever", 3)]
