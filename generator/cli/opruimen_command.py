"""`ojg opruimen`: remove what the program keeps between runs."""

from __future__ import annotations

import click

from generator.edge.kept import Cache, forget_all


@click.command("opruimen")
def command() -> int:
    """Verwijder wat ojg tussendoor bewaart om de volgende keer sneller te zijn.

    Uw bestanden en documenten blijven staan. ojg rekent zonder dat alles opnieuw uit, met dezelfde uitkomst.

    \b
    Voorbeeld:
      ojg opruimen
    """
    Cache.folder = None
    folder, was_there = forget_all()
    click.echo(f"Verwijderd: {folder}." if was_there else "Er was niets bewaard.")
    return 0
