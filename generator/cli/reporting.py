"""Findings to the screen, in the format asked for, and the exit code they give."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence

import click

from generator.errors import ExitCode
from generator.findings import Finding, Severity, has_errors
from generator.report.text import text_report

FORMATS = ("text", "json", "github", "gitlab", "sarif")

format_option = click.option(
    "--format", "file_format", type=click.Choice(FORMATS), default="text",
    show_default=True, help="Vorm van het verslag.",
)  # fmt: skip
strict_option = click.option("--strict", is_flag=True, help="Ook een waarschuwing telt als fout.")


def show_text(
    findings: Iterable[Finding], files: int, titles: Mapping[str, str] | None = None, *, err: bool = False
) -> None:
    """Print findings for people.

    Args:
        findings: What was found.
        files: How many files were looked at.
        titles: Dutch titles of the groups at the top of a file, by key.
        err: Whether they go to stderr, because stdout is for what was asked.
    """
    click.echo(text_report(findings, files=files, colour=sys.stdout.isatty(), titles=titles), err=err)


def show_findings(
    findings: Sequence[Finding],
    file_format: str,
    rules: Callable[[], Mapping[str, str]],
    files: int,
    titles: Mapping[str, str] | None = None,
) -> None:
    """Print findings in the format asked for.

    Args:
        findings: What was found.
        file_format: One of `FORMATS`.
        rules: Tells what each rule is about, for SARIF.
        files: How many files were looked at.
        titles: Dutch titles of the groups at the top of a file, by key.
    """
    match file_format:
        case "json":
            from generator.report.json_ import json_report

            click.echo(json_report(findings))
        case "github":
            from generator.report.github import github_report

            click.echo(github_report(findings))
        case "gitlab":
            from generator.report.gitlab import gitlab_report

            click.echo(gitlab_report(findings))
        case "sarif":
            from generator.report.sarif import sarif_report

            click.echo(sarif_report(findings, rules()))
        case _:
            show_text(findings, files, titles)


def exit_code(findings: Sequence[Finding], *, strict: bool = False) -> ExitCode:
    """Tell whether findings are a reason to stop."""
    warned = any(finding.severity is Severity.WARNING for finding in findings)
    return ExitCode.FINDINGS if has_errors(findings) or (strict and warned) else ExitCode.DONE
