"""`ojg sign`: lay down what was signed."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import ContentName, find_workspace
from generator.cli.reporting import exit_code, show_text
from generator.tasks import sign as amendments


@click.command("sign")
@click.argument("name", type=ContentName(), metavar="NAAM")
@click.option(
    "--exemplaar",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="BESTAND",
    help="Het getekende bestand; zijn controlegetal (SHA-256) komt in het bestand.",
)
@click.pass_obj
def command(root: Path | None, name: str, exemplaar: Path | None) -> int:
    """Leg vast wat is getekend: de status wordt getekend, met een controlegetal van de afspraken.

    Vul eerst onder `ondertekening` in waar en wanneer elke partij tekende. Daarna is een wijziging van de
    afspraken een fout; wijzigen gaat met een allonge.

    \b
    Voorbeeld:
      ojg sign stadskanaal --exemplaar getekend.pdf
    """
    workspace = find_workspace(root)
    path = workspace.resolve(name, start=Path.cwd())
    signed = amendments.sign(workspace, path, exemplaar)
    if not signed.lines:
        checked = signed.checked
        show_text(checked.errors, checked.files, checked.titles)
        return exit_code(checked.errors)
    click.echo(f"Vastgelegd in {workspace.label(path)}:")
    for line in signed.lines:
        click.echo(f"  {line}")
    click.echo(f"\nWat `ojg build {path.stem}` nu maakt, is een afschrift. Later iets wijzigen:")
    click.echo(f"  ojg new {path.stem}-allonge-1 --wijzigt {path.stem}")
    return 0
