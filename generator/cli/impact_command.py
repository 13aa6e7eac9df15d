"""`ojg impact`: which agreements, and which articles in them, a change of templates reaches."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import find_workspace
from generator.output import scratch_folder
from generator.tasks.impact.reach import impact_of
from generator.tasks.impact.report import impact_json, impact_markdown, impact_text
from generator.tasks.impact.sides import change_since
from generator.tasks.impact.usage import uses_of

_WRITERS = {"text": impact_text, "markdown": impact_markdown, "json": impact_json}


@click.command("impact")
@click.argument("files", nargs=-1, metavar="[BESTAND]...")
@click.option(
    "--since", default="HEAD", show_default=True, metavar="VERSIE",
    help="Versie in git waarmee de sjablonen worden vergeleken.",
)  # fmt: skip
@click.option(
    "--format", "file_format", type=click.Choice(list(_WRITERS)), default="text", show_default=True,
    help="Vorm van het verslag.",
)  # fmt: skip
@click.pass_obj
def command(root: Path | None, files: tuple[str, ...], since: str, file_format: str) -> int:
    """Laat zien welke overeenkomsten en profielen een wijziging in de sjablonen raakt, en in welk artikel.

    BESTAND is een modeltekst, schema.json, regels.yaml, standaard.yaml of model.yaml; zonder BESTAND gaat
    het om alle sjablonen. De documenten van alle overeenkomsten worden gemaakt met de sjablonen van toen en
    met die van nu. Is BESTAND niet gewijzigd, dan leest u wie het gebruikt.

    \b
    Voorbeelden:
      ojg impact templates/modelovereenkomst/2026.1/artikelen/vervanging.md
      ojg impact --since v1.0
      ojg impact --since main --format markdown
    """
    workspace = find_workspace(root)
    with scratch_folder() as scratch:
        change = change_since(workspace, files, since, scratch)
        impact = impact_of(change, workspace)
        uses = list(uses_of(change)) if not change.files else []
    click.echo(_WRITERS[file_format](impact, uses))
    return 0
