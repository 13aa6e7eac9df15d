"""`ojg check`: all findings of all files, with the place and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from generator import pipeline
from generator.cli.options import find_paths, find_workspace, names_argument, parse_day
from generator.cli.reporting import (
    exit_code,
    format_option,
    from_here,
    full_option,
    show_findings,
    strict_option,
)
from generator.report.printable import printable
from generator.workspace import Workspace


@click.command("check")
@names_argument
@format_option
@strict_option
@full_option
@click.option(
    "--vandaag", "today", metavar="JJJJ-MM-DD", callback=parse_day,
    help="Datum voor waarschuwingen die van de dag afhangen.",
)  # fmt: skip
@click.option(
    "--herstel",
    "mend",
    is_flag=True,
    help="Verbeter wat maar één ding kan betekenen; eerst ziet u wat er wijzigt.",
)
@click.option("--ja", "agreed", is_flag=True, help="Bij --herstel: schrijf zonder te vragen.")
@click.pass_obj
def command(  # noqa: PLR0913 - one parameter for each option
    root: Path | None,
    names: tuple[str, ...],
    file_format: str,
    strict: bool,
    full: bool,
    today: str | None,
    mend: bool,
    agreed: bool,
) -> int:
    """Controleer overeenkomsten en profielen, en meld alles wat ontbreekt of niet klopt.

    Zonder NAAM worden alle bestanden in agreements/ en profiles/ gecontroleerd, en alle vastgestelde
    modelversies: daaraan mag niets meer wijzigen.

    \b
    Voorbeelden:
      ojg check
      ojg check stadskanaal
      ojg check stadskanaal --herstel
      ojg check stadskanaal --format json
      ojg check --strict --vandaag 2026-12-01
    """
    if agreed and not mend:
        raise click.UsageError("--ja hoort bij --herstel; zonder --herstel wordt er niets geschreven.")
    workspace = find_workspace(root)
    day = today or datetime.now(tz=UTC).date().isoformat()
    versions = () if names else workspace.templates()
    paths = find_paths(workspace, names)
    if mend:
        _mend(workspace, paths, day, agreed=agreed)
    checked = pipeline.check(workspace, paths, day, versions=versions)
    show_findings(
        workspace, checked.findings, file_format, checked.files, checked.titles,
        progress=checked.progress, full=full,
    )  # fmt: skip
    return exit_code(checked.findings, strict=strict)


def _mend(workspace: Workspace, paths: Sequence[Path], today: str, *, agreed: bool) -> None:
    """Show what is surely meant, a file at a time, and write it when that is agreed to."""
    from generator.tasks.repair import repaired  # what it needs takes long to load

    for path in paths:
        file = repaired(workspace, path, today)
        name = from_here(workspace, file.label)
        if file.refused:
            click.echo(f"{name} {file.refused}", err=True)
        if not file.is_changed:
            continue
        for line in file.difference(name):
            click.echo(printable(line), err=True)
        if agreed or _agrees(name):
            file.write()
            told = "1 verbetering" if file.count == 1 else f"{file.count} verbeteringen"
            more = " Er is nog meer te herstellen: geef de opdracht nog een keer." if file.has_more else ""
            click.echo(f"{name}: {told} geschreven.{more}\n", err=True)


def _agrees(name: str) -> bool:
    answer: str = click.prompt(f"{name} zo schrijven? (ja/nee)", default="nee", err=True)
    return answer.strip().lower() in ("j", "ja")
