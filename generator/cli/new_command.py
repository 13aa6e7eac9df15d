"""`ojg new`: an agreement to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.next_steps import place_of, tell_next_steps
from generator.cli.options import find_workspace
from generator.tasks import scaffold


@click.command("new")
@click.argument("name", metavar="NAAM")
@click.option(
    "--gemeente", "municipality", default="", metavar="GEMEENTE", help="Naam of CBS-code van de gemeente."
)
@click.option(
    "--code", default="", metavar="CODE",
    help="CBS-code van een gemeente die nog niet in de lijst staat; zij wordt dan toegevoegd.",
)  # fmt: skip
@click.option(
    "--werkgever", "employer", default="", metavar="SOORT", help="Soort werkgever. Later invullen mag ook."
)
@click.option(
    "--vorm", "form", default="", metavar="VORM",
    help="kort: een korte overeenkomst met Voorwaarden ernaast. Anders volledig: alles in één document.",
)  # fmt: skip
@click.option(
    "--model",
    default="",
    metavar="MODEL",
    help="Modelversie; anders de nieuwste die vastligt. `ojg list` noemt ze.",
)
@click.option(
    "--wijzigt", "amended", default="", metavar="BESTAND",
    help="Maak een allonge: een wijziging van deze getekende overeenkomst, of van haar laatste allonge.",
)  # fmt: skip
@click.pass_obj
def command(
    root: Path | None, /, name: str, municipality: str, amended: str, form: str, **options: str
) -> int:
    """Maak een nieuwe overeenkomst om in te vullen, met bij elke keuze een korte uitleg.

    NAAM wordt de naam van het bestand: kleine letters, cijfers en streepjes.

    \b
    Voorbeelden:
      ojg new pekela --gemeente Pekela
      ojg new westerwolde-zuid --gemeente GM1950 --werkgever jeugdhulpaanbieder
      ojg new assen --gemeente Assen --code GM0106
      ojg new veendam --gemeente Veendam --vorm kort
      ojg new oldambt --gemeente Oldambt --model modelovereenkomst/2026.1
      ojg new stadskanaal-allonge-1 --wijzigt stadskanaal
    """
    if municipality and amended:
        raise click.UsageError("Noem --gemeente of --wijzigt, en niet allebei.")
    if not municipality and not amended:
        raise click.UsageError(
            "Noem met --gemeente de gemeente, of met --wijzigt de overeenkomst die een allonge wijzigt."
        )
    if amended and any((form, *options.values())):
        raise click.UsageError(
            "Bij --wijzigt volgen gemeente, werkgever, vorm en model uit de gewijzigde overeenkomst."
        )
    workspace = find_workspace(root)
    if amended:
        path = scaffold.new_amendment(workspace, name, amended)
    elif form:
        path = scaffold.new_agreement_in_form(workspace, name, municipality, form, **options)
    else:
        path = scaffold.new_agreement(workspace, name, municipality, **options)
    click.echo(f"{place_of(workspace, path)} is gemaakt. Vul in wat u weet; leeg laten mag.")
    steps = [
        (f"check {name}", "wat ontbreekt er of klopt er niet?"),
        (f"build {name}", f"maak Word, PDF en webpagina in build/{name}/"),
    ]
    tell_next_steps(workspace, steps)
    return 0
