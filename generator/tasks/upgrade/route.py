"""Which versions a file passes through on its way to another one."""

from __future__ import annotations

from generator.errors import TemplateError, WorkspaceError
from generator.findings import Severity
from generator.load.migration import FILE, read_migration
from generator.load.models import read_version
from generator.model.migration import Migration
from generator.model.schema_node import root_node
from generator.tasks.lint.migrations import migration_findings
from generator.tasks.upgrade.steps import MigrationStep
from generator.workspace import TEMPLATES, Workspace, version_order


def target_of(workspace: Workspace, model: str, wanted: str) -> str:
    """Return the version that a file with some model goes to.

    Args:
        workspace: The content folder.
        model: The version the file follows.
        wanted: What the user asked for: a version, with or without its document type, or nothing: the newest.

    Raises:
        WorkspaceError: when there is no such version, or it is of another document type, or older.
    """
    kind = model.partition("/")[0]
    if not wanted:
        return workspace.versions(kind)[-1]
    name = wanted if "/" in wanted else f"{kind}/{wanted}"
    workspace.template(name)
    if name.partition("/")[0] != kind:
        raise WorkspaceError(
            f'"{model}" en "{name}" zijn versies van verschillende soorten documenten.',
            hint=f"Er zijn: {', '.join(workspace.versions(kind))}.",
        )
    if version_order(name) < version_order(model):
        raise WorkspaceError(
            f'"{name}" is ouder dan "{model}"; terug naar een oudere versie kan niet.',
            hint="Haal het oude bestand terug uit git: `git log` en `git checkout`.",
        )
    return name


def route(workspace: Workspace, start: str, target: str) -> list[MigrationStep]:
    """List the steps from one version to a newer one of the same document type.

    Raises:
        TemplateError: when a `migratie.yaml` on the way is wrong.
        WorkspaceError: when no way leads there.
    """
    steps: list[MigrationStep] = []
    here = target
    while here != start:
        if version_order(here) < version_order(start):
            raise WorkspaceError(
                f'Er is geen weg van "{start}" naar "{target}": '
                f"{TEMPLATES}/{steps[0].new}/{FILE} begint bij {here}.",
                hint="Zet in dat bestand achter `van` de versie die eraan voorafging.",
            )
        steps.insert(0, step_to(workspace, start, here))
        here = steps[0].old
    return steps


def step_to(workspace: Workspace, start: str, name: str) -> MigrationStep:
    """Read how files come to a version; without `migratie.yaml` nothing has another name.

    Args:
        workspace: The content folder.
        start: The version they come from, when `migratie.yaml` does not say so.
        name: The version.

    Raises:
        TemplateError: when `migratie.yaml` is wrong.
        WorkspaceError: when there is no such version.
    """
    template = read_version(workspace, name)
    root = root_node(template.schema)
    source = read_migration(template)
    if source is None:
        return MigrationStep(start, name, root, Migration(name, start))
    errors = [
        one for one in migration_findings(workspace, template, source) if one.severity is Severity.ERROR
    ]
    if errors or isinstance(source, list):
        first = min(errors, key=lambda finding: finding.spot)
        raise TemplateError(first.message, spot=first.spot, hint=first.hint)
    migration = Migration.of(name, source)
    return MigrationStep(migration.origin, name, root, migration)
