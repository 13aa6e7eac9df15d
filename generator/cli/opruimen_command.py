"""`ojg opruimen`: remove what the program keeps between runs."""

from __future__ import annotations

import click

from generator.edge.kept import Cache, forget_all, user_folder
from generator.unwritable import writing


@click.command("opruimen")
def command() -> int:
    """Verwijder wat ojg tussendoor bewaart om de volgende keer sneller te zijn.

    Dat zijn de ontlede zinnen van het model, en kopieën van gemaakte documenten. Uw bestanden en de
    documenten in build/ blijven staan. ojg maakt daarna alles opnieuw, met dezelfde uitkomst.

    \b
    Voorbeeld:
      ojg opruimen
    """
    Cache.folder = None
    with writing(user_folder()):
        folder, was_there = forget_all()
    if not was_there:
        click.echo(f"Er was niets bewaard in {folder}.")
    elif folder.exists():
        click.echo(f"Verwijderd: wat ojg bewaarde in {folder}. De map en wat er verder in staat, blijven.")
    else:
        click.echo(f"Verwijderd: {folder}.")
    return 0
