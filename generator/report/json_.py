"""Findings as JSON: stable, for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from generator.findings import Finding
from generator.proposals import Drop, Edit, Move, Proposal, Put, Rewrite


def json_report(findings: Iterable[Finding]) -> str:
    """Write findings as one JSON object with the key `findings`, without the last line end."""
    return (
        json.dumps(
            {"findings": [_entry(finding) for finding in findings]},
            ensure_ascii=False,
            indent=2,
            default=_number,
        )
        + "\n"
    )


def _number(value: object) -> float:
    assert isinstance(value, Decimal)
    return float(value)


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
        "proposals": [_proposal(proposal) for proposal in finding.proposals],
    }


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        "write": proposal.label,
        "sure": proposal.is_sure,
        "edits": [_edit(edit) for edit in proposal.edits],
    }


def _edit(edit: Edit) -> dict[str, Any]:
    match edit:
        case Put(path, value):
            return {"set": list(path), "value": value}
        case Move(path, to):
            return {"move": list(path), "to": list(to)}
        case Drop(path):
            return {"drop": list(path)}
        case Rewrite(line, old, new):
            return {"line": line, "old": old, "new": new}
