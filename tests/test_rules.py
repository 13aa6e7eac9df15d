"""Every rule and check has an example that breaks it, and every example says exactly what it breaks.

Examples stand with the model version they belong to, in `voorbeelden/`. An `ok-*.yaml` breaks nothing. In a
`fout-<rule>.yaml` each line that gets a finding ends with `# verwacht: <rule>`, so that an example shows what
it is about. Points to look up outside the file (niveau info) need no mark; `info-*.yaml` marks them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from generator import pipeline
from generator.findings import Finding, Severity
from generator.gather import Gatherer
from generator.terms.subject import CompiledModel, Subject, compile_model
from generator.validate.checks import TERM_CHECKS, TEXT_CHECKS
from generator.validate.rules import compiled_rules
from generator.validate.schema import check_schema
from generator.workspace import TEMPLATES, Workspace

ROOT = Path(__file__).resolve().parent.parent
WORKSPACE = Workspace(ROOT)
TODAY = "2026-11-21"
MARK = re.compile(r"# verwacht: (?P<rules>[a-z0-9-]+(?:, [a-z0-9-]+)*)$")
EXAMPLES = sorted((ROOT / TEMPLATES).glob("*/*/voorbeelden/*.yaml"))
SHIPPED = [path for folder in ("agreements", "profiles") for path in WORKSPACE.files(folder)]
WRONG = [path for path in EXAMPLES if path.name.startswith("fout-")]
CHECKS = {*TEXT_CHECKS, *TERM_CHECKS}

Marks = list[tuple[int, str]]


@cache
def findings_by_file() -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {WORKSPACE.label(path): [] for path in [*EXAMPLES, *SHIPPED]}
    for finding in pipeline.check(WORKSPACE, [*EXAMPLES, *SHIPPED], TODAY).findings:
        found[finding.spot.file].append(finding)
    return found


def findings_in(path: Path) -> list[Finding]:
    return findings_by_file()[WORKSPACE.label(path)]


@cache
def marks_in(path: Path) -> Marks:
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    marks = [(number, match["rules"].split(", ")) for number, line in lines if (match := MARK.search(line))]
    return sorted((number, rule) for number, rules in marks for rule in rules)


def rules_of(folder: Path) -> list[str]:
    """List the rules of a model version, by way of any file that follows it."""
    return [rule.id for rule in compiled_rules(model_of(folder).template)]


@cache
def model_of(folder: Path) -> CompiledModel:
    subject = Gatherer(WORKSPACE, check_schema).subject(next(folder.glob("voorbeelden/ok-*.yaml")))
    assert isinstance(subject, Subject)
    return compile_model(subject.model.template)


VERSIONS = sorted({path.parent.parent for path in EXAMPLES})
IDS = [(folder, rule) for folder in VERSIONS for rule in rules_of(folder)]


def serious(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is not Severity.INFO]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parts[-4]}/{path.stem}")
def test_example_gives_exactly_the_findings_it_marks(path: Path) -> None:
    expected = marks_in(path)
    found = sorted(
        (finding.spot.line, finding.rule)
        for finding in findings_in(path)
        if finding.severity is not Severity.INFO or (finding.spot.line, finding.rule) in expected
    )
    assert found == expected


@pytest.mark.parametrize("path", WRONG, ids=lambda path: f"{path.parts[-4]}/{path.stem}")
def test_wrong_example_is_named_after_what_it_breaks(path: Path) -> None:
    name = path.stem.removeprefix("fout-")
    assert name in {rule for _, rule in marks_in(path)}


@pytest.mark.parametrize(("folder", "rule"), IDS, ids=lambda value: str(getattr(value, "name", value)))
def test_every_rule_has_an_example_that_breaks_it(folder: Path, rule: str) -> None:
    assert rule in {marked for path in folder.glob("voorbeelden/*.yaml") for _, marked in marks_in(path)}


@pytest.mark.parametrize("check", sorted(CHECKS))
def test_every_check_has_an_example_that_breaks_it(check: str) -> None:
    assert check in {marked for path in EXAMPLES for _, marked in marks_in(path)}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_file_is_free_of_errors_and_warnings(path: Path) -> None:
    assert serious(findings_in(path)) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parts[-4]}/{path.stem}")
def test_finding_is_a_whole_sentence_with_advice_and_source(path: Path) -> None:
    for finding in findings_in(path):
        if finding.rule == "nog-in-te-vullen":
            continue
        assert finding.message[-1] in ".?"
        assert finding.message[0] == finding.message[0].upper()
        assert "[nog in te vullen" not in finding.message
        assert "[keuze nog te maken" not in finding.message
        assert finding.hint.endswith(".")
        assert "{{" not in finding.message + finding.hint
        assert finding.source or finding.rule in CHECKS
