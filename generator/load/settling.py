"""Proposals for lines that cannot be read, tried against the schema: what fits there is what was meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from generator.findings import Finding
from generator.load.yaml_events import LEADING_ZERO, SYNTAX
from generator.load.yaml_source import read_as_far_as_possible
from generator.model.schema_node import SchemaNode
from generator.model.source import Path, YamlSource, dotted
from generator.proposals import Edit, Proposal, Put, Rewrite, advice
from generator.schema.checker import SchemaReport
from generator.schema.meanings import is_free_text
from generator.schema.snippets import written

Trial = Callable[[YamlSource], list[Finding]]
"""Checks the form of a text that was read."""
_MOST = 8
"""So many findings are worth trying."""
_MOST_STOPS = 3
"""After an edit a text can be read but for a few lines; otherwise the edit is not what was meant."""


@dataclass(frozen=True)
class _Outcome:
    """A text after an edit."""

    source: YamlSource
    left: list[Finding]
    """What is wrong with it then."""


def checked_shape(
    source: YamlSource, unread: list[Finding], root: SchemaNode, check: Callable[[YamlSource], SchemaReport]
) -> tuple[list[Finding], SchemaReport]:
    """Check the form of a text of which not everything could be read.

    Args:
        source: What could be read of it.
        unread: What could not.
        root: The schema.
        check: Checks the form of a text.

    Returns:
        What is wrong with the text, and what is wrong with the form of the rest of it.
    """
    report = check(source)
    report.wrong |= source.wrong
    report.findings = _without_damage(report.findings, source)
    if unread:
        unread = _settled(unread, source, report, root, lambda text: check(text).findings)
    return unread, report


def _without_damage(findings: list[Finding], source: YamlSource) -> list[Finding]:
    """Leave out what is said about what could not be read, or what may stand on a line that could not."""
    wrong = [f"{dotted(path)}." for path in source.wrong]
    if not wrong:
        return findings
    return [
        one
        for one in findings
        if one.rule != "ontbrekende-sleutel" and not any(f"{one.path}.".startswith(path) for path in wrong)
    ]


def _settled(
    unread: list[Finding], source: YamlSource, report: SchemaReport, root: SchemaNode, check: Trial
) -> list[Finding]:
    """Choose among the proposals for lines that could not be read."""
    found = []
    for place, finding in enumerate(unread):
        if finding.rule == LEADING_ZERO:
            found.append(_number(finding, report.findings))
        elif finding.rule == SYNTAX and finding.proposals and place < _MOST:
            found.append(_tried(finding, source, root, check))
        else:
            found.append(finding)
    numbers = {finding.spot for finding in unread if finding.rule == LEADING_ZERO}
    report.findings = [one for one in report.findings if one.spot not in numbers]
    return found


def _number(finding: Finding, shape: list[Finding]) -> Finding:
    """Let the schema say what a number with a zero before it means, when it knows more."""
    other = next((one for one in shape if one.spot == finding.spot), None)
    if other is None or not finding.proposals:
        return finding
    (rewrite,) = finding.proposals[0].edits
    if not isinstance(rewrite, Rewrite):
        return finding
    proposals = tuple(
        replace(proposal, edits=(_reworded(rewrite, finding, proposal.edits[0]),))
        for proposal in other.proposals
        if isinstance(proposal.edits[0], Put)
    )
    hint = advice("" if proposals and proposals[0].is_sure else other.hint, proposals)
    return replace(finding, message=other.message, hint=hint, proposals=proposals, path=other.path)


def _reworded(rewrite: Rewrite, finding: Finding, put: Edit) -> Rewrite:
    assert isinstance(put, Put)
    start = finding.spot.column - 1
    word = rewrite.old[start:].split()[0].rstrip(",}]")
    return replace(rewrite, new=rewrite.old[:start] + written(put.value) + rewrite.old[start + len(word) :])


def _tried(finding: Finding, source: YamlSource, root: SchemaNode, check: Trial) -> Finding:
    outcomes = [(_outcome(proposal, source, check), proposal) for proposal in finding.proposals]
    fewest = min(len(outcome.left) for outcome, _ in outcomes)
    best = [proposal for outcome, proposal in outcomes if len(outcome.left) == fewest]
    outcome = next(outcome for outcome, proposal in outcomes if proposal is best[0])
    edit = best[0].edits[0]
    spot, excerpt = finding.spot, finding.excerpt
    if isinstance(edit, Rewrite) and edit.line != spot.line:
        column = len(edit.old) - len(edit.old.lstrip()) + 1
        spot, excerpt = replace(spot, line=edit.line, column=column), edit.old
    moved = replace(finding, spot=spot, excerpt=excerpt)
    is_sure = len(best) == 1 and _is_clear(best[0], moved, outcome, root)
    proposals = tuple(replace(proposal, is_sure=is_sure) for proposal in best)
    return replace(moved, hint=advice("", proposals), proposals=proposals)


def _outcome(proposal: Proposal, source: YamlSource, check: Trial) -> _Outcome:
    edited = _edited(source, proposal).encode()
    again, findings = read_as_far_as_possible(edited, source.file, _MOST_STOPS)
    return _Outcome(again, [*findings, *check(again)])


def _is_clear(proposal: Proposal, finding: Finding, outcome: _Outcome, root: SchemaNode) -> bool:
    """Tell whether an edit leaves nothing to ask about its line, and makes no free text of loose words."""
    if any(one.spot.line == finding.spot.line for one in outcome.left):
        return False
    edit = proposal.edits[0]
    is_moved = isinstance(edit, Rewrite) and edit.new is not None and edit.new.lstrip() == edit.old.lstrip()
    nodes = [root.at(path) for path in _paths_at(outcome.source, finding.spot.line)]
    return proposal.is_sure or is_moved or not any(node is None or is_free_text(node) for node in nodes)


def _paths_at(source: YamlSource, line: int) -> Iterator[Path]:
    return (path for path, spot in source.key_spots.items() if spot[0] == line)


def _edited(source: YamlSource, proposal: Proposal) -> str:
    """Write the text with one proposal carried out, and all other lines such that they can be read."""
    lines: list[str | None] = list(source.mended.split("\n"))
    original = source.text.split("\n")
    for edit in proposal.edits:
        if isinstance(edit, Rewrite) and edit.line <= len(lines):
            lines[edit.line - 1] = edit.new
            below = edit.line
            while below < min(len(lines), len(original)) and lines[below] == "":
                lines[below] = original[below]  # left out to read on, and perhaps sound after this edit
                below += 1
    return "\n".join(line for line in lines if line is not None)
