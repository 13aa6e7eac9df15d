"""Compares two versions of a document: section by section, line by line, word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from typing import TypeAlias

from generator.compare.matching import Match, Matcher, match_rows
from generator.compare.outline import SECTION, leaves_of, outline_of, table_rows, targets_of, text_of
from generator.compare.words import Leaf, compare_leaves
from generator.model.difference import DocumentDiff, LineDiff, Op, Run, SectionDiff, Status
from generator.model.document import Document, Inline

_Row: TypeAlias = Sequence[tuple[Inline, ...]]

_QUIET = frozenset({Status.SAME, Status.RENUMBERED})


def compare_documents(old: Document, new: Document) -> DocumentDiff:
    """Tell what changed; the title and the lines under it come first, as a section without an anchor."""
    matcher = Matcher(join_moved=True)
    matches = matcher.siblings(outline_of(old), outline_of(new))
    front = tuple(_line(match) for match in matches if match.place.kind != SECTION)
    sections = (_section(match, matcher) for match in matches if match.place.kind == SECTION)
    title = text_of(new.title)
    return DocumentDiff(new.name, (SectionDiff("", _summed(front), "", "", title, front), *sections))


def runs_between(old: Sequence[Leaf], new: Sequence[Leaf]) -> tuple[Run, ...]:
    """Tell which words changed, with the term each run states."""
    if old == new:
        return _joined(Run(leaf.text, Op.SAME, leaf.path) for leaf in new if leaf.text)
    steps = compare_leaves(old, new)
    return _joined(Run(step.token.text, step.op, step.token.path) for step in steps)


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    return tuple(
        Run("".join(run.text for run in group), op, path)
        for (op, path), group in groupby(runs, key=lambda run: (run.op, run.path))
    )


def _section(match: Match, matcher: Matcher) -> SectionDiff:
    old_label, new_label = _labels(match)
    title, *rest = matcher.lines(match)
    lines = tuple(line for inner in rest for line in _lines(inner))
    heading = _line(title)
    if match.old and match.new and heading.old_text.split() != heading.new_text.split():
        lines = (heading, *lines)
    status = _status_of(match) or _summed(lines, old_label != new_label)
    return SectionDiff(
        match.place.anchor, status, old_label, new_label, text_of(match.place.line or ()), lines
    )


def _summed(lines: Iterable[LineDiff], renumbered: bool = False) -> Status:
    found = {line.status for line in lines}
    if found - _QUIET:
        return Status.CHANGED
    return Status.RENUMBERED if renumbered or found - {Status.SAME} else Status.SAME


def _status_of(match: Match) -> Status | None:
    if match.old is None:
        return Status.NEW
    if match.new is None:
        return Status.GONE
    return Status.MOVED if match.moved else None


def _labels(match: Match) -> tuple[str, str]:
    return match.old.label if match.old else "", match.new.label if match.new else ""


def _lines(match: Match) -> Iterator[LineDiff]:
    if match.place.table is None:
        yield _line(match)
    else:
        yield from _cells(match)


def _line(match: Match) -> LineDiff:
    old, new = (tuple(leaves_of((place.line or ()) if place else ())) for place in (match.old, match.new))
    old_label, new_label = _labels(match)
    runs = runs_between(old, new)
    status = _status_of(match) or _line_status(
        runs, targets_of(old) == targets_of(new), old_label != new_label
    )
    return LineDiff(match.place.anchor, status, old_label, new_label, runs)


def _line_status(runs: Iterable[Run], same_targets: bool, renumbered: bool = False) -> Status:
    changed = [run for run in runs if run.op is not Op.SAME]
    if changed and not (same_targets and all(run.in_reference for run in changed)):
        return Status.CHANGED
    return Status.RENUMBERED if changed or renumbered else Status.SAME


def _cells(match: Match) -> Iterator[LineDiff]:
    old, new = (place.table if place else None for place in (match.old, match.new))
    old_rows, new_rows = table_rows(old), table_rows(new)
    matched: list[tuple[int | None, int | None]]
    if old and new:
        matched = match_rows(old, new)
    else:
        matched = [*((index, None) for index in range(len(old_rows)))]
        matched += ((None, index) for index in range(len(new_rows)))
    for one, other in matched:
        old_row = None if one is None else old_rows[one]
        new_row = None if other is None else new_rows[other]
        yield from _row(old_row, new_row, match.place.anchor, match.moved)


def _row(old: _Row | None, new: _Row | None, anchor: str, moved: bool) -> Iterator[LineDiff]:
    context = ""
    for old_cell, new_cell in zip_longest(old or (), new or ()):
        old_leaves, new_leaves = tuple(leaves_of(old_cell or ())), tuple(leaves_of(new_cell or ()))
        runs = runs_between(old_leaves, new_leaves)
        same_targets = targets_of(old_leaves) == targets_of(new_leaves)
        status = _cell_status(old, new, moved) or _line_status(runs, same_targets)
        yield LineDiff(anchor, status, "", "", runs, context)
        context = context or " ".join(text_of(new_cell if new is not None else old_cell).split())


def _cell_status(old: _Row | None, new: _Row | None, moved: bool) -> Status | None:
    if old is None:
        return Status.NEW
    if new is None:
        return Status.GONE
    return Status.MOVED if moved else None
