"""`ojg huisstijl`: a house style of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.next_steps import Step, place_of, tell_next_steps
from generator.cli.options import find_workspace
from generator.language.dutch import counted
from generator.tasks import house_styles
from generator.workspace import STANDARD_STYLE


@click.command("huisstijl")
@click.argument("name", metavar="NAAM")
@click.option(
    "--van", "source", default=STANDARD_STYLE, show_default=True, metavar="HUISSTIJL",
    help="Huisstijl waarvan u uitgaat.",
)  # fmt: skip
@click.pass_obj
def command(root: Path | None, name: str, source: str) -> int:
    """Maak een eigen huisstijl: een map met bestanden die u aanpast.

    NAAM is de naam van een overeenkomst (haar bestand), of de korte naam van een gemeente. Met de naam van
    een gemeente geldt de huisstijl voor alle overeenkomsten van die gemeente alleen.

    \b
    Voorbeelden:
      ojg huisstijl pekela
      ojg huisstijl oldambt --van pekela
    """
    workspace = find_workspace(root)
    folder = house_styles.new_style(workspace, name, source)
    place = place_of(workspace, folder)
    files = counted(len(list(folder.iterdir())), "bestand", "bestanden")
    click.echo(f"{place}/ is gemaakt, met {files}.")
    steps: list[Step] = [
        f"Lees {place}/{house_styles.README}: wat is elk bestand?",
        "Zet er een logo.svg, logo.png of logo.jpg bij.",
        "Verwijder wat u niet wilt aanpassen: dan geldt de standaard.",
        ("build NAAM", "maak de documenten van een overeenkomst in deze huisstijl"),
    ]
    tell_next_steps(workspace, steps)
    return 0
