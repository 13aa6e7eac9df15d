"""`ojg check`: all findings of all files, with the place and what to do."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from generator import pipeline
from generator.cli.options import find_paths, find_workspace, names_argument
from generator.errors import ExitCode
from generator.findings import Severity, has_errors
from generator.pipeline import Checked
from generator.tasks.rule_book import descriptions

FORMATS = ("text", "json", "github", "gitlab", "sarif")

format_option = click.option(
    "--format", "file_format", type=click.Choice(FORMATS), default="text",
    show_default=True, help="Vorm van het verslag.",
)  # fmt: skip
strict_option = click.option("--strict", is_flag=True, help="Ook een waarschuwing telt als fout.")


def report(checked: Checked, file_format: str, *, colour: bool = False) -> str:
    """Write findings in the format asked for."""
    match file_format:
        case "json":
            from generator.report.json_ import json_report

            return json_report(checked.findings)
        case "github":
            from generator.report.github import github_report

            return github_report(checked.findings)
        case "gitlab":
            from generator.report.gitlab import gitlab_report

            return gitlab_report(checked.findings)
        case _:
            from generator.report.text import text_report

            return text_report(checked.findings, files=checked.files, colour=colour, titles=checked.titles)


def show_findings(checked: Checked, file_format: str, rules: Callable[[], Mapping[str, str]]) -> None:
    """Print findings in the format asked for; SARIF also tells what their rules are about."""
    if file_format == "sarif":
        from generator.report.sarif import sarif_report

        click.echo(sarif_report(checked.findings, rules()))
    else:
        click.echo(report(checked, file_format, colour=sys.stdout.isatty()))


def exit_code(checked: Checked, *, strict: bool) -> ExitCode:
    """Tell whether findings are a reason to stop."""
    warned = any(finding.severity is Severity.WARNING for finding in checked.findings)
    return ExitCode.FINDINGS if has_errors(checked.findings) or (strict and warned) else ExitCode.DONE


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
    show_findings(checked, file_format, partial(descriptions, workspace))
    return exit_code(checked, strict=strict)
