"""The examples of the models say exactly what they break, and what a check says about them reads well.

That every example gives what it announces, and that every rule has one, is for `ojg lint`; see
`generator/tasks/lint/examples.py`. Here: the checks in Python, the files that are shipped, and the messages.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from generator import pipeline
from generator.findings import Finding, Severity
from generator.tasks.lint.examples import announced, check_examples
from generator.tasks.lint.trials import Trial, try_examples
from generator.tasks.lint.versions import version_of
from generator.validate.checks import TERM_CHECKS, TEXT_CHECKS
from generator.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent
WORKSPACE = Workspace(ROOT)
VERSIONS = [name for name in WORKSPACE.templates() if (WORKSPACE.template(name) / "voorbeelden").is_dir()]
SHIPPED = [path for folder in ("agreements", "profiles") for path in WORKSPACE.files(folder)]
TODAY = "2026-11-21"
CHECKS = {*TEXT_CHECKS, *TERM_CHECKS}


@cache
def trial_of(name: str) -> Trial:
    return try_examples(version_of(WORKSPACE, name))


@pytest.mark.parametrize("name", VERSIONS)
def test_every_example_gives_what_it_announces_and_every_rule_has_one(name: str) -> None:
    assert list(check_examples(version_of(WORKSPACE, name), trial_of(name))) == []


@pytest.mark.parametrize("check", sorted(CHECKS))
def test_every_check_has_an_example_that_breaks_it(check: str) -> None:
    examples = [example for name in VERSIONS for example in trial_of(name).examples]
    assert check in {rule for example in examples for _, rule in announced(example)}


def test_shipped_files_are_free_of_errors_and_warnings() -> None:
    findings = pipeline.check(WORKSPACE, SHIPPED, TODAY).findings
    assert [finding for finding in findings if finding.severity is not Severity.INFO] == []


@pytest.mark.parametrize("name", VERSIONS)
def test_a_finding_is_a_whole_sentence_with_advice_and_source(name: str) -> None:
    findings = [finding for example in trial_of(name).examples for finding in example.findings]
    assert findings
    assert [
        finding for finding in findings if finding.rule != "nog-in-te-vullen" and not reads_well(finding)
    ] == []


def reads_well(finding: Finding) -> bool:
    message = finding.message
    return (
        message[-1] in ".?"
        and message[0] == message[0].upper()
        and not any(mark in message for mark in ("[nog in te vullen", "[keuze nog te maken"))
        and finding.hint.endswith(".")
        and "{{" not in message + finding.hint
        and bool(finding.source or finding.rule in CHECKS)
    )
