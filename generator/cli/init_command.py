"""`ojg init`: a folder to begin in."""

from __future__ import annotations

from pathlib import Path

import click

from generator.edge.files import real_path
from generator.language.dutch import counted
from generator.tasks.new_folder import init_folder


@click.command("init")
@click.argument("target", type=click.Path(path_type=Path), metavar="MAP")
def command(target: Path) -> int:
    """Maak een map met de modelteksten, de functieprofielen en een ingevuld voorbeeld.

    In de map staan ook de handleiding, het naslagwerk van alle sleutels, en de bestanden waarmee GitHub,
    GitLab of Forgejo elke wijziging controleert. MAP bestaat nog niet, of is leeg.

    \b
    Voorbeelden:
      ojg init mijn-map
      ojg init .
    """
    files = init_folder(target)
    made = counted(len(files), "bestand", "bestanden")
    click.echo(f"{made} gemaakt in {target}/. Begin met {target / 'LEESMIJ.md'}.")
    click.echo("\nGa zo verder:")
    if real_path(target) != Path.cwd():
        click.echo(f"  cd {target}")
    click.echo("  ojg check                            controleer het voorbeeld")
    click.echo("  ojg build                            maak de documenten in build/")
    click.echo("  ojg new pekela --gemeente Pekela     nieuwe overeenkomst")
    return 0
