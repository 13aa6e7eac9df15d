from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.findings import Finding, Severity, Spot
from generator.proposals import Move, Proposal, Rewrite
from generator.report.sarif import sarif_report
from generator.schema.instead import instead
from generator.tasks import rule_book
from generator.tasks.repair import fixes
from generator.workspace import Workspace
from tests.cli.command import CHECKOUT, run
from tests.report.test_gitlab import UNKNOWN

SCHEMA = json.loads(Path(__file__).with_name("sarif-2.1.0-rtm.5.json").read_text("utf-8"))
DOUBT = Finding(
    "lange-looptijd",
    Severity.WARNING,
    Spot("agreements/het hogeland.yaml", 3, 8),
    "De looptijd is lang.",
    source="R01; BW 7:408",
    excerpt="einde: 2099-01-01",
)

RIGHT = ["# Één plan — 😀", "model: proef/1", "naam: Café 't Hof", "uren: 8"]
MISTAKES = {
    0: ("# Eén plan — 😀", Proposal("regel", (Rewrite(1, "# Eén plan — 😀", RIGHT[0]),))),
    2: ("naam: 😀", instead(("naam",), "Café 't Hof")),
    3: ("uur: 8", Proposal("uren:", (Move(("uur",), ("uren",)),))),
}
"""What may be wrong in a line of it, by its index."""


def log_of(*findings: Finding) -> dict[str, Any]:
    log = json.loads(sarif_report(findings, {"onbekende-sleutel": "Een sleutel bestaat niet."}))
    validate(log)
    run: dict[str, Any] = log["runs"][0]
    return run


def validate(log: object) -> None:
    checker = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
    assert list(checker.iter_errors(log)) == []


def test_a_finding_is_a_result_at_its_place() -> None:
    (result,) = log_of(DOUBT)["results"]
    assert (result["ruleId"], result["level"]) == ("lange-looptijd", "warning")
    assert result["message"] == {"text": "De looptijd is lang.\nBron: R01; BW 7:408"}
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "agreements/het%20hogeland.yaml", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 3, "startColumn": 8, "snippet": {"text": "einde: 2099-01-01"}},
            }
        }
    ]


def test_a_result_names_its_term_and_points_at_its_rule() -> None:
    log = log_of(DOUBT, UNKNOWN)
    rules = log["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["lange-looptijd", "onbekende-sleutel"]
    assert rules[1]["shortDescription"] == {"text": "Een sleutel bestaat niet."}
    assert rules[1]["defaultConfiguration"] == {"level": "error"}
    assert [rules[result["ruleIndex"]]["id"] for result in log["results"]] == [
        "lange-looptijd",
        "onbekende-sleutel",
    ]
    (place,) = log["results"][1]["locations"][0]["logicalLocations"]
    assert place["fullyQualifiedName"] == "werkgver"


def test_no_findings_is_a_run_without_results() -> None:
    assert log_of()["results"] == []


@pytest.mark.parametrize("file", ["/elders/a b.yaml", "C:/map/a b.yaml"])
def test_a_file_elsewhere_is_an_absolute_address(file: str) -> None:
    (result,) = log_of(replace(DOUBT, spot=Spot(file)))["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": f"file:///{file.removeprefix('/').replace(' ', '%20')}"}


def test_fingerprints_are_those_of_the_other_reports() -> None:
    one, other = (log_of(replace(UNKNOWN, spot=Spot("a.yaml", line)))["results"][0] for line in (3, 9))
    assert one["partialFingerprints"] == other["partialFingerprints"]


def test_every_rule_has_a_description_in_dutch() -> None:
    book = rule_book.descriptions(Workspace.find(CHECKOUT))
    manual = (CHECKOUT / "docs" / "handleiding.md").read_text("utf-8").partition("## 14 ")[2]
    explained = re.findall(r"^\| `([a-z0-9-]+)`", manual, re.MULTILINE)
    assert len(explained) > 50
    assert set(explained) <= set(book)
    assert [rule for rule, text in book.items() if not text.endswith((".", "?")) or "{" in text] == []


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("last", [True, False], ids=["line end", "no line end"])
def test_a_fix_puts_the_file_right(tmp_path: Path, mark: bytes, ending: str, last: bool) -> None:
    lines = [*RIGHT, ""] if last else RIGHT
    path = tmp_path / "contracten" / "agreements" / "x.yaml"
    path.parent.mkdir(parents=True)
    for number, (wrong, proposal) in MISTAKES.items():
        text = ending.join([*lines[:number], wrong, *lines[number + 1 :]])
        path.write_bytes(mark + text.encode("utf-8"))
        finding = replace(DOUBT, spot=Spot("contracten/agreements/x.yaml", number + 1), proposals=(proposal,))
        log = json.loads(sarif_report([finding], {}, partial(fixes, tmp_path)))
        validate(log)
        (fix,) = log["runs"][0]["results"][0]["fixes"]
        assert fix["description"] == {"text": proposal.label}
        assert carried_out(path.read_bytes(), fix) == mark + ending.join(lines).encode("utf-8")


def carried_out(raw: bytes, fix: dict[str, Any]) -> bytes:
    """Do what a fix asks for, as an editor does: it counts code points, and no byte order mark."""
    mark = raw[:3] if raw.startswith(b"\xef\xbb\xbf") else b""
    lines = re.split(r"(?<=\n)", raw.removeprefix(mark).decode("utf-8"))
    (change,) = fix["artifactChanges"]
    (replacement,) = change["replacements"]
    region = replacement["deletedRegion"]
    starts = [sum(map(len, lines[:count])) for count in range(len(lines) + 1)]
    start = starts[region["startLine"] - 1] + region["startColumn"] - 1
    end = starts[region["endLine"] - 1] + region["endColumn"] - 1
    assert region["endLine"] <= len(lines)
    text, new = "".join(lines), str(replacement["insertedContent"]["text"])
    return mark + f"{text[:start]}{new}{text[end:]}".encode()


def test_the_command_writes_valid_sarif() -> None:
    result = run("check", "--format", "sarif")
    assert result.returncode == 0, result.stderr
    validate(json.loads(result.stdout))
    again = run("check", "--format", "gitlab")
    assert isinstance(json.loads(again.stdout), list)
