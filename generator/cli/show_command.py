"""`ojg show`: the terms of one file with their origin, its text, or what differs from the model.

Of a finished PDF or Word file it shows the terms that the file carries in itself.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator import amendments, overview, pipeline
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
@click.option(
    "--op", "day", metavar="DATUM", help="Wat gold of geldt op een dag, met de getekende allonges tot dan."
)
@click.pass_obj
def command(root: Path | None, name: str, what: str, day: str | None) -> int:
    """Laat zien wat een overeenkomst of profiel zegt.

    Geef ook een gemaakte PDF of een gemaakt Word-bestand op: u ziet dan de waarden die het noemt.

    \b
    Voorbeelden:
      ojg show stadskanaal
      ojg show stadskanaal --terms
      ojg show stadskanaal --deviations
      ojg show stadskanaal --op 2028-01-01
      ojg show build/stadskanaal/modelovereenkomst.pdf
    """
    if Path(name).suffix.lower() in SUFFIXES:
        for line in overview.stated_lines(read_terms(Path(name))):
            click.echo(line)
        return 0
    workspace = find_workspace(root)
    path = workspace.resolve(name, start=Path.cwd())
    if day is not None:
        found = amendments.in_force(workspace, path, day)
        checked, subject = found.checked, found.subject
        click.echo("".join(f"{remark}\n" for remark in found.remarks))
    else:
        checked = pipeline.check(workspace, [path])
        subject = checked.subjects[0] if checked.subjects else None
    if subject is None:
        click.echo(report(checked, "text", colour=sys.stdout.isatty()), err=True)
        return exit_code(checked, strict=False)
    if what == "terms":
        lines = overview.term_lines(subject)
    elif what == "deviations":
        lines = overview.deviation_lines(subject)
    else:
        lines = overview.outline_lines(pipeline.documents(workspace, subject))
    for line in lines:
        click.echo(line)
    return 0
