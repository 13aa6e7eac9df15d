"""Findings for people: the line, a mark under the place, what to do; at the end what is left, and a count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.findings import Finding, Severity, sort_findings
from generator.language.dutch import counted
from generator.report.printable import printable
from generator.report.todo import is_todo, todo_report

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_BOLD, _FAINT, _GREEN = "1", "2", "32"
_COUNTED = (
    (Severity.ERROR, "fout", "fouten"),
    (Severity.WARNING, "waarschuwing", "waarschuwingen"),
    (Severity.INFO, "aandachtspunt", "aandachtspunten"),
)
_WORD = re.compile(r"\"[^\"]*\"|'[^']*'|[\w.@€*/-]+")
_INDENT = " " * 6
_WIDTH = 100
"""Characters of an excerpt at most."""


@dataclass(frozen=True)
class Extra:
    """What is told beside the findings."""

    titles: Mapping[str, str] = field(default_factory=dict)
    """Dutch titles of the groups at the top of a file, by key."""
    progress: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """How many values that a file needs are filled in, and of how many, by file."""
    has_codes: bool = False
    """Whether the name and the source of each rule are told."""


def text_report(
    findings: Iterable[Finding], *, files: int, colour: bool = False, extra: Extra | None = None
) -> str:
    """Write findings for a terminal, without the last line end.

    Args:
        findings: What was found, in any order.
        files: How many files were looked at.
        colour: Whether to write ANSI colours.
        extra: What is told beside the findings.
    """
    told = extra or Extra()
    ordered = [_safe(finding) for finding in sort_findings(findings)]
    paint = _Paint(colour)
    parts = [_entry(finding, paint, has_codes=told.has_codes) for finding in ordered if not is_todo(finding)]
    parts += [
        paint.heading(section) for section in todo_report(ordered, told.titles, has_codes=told.has_codes)
    ]
    parts += [
        f"{done} van {all_} waarden ingevuld in {file}." for file, (done, all_) in told.progress.items()
    ]
    parts.append(_summary(ordered, files, paint))
    return "\n".join(parts)


class _Paint:
    """Adds ANSI colours, or leaves text as it is."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def __call__(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._colour else text

    def heading(self, section: str) -> str:
        first, rest = section.split("\n", 1)
        return f"{self(_BOLD, first)}\n{rest}"


def _entry(finding: Finding, paint: _Paint, *, has_codes: bool) -> str:
    spot = finding.spot
    place = paint(_BOLD, f"{spot.file}:{spot.line}:{spot.column}:")
    level = paint(_COLOURS[finding.severity], f"{finding.severity.value}:")
    rule = paint(_FAINT, f" [{finding.rule}]") if has_codes else ""
    lines = [f"{place} {level} {finding.message}{rule}"]
    if finding.excerpt.strip():
        lines += _excerpt(finding, paint)
    lines += [f"{_INDENT}{line}" for line in finding.hint.splitlines()]
    if finding.source and has_codes:
        lines.append(paint(_FAINT, f"{_INDENT}Bron: {finding.source}"))
    return "\n".join(lines) + "\n"


def _excerpt(finding: Finding, paint: _Paint) -> Sequence[str]:
    column = finding.spot.column - 1
    start = max(0, column - _WIDTH // 2) if len(finding.excerpt) > _WIDTH else 0
    text = finding.excerpt[start : start + _WIDTH].replace("\t", " ")
    offset = column - start
    word = _WORD.match(text, offset)
    mark = "^" * (max(1, word.end() - offset) if word else 1)
    return (
        f"{finding.spot.line:>5} | {text.rstrip()}",
        f"{_INDENT}| {' ' * offset}{paint(_COLOURS[finding.severity], mark)}",
    )


def _summary(findings: Sequence[Finding], files: int, paint: _Paint) -> str:
    where = counted(files, "bestand", "bestanden")
    counts = [
        (severity, counted(number, one, many))
        for severity, one, many in _COUNTED
        if (number := sum(finding.severity is severity for finding in findings))
    ]
    if not counts:
        return paint(_GREEN, f"Geen fouten of waarschuwingen in {where}.")
    words = ", ".join(paint(_COLOURS[severity], told) for severity, told in counts)
    return f"{words} in {where}"


def _safe(finding: Finding) -> Finding:
    """Replace what would steer the terminal instead of being read."""
    return replace(
        finding,
        spot=replace(finding.spot, file=printable(finding.spot.file)),
        message=printable(finding.message),
        hint=printable(finding.hint),
        source=printable(finding.source),
        path=printable(finding.path),
        excerpt=printable(finding.excerpt),
    )
