"""Findings: what is wrong or doubtful in content, as values that are collected, never raised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from generator.proposals import Proposal


class Severity(StrEnum):
    """How much a finding weighs; the Dutch word is what users and JSON see."""

    ERROR = "fout"
    WARNING = "waarschuwing"
    INFO = "info"


@dataclass(frozen=True, order=True)
class Spot:
    """A place in a content file. Line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Finding:
    """One remark about content, for the person who edits that content."""

    rule: str
    """Kebab-case id of the check, for example `onbekende-sleutel`."""
    severity: Severity
    spot: Spot
    message: str
    """One Dutch sentence: what is wrong, with the offending value."""
    hint: str = ""
    """What to do about it, in Dutch."""
    path: str = ""
    """Dotted path of the term, for example `werkgever.soort`."""
    source: str = ""
    """Legal or design source, for example `Jeugdwet 4.1.6; R19`."""
    excerpt: str = ""
    """The source line the finding points at, without its line end."""
    proposals: tuple[Proposal, ...] = field(default=(), hash=False)
    """What was probably meant; with more than one of them, nobody can tell which."""
    is_gap: bool = False
    """Whether nothing is wrong, and something is only not filled in yet."""


def sort_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Order findings by place, then rule, and drop exact repeats."""
    return sorted(dict.fromkeys(findings), key=_place)


def _place(finding: Finding) -> tuple[str, int, int, str, str, str]:
    spot = finding.spot
    return spot.file, spot.line, spot.column, finding.rule, finding.path, finding.message


def has_errors(findings: Iterable[Finding]) -> bool:
    """Tell whether any finding is of level fout."""
    return any(finding.severity is Severity.ERROR for finding in findings)
