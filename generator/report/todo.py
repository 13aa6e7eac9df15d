"""What is left to do for an agreement: a block to fill in, and what is to be looked up elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from generator.findings import Finding, Severity

GAP_RULE = "nog-in-te-vullen"
_DRAFT_RULE = "model-in-ontwerp"
"""Heads the list: while the model can change, nothing else is certain."""
_GAP_PREFIX = "Nog in te vullen: "
_WIDEST = 44
"""Longer keys do not push the explanations of the others aside."""


def is_todo(finding: Finding) -> bool:
    """Tell whether a finding is something to do rather than something wrong."""
    return finding.severity is Severity.INFO or finding.rule == GAP_RULE


def todo_report(
    findings: Sequence[Finding], titles: Mapping[str, str], *, has_codes: bool = False
) -> Iterator[str]:
    """Write what is left to do, a section for each file and moment; findings come sorted.

    Args:
        findings: All findings; what is wrong rather than left is skipped.
        titles: Dutch titles of the groups at the top of a file, by key.
        has_codes: Whether the name and the source of each rule are told.
    """
    todo = [finding for finding in findings if is_todo(finding)]
    for file, entries in groupby(todo, key=lambda finding: finding.spot.file):
        yield from _file(file, list(entries), titles, has_codes=has_codes)


def _file(
    file: str, findings: Sequence[Finding], titles: Mapping[str, str], *, has_codes: bool
) -> Iterator[str]:
    now = [finding for finding in findings if finding.severity is Severity.WARNING]
    must = [finding for finding in findings if finding.severity is Severity.ERROR]
    later = [finding for finding in findings if finding.severity is Severity.INFO]
    if now:
        yield "\n".join((f"Nu nog te kiezen in {file}", *_gaps(now, titles), ""))
    if must:
        yield "\n".join(
            (f"Nog in te vullen in {file}: zonder kan er niet worden getekend", *_gaps(must, titles), "")
        )
    if later:
        gaps = [finding for finding in later if finding.rule == GAP_RULE]
        first = [f"  {finding.message}" for finding in later if finding.rule == _DRAFT_RULE]
        outside = [finding for finding in later if finding.rule not in (GAP_RULE, _DRAFT_RULE)]
        lines = [*first, *_gaps(gaps, titles), *_outside(outside, has_codes=has_codes)]
        yield "\n".join((f"Voor ondertekening nog te doen in {file}", *lines, ""))


def _gaps(findings: Sequence[Finding], titles: Mapping[str, str]) -> Iterator[str]:
    """Write gaps as they come to stand in the file, with the groups around them."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.path.partition(".")[0], []).append(finding)
    order = {key: place for place, key in enumerate(titles)}
    lines = [
        (title, line, comment)
        for key in sorted(groups, key=lambda key: order.get(key, -1))
        for title, (line, comment) in _titled(_title(key, titles), _block(_tree(groups[key])))
    ]
    width = min(_WIDEST, max((len(line) for _, line, comment in lines if comment), default=0))
    for title, line, comment in lines:
        if title:
            yield f"  {title}"
        yield f"    {line:<{width}}  # {comment}" if comment else f"    {line}"


def _titled(title: str, lines: Iterator[tuple[str, str]]) -> Iterator[tuple[str, tuple[str, str]]]:
    for number, line in enumerate(lines):
        yield (title if number == 0 else ""), line


def _tree(findings: Sequence[Finding]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for finding in findings:
        *groups, last = finding.path.split(".")
        inner = tree
        for group in groups:
            below = inner.setdefault(group, {})
            inner = below if isinstance(below, dict) else inner
        inner[last] = finding
    return tree


def _block(tree: Mapping[str, Any], indent: int = 0) -> Iterator[tuple[str, str]]:
    for key, below in tree.items():
        yield f"{' ' * indent}{key}:", _comment(key, below) if isinstance(below, Finding) else ""
        if isinstance(below, Mapping):
            yield from _block(below, indent + 2)


def _comment(key: str, finding: Finding) -> str:
    what = finding.message.removeprefix(_GAP_PREFIX).removesuffix(".")
    if not finding.excerpt:
        return what
    is_there = finding.excerpt.lstrip(" -").startswith(f"{key}:")
    return f"{what} ({'' if is_there else 'onder '}regel {finding.spot.line})"


def _outside(findings: Sequence[Finding], *, has_codes: bool) -> Iterator[str]:
    if findings:
        yield "  Buiten dit bestand na te gaan"
    for finding in findings:
        yield f"    - {finding.message}{f' [{finding.rule}]' if has_codes else ''}"
        for line in finding.hint.splitlines():
            yield f"      {line}"
        if finding.source and has_codes:
            yield f"      Bron: {finding.source}"


def _title(key: str, titles: Mapping[str, str]) -> str:
    title = titles.get(key) or key.replace("_", " ")
    return title[:1].upper() + title[1:]
