"""`migratie.yaml` past bij de oude en de nieuwe versie, en vergeet niets.

Goed: `hernoemd: {looptijd.termijn: looptijd.opzegtermijn_maanden}`, als de oude versie het ene pad kent en de
nieuwe het andere. Fout: een pad met een tikfout, of een sleutel die in de nieuwe versie ontbreekt zonder dat
`hernoemd` of `vervallen` er iets over zegt.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.findings import Finding, Severity, Spot
from generator.load.migration import FILE, read_migration
from generator.model.migration import ORIGIN
from generator.tasks.lint.context import ModelContext
from generator.tasks.lint.migrations import migration_findings, older_versions
from generator.validate.migration import MIGRATION_RULE

ID = MIGRATION_RULE
LEVEL = Severity.ERROR


def check(version: ModelContext) -> Iterable[Finding]:
    """Find what is wrong with the `migratie.yaml` of a version.

    Raises:
        TemplateError: when a file of the version before is wrong.
    """
    template = version.model.template
    source = read_migration(template)
    if source is not None:
        return migration_findings(version.workspace, template, source)
    older = older_versions(version.workspace, template)
    if not older:
        return []
    message = f"Deze versie zegt niet hoe een bestand van {older[-1]} overgaat."
    hint = f"Maak {FILE} met daarin `{ORIGIN}: {older[-1]}`, en wat er is hernoemd of vervallen."
    spot = Spot(f"{template.label}/model.yaml")
    return [Finding(MIGRATION_RULE, Severity.WARNING, spot, message, hint)]
