"""`ojg show`: the terms of one file with their origin, its text, or what differs from the model.

Of a finished PDF or Word file it shows the terms that the file carries in itself.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator import overview, pipeline
from generator.cli.check_command import exit_code, report
from generator.cli.options import ContentName, find_workspace
from generator.render.embedded_terms import SUFFIXES, read_terms


@click.command("show")
@click.argument("name", type=ContentName(), metavar="NAAM")
@click.option(
    "--outline", "what", flag_value="outline", default=True, help="De tekst, zonder opmaak (standaard)."
)
@click.option(
    "--terms", "what", flag_value="terms", help="Alle waarden die gelden, en waar ze vandaan komen."
)
@click.option("--deviations", "what", flag_value="deviations", help="Wat anders is dan het model.")
@click.pass_obj
def command(root: Path | None, name: str, what: str) -> int:
    """Laat zien wat een overeenkomst of profiel zegt.

    Geef ook een gemaakte PDF of een gemaakt Word-bestand op: u ziet dan de waarden die het noemt.

    \b
    Voorbeelden:
      ojg show stadskanaal
      ojg show stadskanaal --terms
      ojg show stadskanaal --deviations
      ojg show build/stadskanaal/modelovereenkomst.pdf
    """
    if Path(name).suffix.lower() in SUFFIXES:
        for line in overview.stated_lines(read_terms(Path(name))):
            click.echo(line)
        return 0
    workspace = find_workspace(root)
    checked = pipeline.check(workspace, [workspace.resolve(name, start=Path.cwd())])
    if not checked.subjects:
        click.echo(report(checked, "text", colour=sys.stdout.isatty()), err=True)
        return exit_code(checked, strict=False)
    subject = checked.subjects[0]
    if what == "terms":
        lines = overview.term_lines(subject)
    elif what == "deviations":
        lines = overview.deviation_lines(subject)
    else:
        lines = overview.outline_lines(pipeline.documents(workspace, subject))
    for line in lines:
        click.echo(line)
    return 0
