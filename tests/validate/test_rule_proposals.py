"""Every proposal of every rule of the models does what it promises: the finding goes, and no error comes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from generator import pipeline
from generator.findings import Finding, Severity
from generator.load.content import BASE
from generator.schema.snippets import block
from generator.tasks.lint.versions import version_of
from generator.validate.rule_proposals import KEY
from generator.yaml_text.applying import apply
from tests.test_rules import VERSIONS, WORKSPACE


@dataclass(frozen=True)
class Broken:
    """An example that breaks a rule, as a file that says everything itself."""

    path: Path
    rule: str
    text: str
    day: str

    def findings(self, text: str) -> list[Finding]:
        """Check what an agreement would be with this in its file."""
        return pipeline.check(WORKSPACE, [self.path], self.day, edited={self.path: text.encode()}).findings

    @property
    def about_the_rule(self) -> list[Finding]:
        """What is said about the rule."""
        return [finding for finding in self.findings(self.text) if finding.rule == self.rule]


CASES = [
    (name, rule["id"])
    for name in VERSIONS
    for rule in version_of(WORKSPACE, name).model.template.regels
    if KEY in rule
]


@cache
def example(name: str, rule: str) -> Broken:
    model = version_of(WORKSPACE, name).model
    path = model.template.folder / "voorbeelden" / f"fout-{rule}.yaml"
    (subject,) = pipeline.check(WORKSPACE, [path]).readable
    said = {key: value for key, value in subject.source.data.items() if key != BASE}
    text = "\n".join(block((key,), value) for key, value in said.items()) + "\n"
    return Broken(path, rule, text, model.roles.examples_day)


def errors(findings: list[Finding]) -> Counter[tuple[str, str]]:
    return Counter((one.rule, one.path) for one in findings if one.severity is Severity.ERROR)


@pytest.mark.parametrize(("name", "rule"), CASES)
def test_a_rule_with_proposals_offers_one_that_is_not_sure(name: str, rule: str) -> None:
    found = example(name, rule).about_the_rule
    assert found
    assert all(finding.proposals for finding in found)
    assert not any(proposal.is_sure for finding in found for proposal in finding.proposals)


@pytest.mark.parametrize(("name", "rule"), CASES)
def test_a_proposal_of_a_rule_ends_its_finding_and_brings_no_error(name: str, rule: str) -> None:
    broken = example(name, rule)
    before = errors(broken.findings(broken.text))
    for finding in broken.about_the_rule:
        for proposal in finding.proposals:
            again = broken.findings(apply(broken.text, proposal))
            assert (finding.rule, finding.path) not in {(one.rule, one.path) for one in again}, proposal.label
            assert errors(again) - before == Counter(), proposal.label
