"""What changed between two versions of a model: articles word by word, values, keys, choices and rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.compare.tree import compare_documents
from generator.model.change import Differences, FileChange, FileStatus, ModelChanges, TextChange
from generator.model.difference import LineDiff, Op, SectionDiff, Status
from generator.reading.layout import WHEN
from generator.reading.listing import compose_listing
from generator.reading.model_rules import rule_changes
from generator.reading.model_terms import Renamed, schema_changes, standard_changes
from generator.reading.model_texts import read_model, renamed_keys
from generator.workspace import TEMPLATES, Workspace


def compare_models(workspace: Workspace, old: str, new: str) -> Differences:
    """Compare two versions of a model.

    Args:
        workspace: The content folder.
        old: The version as it was, such as `modelovereenkomst/2026.1`.
        new: The version as it is.

    Raises:
        TemplateError: when a file of one of the versions is wrong.
        WorkspaceError: when there is no such version.
    """
    before, after = read_model(workspace, old), read_model(workspace, new)
    theirs, ours = before.vocabulary, after.vocabulary
    renamed = Renamed(renamed_keys(workspace, old, new))
    difference = compare_documents(compose_listing(before), compose_listing(after))
    groups = (
        ModelChanges("Sleutels en keuzes", tuple(schema_changes(theirs, ours, renamed))),
        ModelChanges("Standaardwaarden", tuple(standard_changes(theirs, ours, renamed))),
        ModelChanges("Regels", tuple(rule_changes(theirs, ours))),
    )
    change = FileChange(
        name=after.model.template.kind,
        file=f"{TEMPLATES}/{new}",
        status=FileStatus.CHANGED,
        texts=tuple(
            TextChange((difference.name,), _told(section)) for section in difference.changed_sections
        ),
        own_documents=(difference.name,),
        model=tuple(group for group in groups if group.changes),
    )
    return Differences(old, new, (change,) if change.texts or change.model else ())


def _told(section: SectionDiff) -> SectionDiff:
    """Tell of an article that moved only what else changed in it, and of each condition what it is of."""
    lines = tuple(_with_owners(section.lines))
    if section.status is Status.MOVED:
        lines = tuple(_in_its_place(line) for line in lines)
    return replace(section, lines=lines)


def _in_its_place(line: LineDiff) -> LineDiff:
    """Look at a line as if the article it is in had not moved."""
    if line.status is not Status.MOVED:
        return line
    same = all(run.op is Op.SAME for run in line.runs)
    return replace(line, status=Status.SAME if same else Status.CHANGED)


def _with_owners(lines: tuple[LineDiff, ...]) -> Iterator[LineDiff]:
    """Say of each condition to which number it belongs; it stands below the words of that number."""
    label = ""
    for line in lines:
        label = line.new_label or line.old_label or label
        is_condition = (line.new_text or line.old_text).startswith(f"{WHEN}:")
        yield replace(line, context=label.rstrip(".")) if is_condition and not line.context else line
