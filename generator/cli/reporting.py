"""Findings to the screen, in the format asked for, and the exit code they give."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import click

from generator.errors import ExitCode
from generator.findings import Finding, Severity, has_errors
from generator.git import repository_of
from generator.report.text import Extra, text_report
from generator.workspace import Workspace

FORMATS = ("text", "json", "github", "gitlab", "sarif")

format_option = click.option(
    "--format", "file_format", type=click.Choice(FORMATS), default="text",
    show_default=True, help="Vorm van het verslag.",
)  # fmt: skip
strict_option = click.option("--strict", is_flag=True, help="Ook een waarschuwing telt als fout.")


full_option = click.option(
    "--uitgebreid", "full", is_flag=True, help="Noem bij elke melding ook de naam en de bron van de regel."
)


def show_text(  # noqa: PLR0913 - what to print, and how
    workspace: Workspace,
    findings: Iterable[Finding],
    files: int,
    titles: Mapping[str, str] | None = None,
    *,
    progress: Mapping[str, tuple[int, int]] | None = None,
    full: bool = False,
    err: bool = False,
) -> None:
    """Print findings for people, with paths that open from where they are.

    Args:
        workspace: The content folder that the places of findings are relative to.
        findings: What was found.
        files: How many files were looked at.
        titles: Dutch titles of the groups at the top of a file, by key.
        progress: How many values that a file needs are filled in, and of how many, by file.
        full: Whether the name and the source of each rule are told.
        err: Whether they go to stderr, because stdout is for what was asked.
    """
    counts = {from_here(workspace, file): count for file, count in (progress or {}).items()}
    extra = Extra(titles or {}, counts, has_codes=full)
    click.echo(
        text_report(_from_here(workspace, findings), files=files, colour=sys.stdout.isatty(), extra=extra),
        err=err,
    )


def show_findings(  # noqa: PLR0913 - what to print, and how
    workspace: Workspace,
    findings: Sequence[Finding],
    file_format: str,
    files: int,
    titles: Mapping[str, str] | None = None,
    *,
    progress: Mapping[str, tuple[int, int]] | None = None,
    full: bool = False,
) -> None:
    """Print findings in the format asked for.

    A forge finds a file by its path from the top of the repository, a person by its path from where they are.

    Args:
        workspace: The content folder that the places of findings are relative to.
        findings: What was found.
        file_format: One of `FORMATS`.
        files: How many files were looked at.
        titles: Dutch titles of the groups at the top of a file, by key.
        progress: How many values that a file needs are filled in, and of how many, by file.
        full: Whether people are told the name and the source of each rule.
    """
    match file_format:
        case "json":
            from generator.report.json_ import json_report

            click.echo(json_report(findings))
        case "github":
            from generator.report.github import github_report

            click.echo(github_report(_in_repository(workspace, findings)))
        case "gitlab":
            from generator.report.gitlab import gitlab_report

            click.echo(gitlab_report(_in_repository(workspace, findings)))
        case "sarif":
            from generator.report.sarif import sarif_report
            from generator.tasks.lint.rules import descriptions
            from generator.tasks.repair import fixes

            top = repository_of(workspace.root) or workspace.root
            placed = _in_repository(workspace, findings)
            click.echo(sarif_report(placed, descriptions(workspace), partial(fixes, top)))
        case _:
            show_text(workspace, findings, files, titles, progress=progress, full=full)


def from_here(workspace: Workspace, file: str) -> str:
    """Return a path that opens from where the user is, in or above the content folder.

    Args:
        workspace: The content folder.
        file: A path in it.
    """
    here, root = Path.cwd(), workspace.root
    is_near = root.is_relative_to(here) or here.is_relative_to(root)
    return _relative(workspace, file, here) if is_near else file


def _from_here(workspace: Workspace, findings: Iterable[Finding]) -> list[Finding]:
    here = cache(partial(from_here, workspace))
    return [replace(one, spot=replace(one.spot, file=here(one.spot.file))) for one in findings]


def _in_repository(workspace: Workspace, findings: Iterable[Finding]) -> list[Finding]:
    """Give the files of findings their path from the top of the repository, as a forge knows them."""
    top = repository_of(workspace.root)
    return _moved(workspace, findings, top) if top else list(findings)


def _moved(workspace: Workspace, findings: Iterable[Finding], start: Path) -> list[Finding]:
    spots = ((one, replace(one.spot, file=_relative(workspace, one.spot.file, start))) for one in findings)
    return [replace(one, spot=spot) for one, spot in spots]


def _relative(workspace: Workspace, file: str, start: Path) -> str:
    path = Path(file)
    return (path if path.is_absolute() else Path(os.path.relpath(workspace.root / path, start))).as_posix()


def exit_code(findings: Sequence[Finding], *, strict: bool = False) -> ExitCode:
    """Tell whether findings are a reason to stop."""
    warned = any(finding.severity is Severity.WARNING for finding in findings)
    return ExitCode.FINDINGS if has_errors(findings) or (strict and warned) else ExitCode.DONE
