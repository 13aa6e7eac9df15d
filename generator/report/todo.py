"""What is left to do for an agreement that is still a draft, as a list for each file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from generator.findings import Finding, Severity

GAP_RULE = "nog-in-te-vullen"
_DRAFT_RULE = "model-in-ontwerp"
"""Heads the list: while the model can change, nothing else is certain."""
_GAP_PREFIX = "Nog in te vullen: "


def is_todo(finding: Finding) -> bool:
    """Tell whether a finding is something to do later rather than something wrong."""
    return finding.severity is Severity.INFO or (
        finding.rule == GAP_RULE and finding.severity is not Severity.ERROR
    )


def todo_report(findings: Sequence[Finding], titles: Mapping[str, str]) -> Iterator[str]:
    """Write what is left to do, a section for each file and moment; findings come sorted.

    Args:
        findings: All findings; what is no work for later is skipped.
        titles: Dutch titles of the groups at the top of a file, by key.
    """
    todo = [finding for finding in findings if is_todo(finding)]
    for file, entries in groupby(todo, key=lambda finding: finding.spot.file):
        yield from _file(file, list(entries), titles)


def _file(file: str, findings: Sequence[Finding], titles: Mapping[str, str]) -> Iterator[str]:
    now = [finding for finding in findings if finding.severity is Severity.WARNING]
    later = [finding for finding in findings if finding.severity is Severity.INFO]
    if now:
        yield "\n".join((f"Nu nog te kiezen in {file}", *_gaps(now, titles), ""))
    if later:
        gaps = [finding for finding in later if finding.rule == GAP_RULE]
        first = [f"  {finding.message}" for finding in later if finding.rule == _DRAFT_RULE]
        outside = [finding for finding in later if finding.rule not in (GAP_RULE, _DRAFT_RULE)]
        lines = [*first, *_gaps(gaps, titles), *_outside(outside)]
        yield "\n".join((f"Voor ondertekening nog te doen in {file}", *lines, ""))


def _gaps(findings: Sequence[Finding], titles: Mapping[str, str]) -> Iterator[str]:
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.path.partition(".")[0], []).append(finding)
    order = {key: place for place, key in enumerate(titles)}
    for key in sorted(groups, key=lambda key: order.get(key, -1)):
        entries = groups[key]
        yield f"  {_title(key, titles)}"
        width = max(len(finding.path) for finding in entries)
        for finding in entries:
            what = finding.message.removeprefix(_GAP_PREFIX).removesuffix(".")
            line = f" (regel {finding.spot.line})" if finding.excerpt else ""
            yield f"    {finding.path:<{width}}  {what}{line}"


def _outside(findings: Sequence[Finding]) -> Iterator[str]:
    if findings:
        yield "  Buiten dit bestand na te gaan"
    for finding in findings:
        yield f"    - {finding.message} [{finding.rule}]"
        for line in finding.hint.splitlines():
            yield f"      {line}"
        if finding.source:
            yield f"      Bron: {finding.source}"


def _title(key: str, titles: Mapping[str, str]) -> str:
    title = titles.get(key) or key.replace("_", " ")
    return title[:1].upper() + title[1:]
