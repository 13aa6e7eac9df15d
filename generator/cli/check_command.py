"""`ojg check`: all findings of all files, with the place and what to do."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from generator import pipeline
from generator.cli.options import find_paths, find_workspace, names_argument
from generator.cli.reporting import exit_code, format_option, show_findings, strict_option
from generator.tasks.rule_book import descriptions


@click.command("check")
@names_argument
@format_option
@strict_option
@click.option(
    "--vandaag", "today", metavar="JJJJ-MM-DD", help="Datum voor waarschuwingen die van de dag afhangen."
)
@click.pass_obj
def command(root: Path | None, names: tuple[str, ...], file_format: str, strict: bool, today: str) -> int:
    """Controleer overeenkomsten en profielen, en meld alles wat ontbreekt of niet klopt.

    Zonder NAAM worden alle bestanden in agreements/ en profiles/ gecontroleerd, en alle vastgestelde
    modelversies: daaraan mag niets meer wijzigen.

    \b
    Voorbeelden:
      ojg check
      ojg check stadskanaal
      ojg check stadskanaal --format json
      ojg check --strict --vandaag 2026-12-01
    """
    workspace = find_workspace(root)
    day = today or datetime.now(tz=UTC).date().isoformat()
    versions = () if names else workspace.templates()
    checked = pipeline.check(workspace, find_paths(workspace, names), day, versions=versions)
    rules = partial(descriptions, workspace)
    show_findings(workspace, checked.findings, file_format, rules, checked.files, checked.titles)
    return exit_code(checked.findings, strict=strict)
