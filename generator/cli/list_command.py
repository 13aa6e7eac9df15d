"""`ojg list`: what there is."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import find_workspace
from generator.tasks.show import overview


@click.command("list")
@click.pass_obj
def command(root: Path | None) -> int:
    """Laat zien welke overeenkomsten, profielen en modelversies er zijn.

    \b
    Voorbeeld:
      ojg list
    """
    for title, rows in overview.tables(find_workspace(root)):
        click.echo(click.style(title, bold=True))
        click.echo("\n".join(rows) or "  (geen)")
        click.echo()
    return 0
