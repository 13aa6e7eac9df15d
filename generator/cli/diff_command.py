"""`ojg diff`: what changed between two versions of agreements and profiles, in legal terms."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from generator import __version__
from generator.compare.blocks import NOTHING
from generator.compare.sides import Side, Sides, chosen
from generator.errors import ExitCode, WorkspaceError
from generator.language.dutch import counted
from generator.model.change import Differences
from generator.output import replace_file, scratch_folder
from generator.reading import model_differences
from generator.render.house_style import style_for, style_names
from generator.tasks import diff as differences
from generator.workspace import STANDARD_STYLE, Workspace

FORMATS = ("text", "markdown", "html", "json", "docx")
_UNKNOWN_AUTHOR = "onbekend"


@dataclass(frozen=True)
class _Asked:
    """What the user asked for."""

    words: tuple[str, ...]
    against_model: bool
    file_format: str
    out: Path | None
    author: str
    date: str
    tell: bool

    def write(self, comparison: Differences, styles: Workspace) -> None:
        """Write the report to the screen or to a file."""
        colour = self.out is None and sys.stdout.isatty()
        report = _report(comparison, self.file_format, styles, colour=colour)
        if self.out is None:
            click.echo(report.decode(), nl=False)
        else:
            replace_file(self.out, report)
            click.echo(f"Klaar: {self.out}.", err=True)


def read_date(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
    """Read a date, with or without a time, as a moment in UTC."""
    if not value:
        return ""
    try:
        return _moment(value)
    except ValueError as error:
        raise click.BadParameter("schrijf de datum als jjjj-mm-dd of jjjj-mm-ddTuu:mm.") from error


@click.command("diff")
@click.argument("words", nargs=-1, metavar="[OUD] [NIEUW] [NAAM]...")
@click.option(
    "--model", "against_model", is_flag=True,
    help="Vergelijk met het model zelf: alles wat hier gekozen is of afwijkt.",
)  # fmt: skip
@click.option(
    "--format", "file_format", type=click.Choice(FORMATS), default="text", show_default=True,
    help="Vorm van het verslag; docx is Word met wijzigingen bijgehouden.",
)  # fmt: skip
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="BESTAND|MAP",
    help="Schrijf het verslag in dit bestand; bij docx: de documenten in deze map.",
)  # fmt: skip
@click.option("--auteur", "author", default="", metavar="NAAM", help="Naam bij de wijzigingen in Word.")
@click.option(
    "--datum", "date", callback=read_date, metavar="DATUM", help="Datum bij de wijzigingen in Word."
)
@click.option("--exit-code", "tell", is_flag=True, help="Eindig met 1 als er wijzigingen zijn.")
@click.pass_obj
def command(root: Path | None, /, **options: Any) -> int:
    """Laat zien wat er gewijzigd is: de afspraken, de artikelen die ze raken en de tekst.

    OUD en NIEUW zijn versies in git, bestanden, mappen of twee versies van een model. Zonder NIEUW gaat
    het om de bestanden zoals ze nu zijn, en zonder OUD om de laatst vastgelegde versie. Alleen de betekenis
    telt: een andere volgorde, aanhalingstekens of opmerkingen zijn geen wijziging.

    \b
    Voorbeelden:
      ojg diff                                   wat is er gewijzigd na de laatste commit?
      ojg diff HEAD~3 stadskanaal
      ojg diff v1 v2 --format html --out wijzigingen.html
      ojg diff main...HEAD --format markdown
      ojg diff oud.yaml nieuw.yaml --format docx --out redline
      ojg diff --model stadskanaal
      ojg diff modelovereenkomst/2026.1 modelovereenkomst/2027.1
    """
    asked = _Asked(**options)
    if asked.file_format == "docx" and (asked.out is None or asked.against_model):
        raise click.UsageError("docx heeft --out MAP nodig, en gaat niet samen met --model.")
    workspace = _workspace(root)
    if workspace is not None and (versions := _model_versions(workspace, asked.words)):
        return (
            ExitCode.FINDINGS if _between_models(workspace, versions, asked) and asked.tell else ExitCode.DONE
        )
    with scratch_folder() as scratch:
        sides = Sides(workspace, scratch)
        found = _against_model(sides, asked) if asked.against_model else _between(sides, asked)
    return ExitCode.FINDINGS if asked.tell and found else ExitCode.DONE


def _model_versions(workspace: Workspace, words: Sequence[str]) -> tuple[str, str] | None:
    """Tell whether the user named two versions of a model."""
    known = workspace.templates()
    match tuple(words):
        case (old, new) if old in known and new in known:
            return old, new
        case _:
            return None


def _between_models(workspace: Workspace, versions: tuple[str, str], asked: _Asked) -> bool:
    """Report what changed between two versions of a model, and tell whether anything did."""
    if asked.file_format == "docx" or asked.against_model:
        raise click.UsageError("Van modelversies is er geen docx, en --model gaat over overeenkomsten.")
    comparison = model_differences.compare_models(workspace, *versions)
    asked.write(comparison, workspace)
    return not comparison.is_empty


def _against_model(sides: Sides, asked: _Asked) -> bool:
    """Report what was decided on one side, and tell whether anything was."""
    side, names = sides.one(asked.words)
    comparison = differences.compare_with_model(side, chosen(side, side, names))
    asked.write(comparison, sides.workspace or side.workspace)
    return not comparison.is_empty


def _between(sides: Sides, asked: _Asked) -> bool:
    """Report what changed between two sides, and tell whether anything did."""
    old, new, names = sides.read(asked.words)
    files = chosen(old, new, names)
    styles = sides.workspace or new.workspace
    if asked.file_format == "docx" and asked.out is not None:
        stamp = asked.author or new.author or _UNKNOWN_AUTHOR, asked.date or _moment(new.date)
        count = _redlines((old, new), files, styles, asked.out, stamp)
        documents = counted(count, "document", "documenten")
        click.echo(f"Klaar: {documents} met wijzigingen in {asked.out}/." if count else f"{NOTHING}.")
        return count > 0
    comparison = differences.compare(old, new, files)
    asked.write(comparison, styles)
    return not comparison.is_empty


def _report(comparison: Differences, file_format: str, styles: Workspace, *, colour: bool) -> bytes:
    """Write a comparison in the form asked for."""
    if file_format == "html":
        from generator.render.web.difference import write_diff

        style = style_for(styles, STANDARD_STYLE)
        return write_diff(comparison, style, f"ojg {__version__}")
    if file_format == "json":
        from generator.report.diff_json import diff_json

        return f"{diff_json(comparison)}\n".encode()
    if file_format == "markdown":
        from generator.report.diff_markdown import diff_markdown

        return f"{diff_markdown(comparison)}\n".encode()
    from generator.report.diff_text import diff_text

    return f"{diff_text(comparison, colour=colour)}\n".encode()


def _redlines(
    sides: tuple[Side, Side], files: Sequence[str], styles: Workspace, out: Path, stamp: tuple[str, str]
) -> int:
    """Write a redline of each changed document, and count them."""
    from generator.render.redline.writer import write_redline

    count = 0
    for subject, before, after in differences.changed_documents(*sides, files):
        style = style_for(styles, *style_names(subject))
        data = write_redline(before, after, style, *stamp)
        replace_file(out / subject.name / f"{after.name}.docx", data)
        count += 1
    return count


def _workspace(root: Path | None) -> Workspace | None:
    """Find the content folder the user is in; two folders or files can be compared without one."""
    try:
        return Workspace.find(Path.cwd(), root)
    except WorkspaceError:
        if root is not None:
            raise
        return None


def _moment(text: str) -> str:
    """Write a date and time in UTC; without a text, now."""
    moment = datetime.fromisoformat(text) if text else datetime.now(tz=UTC).replace(microsecond=0)
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return zoned.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
