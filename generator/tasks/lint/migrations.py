"""Whether the `migratie.yaml` of a version fits the versions on both sides."""

from __future__ import annotations

from generator.findings import Finding
from generator.load.models import read_version
from generator.model.migration import ORIGIN
from generator.model.schema_node import root_node
from generator.model.source import YamlSource
from generator.model.template import TemplateVersion
from generator.suggestions import did_you_mean
from generator.validate.migration import at_key, check_migration, check_migration_shape
from generator.workspace import Workspace, version_order


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
    origin, older = str(source.data[ORIGIN]), older_versions(workspace, template)
    if origin not in older:
        message = f'"{origin}" is geen oudere versie van dit soort document.'
        hint = did_you_mean(origin, older) or (f"Er zijn: {', '.join(older)}." if older else "")
        return [at_key(source, (ORIGIN,), message, hint)]
    old = read_version(workspace, origin)
    return check_migration(source, template.name, root_node(old.schema), root_node(template.schema))


def older_versions(workspace: Workspace, template: TemplateVersion) -> list[str]:
    """List the older versions of the same document type, the oldest first."""
    own = version_order(template.name)
    return [name for name in workspace.versions(template.kind) if version_order(name) < own]
