"""`ojg new-version`: a new version of a document type, as a copy of an older one."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import find_workspace
from generator.tasks.release.begin import begin_version


@click.command("new-version")
@click.argument("kind", metavar="SOORT")
@click.argument("old", metavar="OUD")
@click.argument("new", metavar="NIEUW")
@click.pass_obj
def command(root: Path | None, kind: str, old: str, new: str) -> int:
    """Begin een nieuwe versie van een soort document, als kopie van een oudere.

    De nieuwe versie is een ontwerp: u kunt haar wijzigen. De oude blijft zoals zij is.

    \b
    Voorbeeld:
      ojg new-version modelovereenkomst 2026.1 2027.1
    """
    workspace = find_workspace(root)
    place = workspace.label(begin_version(workspace, kind, old, new))
    click.echo(f"{place}/ is gemaakt, als ontwerp, uit {kind}/{old}.")
    click.echo("\nGa zo verder:")
    click.echo(f"  1. Wijzig de teksten in {place}/.")
    click.echo(f"  2. Schrijf in {place}/migratie.yaml welke sleutels anders zijn.")
    click.echo(
        f"  3. ojg lint {kind}/{new} --update     kijk de teksten na en schrijf op wat de voorbeelden geven"
    )
    click.echo(f"  4. ojg release {kind}/{new}           stel de versie vast als een jurist haar goedkeurt")
    return 0
