"""`ojg show`: the terms of one file with their origin, its text, or what differs from the model.

Of a finished PDF or Word file it shows the terms that the file carries in itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any

import click

from generator import pipeline
from generator.cli.build_command import parse_formats
from generator.cli.options import ContentName, find_workspace
from generator.cli.reporting import exit_code, show_text
from generator.cli.show_model import COMPOSERS, EXPLANATION, READING, show_model, write_model
from generator.errors import ExitCode, WorkspaceError
from generator.load.models import version_named
from generator.model.document import Document
from generator.render.embedded_terms import SUFFIXES, read_terms
from generator.suggestions import did_you_mean
from generator.tasks.show import deviations, overview
from generator.tasks.sign.in_force import in_force
from generator.terms.subject import Subject
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
@click.option(
    "--document", default="", metavar="DOCUMENT",
    help="Alleen de tekst van dit document, zoals voorwaarden of modelovereenkomst-centrum.",
)  # fmt: skip
@click.option(
    "--op", "day", metavar="DATUM", help="Wat gold of geldt op een dag, met de getekende allonges tot dan."
)
@click.option(
    f"--{READING}", "what", flag_value=READING,
    help="Van een model: alle teksten met hun voorwaarden, voor de jurist.",
)  # fmt: skip
@click.option(
    f"--{EXPLANATION}", "what", flag_value=EXPLANATION, help="Van een model: de toelichting per artikel."
)
@click.option(
    "--format", "formats", multiple=True, default=("docx,html",), show_default=True, callback=parse_formats,
    metavar="LIJST", help="Formaten van de leesversie en de toelichting, met komma's ertussen.",
)  # fmt: skip
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("build"), show_default=True,
    metavar="MAP", help="Map voor de leesversie en de toelichting.",
)  # fmt: skip
@click.pass_obj
def command(root: Path | None, /, names: tuple[str, ...], article: str, **options: Any) -> int:
    """Laat zien wat een overeenkomst, een profiel of een model zegt.

    Geef ook een gemaakte PDF of een gemaakt Word-bestand op: u ziet dan de waarden die het noemt.

    \b
    Voorbeelden:
      ojg show stadskanaal
      ojg show westerkwartier --document voorwaarden
      ojg show stadskanaal --terms
      ojg show stadskanaal --deviations
      ojg show stadskanaal --op 2028-01-01
      ojg show --article vervanging
      ojg show build/stadskanaal/modelovereenkomst.pdf
      ojg show modelovereenkomst/2026.1 --leesversie
    """
    if article:
        return _article(find_workspace(root), names, article)
    if len(names) != 1:
        raise click.UsageError("Geef één NAAM op, of gebruik --article.")
    (name,) = names
    if Path(name).suffix.lower() in SUFFIXES:
        return _told(overview.stated_lines(read_terms(Path(name))))
    workspace, what = find_workspace(root), options["what"]
    version = version_named(workspace, name)
    if what in COMPOSERS:
        write_model(workspace, version or name, what, options["formats"], options["out"])
        return ExitCode.DONE
    if version is not None:
        show_model(workspace, version)
        return ExitCode.DONE
    if options["document"] and what != "outline":
        raise click.UsageError("--document kiest uit de tekst; gebruik het zonder andere keuze.")
    return _content(workspace, name, what, options["day"], options["document"])


def _content(workspace: Workspace, name: str, what: str, day: str | None, document: str) -> int:
    """Show a content file, as it is or as it holds on a day."""
    path = workspace.resolve(name, start=Path.cwd())
    if day is not None:
        found = in_force(workspace, path, day)
        checked, subject = found.checked, found.subject
        findings = checked.errors
        click.echo("".join(f"{remark}\n" for remark in found.remarks))
    else:
        checked = pipeline.check(workspace, [path])
        shown = checked.subjects if what == "deviations" else checked.readable
        subject = next(iter(shown), None)
        findings = checked.findings
    if subject is None:
        show_text(workspace, findings, checked.files, checked.titles, err=True)
        return exit_code(findings)
    if what == "terms":
        _told(overview.term_lines(subject))
    elif what == "deviations":
        _told(chain(overview.deviation_lines(subject), deviations.text_lines(workspace, subject)))
    else:
        _told(overview.outline_lines(_documents(workspace, subject, document)))
    if subject.is_sound:
        return ExitCode.DONE
    show_text(workspace, findings, checked.files, checked.titles, err=True)
    return exit_code(findings)


def _documents(workspace: Workspace, subject: Subject, name: str) -> list[Document]:
    """Compose the documents of a file, or the one that was asked for."""
    found = list(pipeline.documents(workspace, subject, *([name] if name else [])))
    if not found:
        names = [one.name for one in pipeline.documents(workspace, subject)]
        hint = did_you_mean(name, names) or f"Er zijn: {', '.join(names)}."
        raise WorkspaceError(f"{subject.name} heeft geen document “{name}”.", hint=hint)
    return found


def _told(lines: Iterable[str]) -> int:
    for line in lines:
        click.echo(line)
    return ExitCode.DONE


def _article(workspace: Workspace, names: tuple[str, ...], article: str) -> int:
    """Show what files do with one article; those with errors are named, not shown."""
    paths = [workspace.resolve(name, start=Path.cwd()) for name in names] or workspace.files(AGREEMENTS)
    checked = pipeline.check(workspace, paths)
    _told(deviations.article_lines(workspace, checked.subjects, article))
    sound = {subject.name for subject in checked.subjects}
    broken = [path.stem for path in paths if path.stem not in sound]
    if broken:
        click.echo(f"Niet te lezen, zie `ojg check`: {', '.join(broken)}.", err=True)
    return ExitCode.FINDINGS if broken else ExitCode.DONE
