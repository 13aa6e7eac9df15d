"""Findings as JSON: stable, for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from generator.findings import Finding


def json_report(findings: Iterable[Finding]) -> str:
    """Write findings as one JSON object with the key `findings`, without the last line end."""
    return (
        json.dumps({"findings": [_entry(finding) for finding in findings]}, ensure_ascii=False, indent=2)
        + "\n"
    )


def _entry(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "file": finding.spot.file,
        "line": finding.spot.line,
        "column": finding.spot.column,
        "path": finding.path,
        "message": finding.message,
        "hint": finding.hint,
        "source": finding.source,
    }
