"""Run every static check on a model version: what can be known without any agreement."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, sort_findings
from generator.tasks.lint.checks import CHECKS
from generator.tasks.lint.context import Check, ModelContext
from generator.tasks.lint.places import lines_of_file
from generator.tasks.rule_book import first_sentence


def rule_descriptions() -> dict[str, str]:
    """Describe what every static check finds."""
    return {check.ID: first_sentence(check) for check in CHECKS}


def static_findings(version: ModelContext) -> list[Finding]:
    """Run the static checks, in the order of places.

    A version with an error among these findings may not compile; run its examples only when there is none.
    """
    return sort_findings(finding for check in CHECKS for finding in findings_of(check, version))


def findings_of(check: Check, version: ModelContext) -> Iterator[Finding]:
    """Run one check, and say of each fault under which rule it is reported and on which line it stands."""
    for found in check.check(version):
        if isinstance(found, Finding):
            yield found
            continue
        lines = lines_of_file(version.workspace.root / found.spot.file)
        excerpt = lines[found.spot.line - 1] if 0 < found.spot.line <= len(lines) else ""
        yield Finding(check.ID, check.LEVEL, found.spot, found.message, found.hint, excerpt=excerpt)
