"""Find and read `migratie.yaml`: how files of the version before become files of this one."""

from __future__ import annotations

from generator.findings import Finding
from generator.load.yaml_source import read_yaml
from generator.model.source import YamlSource
from generator.model.template import TemplateVersion

FILE = "migratie.yaml"


def read_migration(template: TemplateVersion) -> YamlSource | list[Finding] | None:
    """Read `migratie.yaml` of a version as it is written; None when it has none.

    Raises:
        WorkspaceError: when it cannot be opened.
    """
    path = template.folder / FILE
    return read_yaml(path, f"{template.label}/{FILE}") if path.is_file() else None
