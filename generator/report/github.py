"""Findings as workflow commands, which GitHub shows beside the line in a pull request."""

from __future__ import annotations

from collections.abc import Iterable

from generator.findings import Finding, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def github_report(findings: Iterable[Finding]) -> str:
    """Write one workflow command a finding, without the last line end."""
    return "\n".join(map(_command, findings))


def _command(finding: Finding) -> str:
    spot = finding.spot
    properties = {"file": spot.file, "line": spot.line, "col": spot.column, "title": finding.rule}
    written = ",".join(f"{name}={str(value).translate(_PROPERTY)}" for name, value in properties.items())
    source = f"Bron: {finding.source}" if finding.source else ""
    message = "\n".join(filter(None, (finding.message, finding.hint, source)))
    return f"::{_COMMANDS[finding.severity]} {written}::{message.translate(_DATA)}"
