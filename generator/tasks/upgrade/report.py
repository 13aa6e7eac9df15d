"""What an upgrade means, for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from generator.compare.blocks import news_of
from generator.findings import Finding
from generator.language.dutch import counted
from generator.model.diff_blocks import OPEN
from generator.model.difference import ARROW
from generator.model.schema_node import SchemaNode
from generator.model.source import Path, dotted, parse_path
from generator.report.diff_text import text_lines
from generator.tasks.upgrade.outcome import StandardChange, Upgraded, UpgradeDraft, UpgradeOutcome
from generator.validate.migration import codes_of
from generator.validate.required import PREFIX
from generator.yaml_text.scalars import written_key

_DRAFT = "ontwerp"
_INDENT = "  "


def outcome_lines(
    outcome: UpgradeOutcome, place: Callable[[str], str], *, dry_run: bool, colour: bool = False
) -> Iterator[str]:
    """Write what an upgrade means, file by file, and what to do next.

    Args:
        outcome: What the upgrade comes to; without refusals.
        place: Tells the path of a file from where the user is.
        dry_run: Whether nothing is written; then the changed lines are shown too.
        colour: Whether to write ANSI colours.
    """
    for one in outcome.upgraded:
        yield f"{place(one.draft.label)}: {one.draft.old} {ARROW} {one.draft.new}"
        for title, lines in _parts(one, colour=colour):
            if lines:
                yield f"{_INDENT}{title}"
                yield from (f"{_INDENT * 2}{line}".rstrip() for line in lines)
        if dry_run:
            yield from one.draft.difference(place(one.draft.label))
        yield ""
    yield from outcome.kept
    yield from _ending(outcome, dry_run=dry_run)


def _parts(one: Upgraded, *, colour: bool) -> Iterator[tuple[str, Sequence[str]]]:
    draft = one.draft
    yield "Andere namen", [f"{dotted(old)} {ARROW} {dotted(new)}" for old, new in _moved(draft)]
    yield "Andere codes", list(_recoded(draft))
    yield "Vervallen", list(_dropped(draft))
    yield "Opmerkingen die mee vervallen; bewaar elders wat u ervan nodig hebt", draft.comments
    yield "Nu te kiezen; de vorige versie vroeg dit niet", list(_choices(one.choices))
    yield "Zet in het bestand en vul in", list(_to_add(one.choices, draft.root))
    yield (
        "Andere standaardwaarden; dit bestand koos hier niets en volgt de nieuwe",
        [_standard(change) for change in one.standards],
    )
    yield "Nieuwe meldingen van `ojg check`", list(map(_told, one.findings))
    yield "Gewijzigde tekst", [*news_of(one.text), *text_lines(one.text, colour=colour)]
    yield "Staat ook in de documenten van", list(one.used_by)


def _moved(draft: UpgradeDraft) -> Iterator[tuple[Path, Path]]:
    for changes in draft.changes:
        yield from changes.moved


def _recoded(draft: UpgradeDraft) -> Iterator[str]:
    for changes in draft.changes:
        for path, codes in changes.recoded:
            yield from (f"{dotted(path)}: {old} {ARROW} {new}" for old, new in codes.items())


def _dropped(draft: UpgradeDraft) -> Iterator[str]:
    for changes in draft.changes:
        for path, value, reason in changes.dropped:
            was = f" (was: {value})" if isinstance(value, str | int) else ""
            yield f"{dotted(path)}{was}: {reason}"


def _choices(findings: Sequence[Finding]) -> Iterator[str]:
    width = max((len(finding.path) for finding in findings), default=0)
    for finding in findings:
        what = finding.message.removeprefix(PREFIX).removesuffix(".")
        yield f"{finding.path:<{width}}  {what}. {finding.hint}".rstrip()


def _to_add(findings: Iterable[Finding], root: SchemaNode) -> Iterator[str]:
    tree: dict[str, Any] = {}
    for finding in findings:
        group = tree
        for key in parse_path(finding.path):
            group = group.setdefault(key, {})
    yield from _yaml(tree, root)


def _yaml(tree: dict[str, Any], node: SchemaNode | None) -> Iterator[str]:
    for key, below in tree.items():
        child = node.child(key) if node else None
        codes = codes_of(child) if child and not below else []
        yield f"{written_key(key)}:{'  # ' + ', '.join(codes) if codes else ''}"
        yield from (f"{_INDENT}{line}" for line in _yaml(below, child))


def _standard(change: StandardChange) -> str:
    return f"{change.title}: {change.old or OPEN} {ARROW} {change.new or OPEN}"


def _told(finding: Finding) -> str:
    return f"{finding.severity.value}: {finding.message} [{finding.rule}]"


def _ending(outcome: UpgradeOutcome, *, dry_run: bool) -> Iterator[str]:
    many = len(outcome.upgraded)
    if not many:
        yield "Er is niets over te zetten."
        return
    drafts = {one.draft.new for one in outcome.upgraded if one.state == _DRAFT}
    if drafts:
        yield f"Let op: {', '.join(sorted(drafts))} is nog een ontwerp en niet vastgesteld."
    files = counted(many, "bestand", "bestanden")
    if dry_run:
        yield f"{files} over te zetten; er is niets geschreven."
    else:
        yield f"{files} overgezet. Wat er nog te doen is, zegt `ojg check`; wat er wijzigde, `git diff`."
