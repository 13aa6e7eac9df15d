"""`ojg sign`: lay down what was signed."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import ContentName, find_workspace
from generator.cli.reporting import exit_code, from_here, show_text
from generator.tasks.sign.signing import sign
from generator.tasks.sign.wish import Wish


@click.command("sign")
@click.argument("name", type=ContentName(), metavar="NAAM")
@click.option(
    "--exemplaar",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="BESTAND",
    help="De getekende PDF; haar controlegetal (SHA-256, 64 tekens) wordt vastgelegd. Mag ook later.",
)
@click.option(
    "--document",
    default="",
    metavar="DOCUMENT",
    help="Alleen dit document, zoals modelovereenkomst-centrum: als elke praktijk een eigen document krijgt.",
)
@click.option(
    "--ondanks-ontwerp", "despite_draft", is_flag=True,
    help="Leg ook vast als het model nog een ontwerp is, dus niet door een jurist is goedgekeurd.",
)  # fmt: skip
@click.pass_obj
def command(root: Path | None, name: str, exemplaar: Path | None, document: str, despite_draft: bool) -> int:
    """Leg vast wat is getekend: de status wordt getekend, en de documenten komen in een map ernaast.

    Vul eerst onder `ondertekening` in waar en wanneer elke partij tekende. Daarna is een wijziging van de
    afspraken of van de modeltekst een fout, en is elk afschrift gelijk aan wat is getekend; wijzigen gaat met
    een allonge.

    \b
    Voorbeelden:
      ojg sign stadskanaal --exemplaar getekend.pdf
      ojg sign stadskanaal --document modelovereenkomst-centrum --exemplaar centrum.pdf
    """
    workspace = find_workspace(root)
    path = workspace.resolve(name, start=Path.cwd())
    signed = sign(workspace, path, Wish(exemplaar, document, despite_draft))
    if not signed.lines:
        checked = signed.checked
        show_text(workspace, checked.errors, checked.files, checked.titles)
        return exit_code(checked.errors)
    click.echo(f"Vastgelegd in {from_here(workspace, workspace.label(path))}:")
    for line in signed.lines:
        click.echo(f"  {line}")
    click.echo(f"\nWat `ojg build {path.stem}` nu maakt, is een afschrift. Later iets wijzigen:")
    click.echo(f"  ojg new {path.stem}-allonge-1 --wijzigt {path.stem}")
    return 0
