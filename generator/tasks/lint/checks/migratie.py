"""`migratie.yaml` past bij de oude en de nieuwe versie, en vergeet niets.

Goed: `hernoemd: {looptijd.termijn: looptijd.opzegtermijn_maanden}`, als de oude versie het ene pad kent en de
nieuwe het andere. Fout: een pad met een tikfout, of een sleutel die in de nieuwe versie ontbreekt zonder dat
`hernoemd` of `vervallen` er iets over zegt.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.findings import Finding, Severity, Spot
from generator.load.migration import FILE, read_migration
from generator.load.models import read_version
from generator.model.migration import ORIGIN
from generator.model.schema_node import root_node
from generator.model.source import YamlSource
from generator.model.template import TemplateVersion
from generator.suggestions import did_you_mean
from generator.tasks.lint.context import Version
from generator.validate.migration import (
    MIGRATION_RULE,
    at_key,
    check_migration,
    check_migration_shape,
)
from generator.workspace import Workspace, version_order

ID = MIGRATION_RULE
LEVEL = Severity.ERROR


def check(version: Version) -> Iterable[Finding]:
    """Find what is wrong with the `migratie.yaml` of a version.

    Raises:
        TemplateError: when a file of the version before is wrong.
    """
    template = version.model.template
    source = read_migration(template)
    if source is not None:
        return migration_findings(version.workspace, template, source)
    older = _older(version.workspace, template)
    if not older:
        return []
    message = f"Deze versie zegt niet hoe een bestand van {older[-1]} overgaat."
    hint = f"Maak {FILE} met daarin `{ORIGIN}: {older[-1]}`, en wat er is hernoemd of vervallen."
    spot = Spot(f"{template.label}/model.yaml")
    return [Finding(MIGRATION_RULE, Severity.WARNING, spot, message, hint)]


def migration_findings(
    workspace: Workspace, template: TemplateVersion, source: YamlSource | list[Finding]
) -> list[Finding]:
    """Find what is wrong with a `migratie.yaml` as it was read.

    Raises:
        TemplateError: when a file of the version it starts from is wrong.
    """
    if isinstance(source, list):
        return source
    if found := check_migration_shape(source):
        return found
    origin, older = str(source.data[ORIGIN]), _older(workspace, template)
    if origin not in older:
        message = f'"{origin}" is geen oudere versie van dit soort document.'
        hint = did_you_mean(origin, older) or (f"Er zijn: {', '.join(older)}." if older else "")
        return [at_key(source, (ORIGIN,), message, hint)]
    old = read_version(workspace, origin)
    return check_migration(source, template.name, root_node(old.schema), root_node(template.schema))


def _older(workspace: Workspace, template: TemplateVersion) -> list[str]:
    own = version_order(template.name)
    return [name for name in workspace.versions(template.kind) if version_order(name) < own]
