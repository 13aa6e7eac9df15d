"""Let the examples of a new version follow its `migratie.yaml`, as often as keys get another name."""

from __future__ import annotations

from generator.errors import EditError
from generator.findings import Finding, Severity, sort_findings
from generator.load.yaml_source import parse_yaml, read_bytes
from generator.model.source import dotted
from generator.tasks.upgrade.drafts import RULE
from generator.tasks.upgrade.outcome import UpgradeDraft
from generator.tasks.upgrade.route import step_to
from generator.tasks.upgrade.steps import MigrationStep, rewritten
from generator.workspace import EXAMPLES, Workspace


def upgraded_examples(workspace: Workspace, name: str) -> tuple[list[UpgradeDraft], list[Finding]]:
    """Work out what the examples of a version will say; nothing is written.

    They name the version already, for they were copied from the one before it: only keys and codes change.

    Args:
        workspace: The content folder.
        name: The version, such as `modelovereenkomst/2027.1`.

    Returns:
        The examples that change, and why some cannot be changed.

    Raises:
        WorkspaceError: when there is no such version.
        TemplateError: when a file of the version is wrong.
    """
    step = step_to(workspace, name, name)
    here = MigrationStep(name, name, step.root, step.migration)
    drafts, findings = [], list[Finding]()
    for path in sorted((workspace.template(name) / EXAMPLES).glob("*.yaml")):
        label = workspace.label(path)
        before = read_bytes(path, label)
        source = parse_yaml(before, label)
        if isinstance(source, list):
            findings += source
            continue
        try:
            result = rewritten(source, here)
        except EditError as refused:
            spot = source.key_spot(refused.path)
            findings.append(
                Finding(RULE, Severity.ERROR, spot, refused.message, refused.hint, dotted(refused.path))
            )
            continue
        if (after := result.text.encode("utf-8")) != before:
            drafts.append(UpgradeDraft(path, label, before, after, (here,), (result.changes,)))
    return drafts, sort_findings(findings)
