"""Run every static check on a model version: what can be known without any agreement."""

from __future__ import annotations

from generator.findings import Finding, sort_findings
from generator.tasks.lint.checks import CHECKS
from generator.tasks.lint.context import Version
from generator.tasks.rule_book import first_sentence


def rule_descriptions() -> dict[str, str]:
    """Describe what every static check finds."""
    return {rule: first_sentence(check) for rule, check in CHECKS.items()}


def static_findings(version: Version) -> list[Finding]:
    """Run the static checks, in the order of places.

    A version with an error among these findings may not compile; run its examples only when there is none.
    """
    return sort_findings(finding for check in CHECKS.values() for finding in check(version))
