"""`ojg opruimen`: remove what the program keeps between runs."""

from __future__ import annotations

import click

from generator.edge.kept import Cache, forget_all


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
    folder, was_there = forget_all()
    click.echo(f"Verwijderd: {folder}." if was_there else "Er was niets bewaard.")
    return 0
