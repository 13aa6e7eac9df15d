from __future__ import annotations

import json
from dataclasses import replace

import pytest

from generator.findings import Finding, Severity, Spot
from generator.report.gitlab import gitlab_report

UNKNOWN = Finding(
    "onbekende-sleutel",
    Severity.ERROR,
    Spot("agreements/pekela.yaml", 14, 1),
    '"werkgver" is geen bekende sleutel.',
    'Bedoelde u "werkgever"?',
    "werkgver",
)


def fingerprints(*findings: Finding) -> list[str]:
    return [issue["fingerprint"] for issue in json.loads(gitlab_report(findings))]


def test_an_issue_has_what_gitlab_asks_for() -> None:
    (issue,) = json.loads(gitlab_report([UNKNOWN]))
    assert len(issue.pop("fingerprint")) == 64
    assert issue == {
        "description": '"werkgver" is geen bekende sleutel. Bedoelde u "werkgever"?',
        "check_name": "onbekende-sleutel",
        "severity": "major",
        "location": {"path": "agreements/pekela.yaml", "lines": {"begin": 14}},
    }


@pytest.mark.parametrize(
    ("severity", "word"), [(Severity.ERROR, "major"), (Severity.WARNING, "minor"), (Severity.INFO, "info")]
)
def test_each_level_has_its_word(severity: Severity, word: str) -> None:
    assert json.loads(gitlab_report([replace(UNKNOWN, severity=severity)]))[0]["severity"] == word


def test_no_findings_is_an_empty_list() -> None:
    assert json.loads(gitlab_report([])) == []


def test_a_fingerprint_stays_when_the_line_moves() -> None:
    moved = replace(UNKNOWN, spot=Spot("agreements/pekela.yaml", 20, 3), excerpt="anders")
    assert fingerprints(UNKNOWN) == fingerprints(moved)
    twice = replace(UNKNOWN, message='"a" staat hier twee keer; ook al op regel 3.')
    assert fingerprints(twice) == fingerprints(replace(twice, message=twice.message.replace("3", "17")))


def test_different_findings_have_different_fingerprints() -> None:
    others = [
        replace(UNKNOWN, rule="tab"),
        replace(UNKNOWN, path="werkgever"),
        replace(UNKNOWN, message="Iets anders."),
        replace(UNKNOWN, spot=Spot("agreements/veendam.yaml", 14, 1)),
    ]
    assert len(set(fingerprints(UNKNOWN, UNKNOWN, *others))) == 6
