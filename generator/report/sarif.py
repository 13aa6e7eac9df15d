"""Findings as SARIF 2.1.0, the form in which tools exchange the results of checks."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from generator import __version__
from generator.findings import Finding, Severity
from generator.report.fingerprints import with_fingerprints

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ABSOLUTE = re.compile(r"/|[A-Za-z]:/")


@dataclass(frozen=True)
class Fix:
    """Lines of a file written anew, for one proposal."""

    description: str
    start: int
    """The first line that goes; counts from 1."""
    end: int
    """The line before which the old text stays; as `start` when nothing goes."""
    text: str
    """What comes there, with its line ends."""
    column: int = 1
    """Where on that line the old text goes on: at its start, but in a last line without a line end."""


def sarif_report(
    findings: Sequence[Finding],
    rules: Mapping[str, str],
    fixes: Callable[[Finding], Sequence[Fix]] = lambda _: (),
) -> str:
    """Write findings as a SARIF log of one run, without the last line end.

    Args:
        findings: What was found.
        rules: What each rule is about, in Dutch, by its id.
        fixes: Tells what lines a finding asks for.
    """
    levels = {finding.rule: _LEVELS[finding.severity] for finding in reversed(findings)}
    ids = sorted(levels)
    driver = {
        "name": "ojg",
        "version": __version__,
        "language": "nl-NL",
        "rules": [_rule(rule, rules.get(rule, rule), levels[rule]) for rule in ids],
    }
    results = [
        {
            "ruleIndex": ids.index(finding.rule),
            **_result(finding, fingerprint),
            **_fixes(finding, fixes(finding)),
        }
        for finding, fingerprint in with_fingerprints(findings)
    ]
    run = {
        "tool": {"driver": driver},
        "language": "nl-NL",
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(rule: str, description: str, level: str) -> dict[str, Any]:
    return {
        "id": rule,
        "shortDescription": {"text": description},
        "defaultConfiguration": {"level": level},
    }


def _result(finding: Finding, fingerprint: str) -> dict[str, Any]:
    source = f"Bron: {finding.source}" if finding.source else ""
    location: dict[str, Any] = {"physicalLocation": _physical(finding)}
    if finding.path:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.path, "kind": "member"}]
    return {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": _lines((finding.message, finding.hint, source))},
        "locations": [location],
        "partialFingerprints": {"ojg/v1": fingerprint},
    }


def _fixes(finding: Finding, fixes: Sequence[Fix]) -> dict[str, Any]:
    if not fixes:
        return {}
    artifact = _artifact(finding.spot.file)
    return {"fixes": [_fix(fix, artifact) for fix in fixes]}


def _fix(fix: Fix, artifact: dict[str, str]) -> dict[str, Any]:
    region = {"startLine": fix.start, "startColumn": 1, "endLine": fix.end, "endColumn": fix.column}
    change = {"deletedRegion": region, "insertedContent": {"text": fix.text}}
    changes = [{"artifactLocation": artifact, "replacements": [change]}]
    return {"description": {"text": fix.description}, "artifactChanges": changes}


def _physical(finding: Finding) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": finding.spot.line, "startColumn": finding.spot.column}
    if finding.excerpt:
        region["snippet"] = {"text": finding.excerpt}
    return {"artifactLocation": _artifact(finding.spot.file), "region": region}


def _artifact(file: str) -> dict[str, str]:
    if _ABSOLUTE.match(file):
        return {"uri": f"file:///{quote(file.removeprefix('/'), safe='/:')}"}
    return {"uri": quote(file), "uriBaseId": "%SRCROOT%"}


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(filter(None, parts))
