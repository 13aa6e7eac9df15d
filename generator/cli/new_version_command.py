"""`ojg new-version`: a new version of a document type, as a copy of an older one."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.next_steps import Step, place_of, tell_next_steps
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
    place = place_of(workspace, begin_version(workspace, kind, old, new))
    click.echo(f"{place}/ is gemaakt, als ontwerp, uit {kind}/{old}.")
    version = f"{kind}/{new}"
    steps: list[Step] = [
        f"Wijzig de teksten in {place}/.",
        f"Schrijf in {place}/migratie.yaml wat anders heet, verhuist of vervalt.",
        (f"lint {version} --update", "kijk de teksten na en schrijf op wat de voorbeelden geven"),
        (
            f'release {version} --goedgekeurd-door "NAAM" --datum JJJJ-MM-DD',
            "stel de versie vast als een jurist haar goedkeurt",
        ),
    ]
    tell_next_steps(workspace, steps)
    return 0
