"""Findings as a code quality report, which GitLab shows in a merge request."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from generator.findings import Finding, Severity
from generator.report.fingerprints import with_fingerprints

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def gitlab_report(findings: Iterable[Finding]) -> str:
    """Write findings as a list of issues, without the last line end."""
    issues = [_issue(finding, fingerprint) for finding, fingerprint in with_fingerprints(findings)]
    return json.dumps(issues, ensure_ascii=False, indent=2)


def _issue(finding: Finding, fingerprint: str) -> dict[str, Any]:
    return {
        "description": " ".join(filter(None, (finding.message, finding.hint))),
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": finding.spot.file, "lines": {"begin": finding.spot.line}},
    }
