"""`ojg show`: the terms of one file with their origin, its text, or what differs from the model.

Of a finished PDF or Word file it shows the terms that the file carries in itself.
"""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path

import click

from generator import deviations, overview, pipeline
from generator.cli.check_command import exit_code, report
from generator.cli.options import ContentName, find_workspace
from generator.errors import ExitCode
from generator.render.embedded_terms import SUFFIXES, read_terms
from generator.workspace import AGREEMENTS, Workspace


@click.command("show")
@click.argument("names", type=ContentName(), nargs=-1, metavar="[NAAM]...")
@click.option(
    "--outline", "what", flag_value="outline", default=True, help="De tekst, zonder opmaak (standaard)."
)
@click.option(
    "--terms", "what", flag_value="terms", help="Alle waarden die gelden, en waar ze vandaan komen."
)
@click.option("--deviations", "what", flag_value="deviations", help="Wat anders is dan het model.")
@click.option(
    "--article", default="", metavar="ARTIKEL",
    help="Wat alle overeenkomsten, of die van NAAM, in dit artikel anders doen dan het model.",
)  # fmt: skip
@click.pass_obj
def command(root: Path | None, names: tuple[str, ...], what: str, article: str) -> int:
    """Laat zien wat een overeenkomst of profiel zegt.

    Geef ook een gemaakte PDF of een gemaakt Word-bestand op: u ziet dan de waarden die het noemt.

    \b
    Voorbeelden:
      ojg show stadskanaal
      ojg show stadskanaal --terms
      ojg show stadskanaal --deviations
      ojg show --article vervanging
      ojg show build/stadskanaal/modelovereenkomst.pdf
    """
    if article:
        return _article(find_workspace(root), names, article)
    if len(names) != 1:
        raise click.UsageError("Geef één NAAM op, of gebruik --article.")
    name = names[0]
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
        lines = chain(overview.deviation_lines(subject), deviations.text_lines(workspace, subject))
    else:
        lines = overview.outline_lines(pipeline.documents(workspace, subject))
    for line in lines:
        click.echo(line)
    return 0


def _article(workspace: Workspace, names: tuple[str, ...], article: str) -> int:
    """Show what files do with one article; those with errors are named, not shown."""
    paths = [workspace.resolve(name, start=Path.cwd()) for name in names] or workspace.files(AGREEMENTS)
    checked = pipeline.check(workspace, paths)
    for line in deviations.article_lines(workspace, checked.subjects, article):
        click.echo(line)
    sound = {subject.name for subject in checked.subjects}
    broken = [path.stem for path in paths if path.stem not in sound]
    if broken:
        click.echo(f"Niet te lezen, zie `ojg check`: {', '.join(broken)}.", err=True)
    return ExitCode.FINDINGS if broken else ExitCode.DONE
