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
from generator.tasks.lint.examples import check_examples
from generator.tasks.lint.trials import Trial, try_examples
from generator.tasks.lint.versions import version_of
from generator.validate.checks import (
    TERM_CHECKS,
    TEXT_CHECKS,
    bijlagebestand,
    model_in_ontwerp,
    voorbeeldwaarde,
)
from generator.validate.checks.context import ANY, Context, Term
from generator.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent
WORKSPACE = Workspace(ROOT)
VERSIONS = [name for name in WORKSPACE.templates() if (WORKSPACE.template(name) / "voorbeelden").is_dir()]
SHIPPED = [path for folder in ("agreements", "profiles") for path in WORKSPACE.files(folder)]
TODAY = "2026-11-21"
READS = {**dict.fromkeys(TEXT_CHECKS, ()), **{check.ID: check.TERMS for check in TERM_CHECKS}}


@cache
def trial_of(name: str) -> Trial:
    return try_examples(version_of(WORKSPACE, name))


@pytest.mark.parametrize("name", VERSIONS)
def test_every_example_gives_what_it_announces_and_every_rule_has_one(name: str) -> None:
    assert list(check_examples(version_of(WORKSPACE, name), trial_of(name))) == []


@pytest.mark.parametrize("check", sorted(READS.keys() - {voorbeeldwaarde.ID, model_in_ontwerp.ID}))
def test_every_check_has_an_example_that_breaks_it(check: str) -> None:
    examples = [example for name in VERSIONS for example in trial_of(name).examples]
    (example,) = (example for example in examples if example.name == f"fout-{check}")
    assert check in {finding.rule for finding in example.findings}


@pytest.mark.parametrize("check", sorted(READS.keys() - {bijlagebestand.ID}))
def test_every_check_has_an_example_that_has_the_values_and_does_not_break_it(check: str) -> None:
    trials = [trial_of(name) for name in VERSIONS]
    gives = {
        example.name: {finding.rule for finding in example.findings}
        for trial in trials
        for example in trial.examples
    }
    having = {
        subject.name
        for trial in trials
        for subject in trial.subjects
        if all(filled_in(subject.terms.data, term) for term in READS[check])
    }
    assert [name for name in having if check not in gives[name]]


def test_an_annex_that_is_there_is_fine(tmp_path: Path) -> None:
    """No example has an annex of its own: a content folder that is copied would lack the file."""
    (example,) = (
        subject
        for name in VERSIONS
        for subject in trial_of(name).subjects
        if subject.name == f"fout-{bijlagebestand.ID}"
    )
    context = Context(example, Workspace(tmp_path.resolve()), {}, bijlagebestand.TERMS)
    (annex,) = context.terms.entries("aanvullingen", "bijlagen")
    path = tmp_path / str(annex.text("bestand"))
    path.parent.mkdir()
    assert bijlagebestand.check(context)
    path.touch()
    assert bijlagebestand.check(context) == []


def filled_in(value: object, term: Term) -> bool:
    """Tell whether a term has a value; of a map, in one of its entries."""
    if not term:
        return True
    if not isinstance(value, dict):
        return False
    inside = value.values() if term[0] == ANY else [value[term[0]]] if term[0] in value else []
    return any(filled_in(each, term[1:]) for each in inside)


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
        and (
            finding.hint.endswith(".")
            or finding.hint.splitlines()[-1].startswith(("Schrijf: ", "Of: ", "  "))
        )
        and "{{" not in message + finding.hint
        and bool(finding.source or finding.rule in {*READS, "teken-zonder-letter"})
    )
