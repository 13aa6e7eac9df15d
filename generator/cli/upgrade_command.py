"""`ojg upgrade`: agreements and profiles to a newer version of their model."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from generator.cli.options import find_paths, find_workspace, names_argument
from generator.cli.reporting import from_here, show_text
from generator.errors import ExitCode
from generator.findings import Finding
from generator.output import scratch_folder
from generator.tasks.upgrade.examples import upgraded_examples
from generator.tasks.upgrade.outcome import write_all
from generator.tasks.upgrade.report import outcome_lines
from generator.tasks.upgrade.upgrader import upgrade
from generator.workspace import Workspace


@click.command("upgrade")
@names_argument
@click.option(
    "--to", "wanted", default="", metavar="VERSIE",
    help="De nieuwe versie, zoals 2027.1; anders de nieuwste van dit soort document.",
)  # fmt: skip
@click.option(
    "--examples", default="", metavar="MODEL",
    help="Zet de voorbeelden van deze nieuwe modelversie over, zoals haar migratie.yaml zegt.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Schrijf niets; laat zien wat er zou gebeuren.")
@click.pass_obj
def command(root: Path | None, names: tuple[str, ...], wanted: str, examples: str, dry_run: bool) -> int:
    """Zet overeenkomsten en profielen over naar een nieuwe versie van het model.

    Zonder NAAM gaan alle bestanden over die een oudere versie volgen. Alleen regels die moeten wijzigen,
    wijzigen; uw opmerkingen blijven staan. Daarna leest u wat er nieuw te kiezen is, welke standaardwaarden
    anders zijn en wat er in de tekst verandert. Lukt één bestand niet, dan wordt er niets geschreven. Een
    getekende overeenkomst houdt haar versie.

    \b
    Voorbeelden:
      ojg upgrade stadskanaal --dry-run
      ojg upgrade stadskanaal --to 2027.1
      ojg upgrade --to modelovereenkomst/2027.1
      ojg upgrade --examples modelovereenkomst/2027.1
    """
    workspace = find_workspace(root)
    if examples:
        if names or wanted:
            raise click.UsageError("Met --examples noemt u alleen een modelversie.")
        return _upgrade_examples(workspace, examples, dry_run=dry_run)
    paths = find_paths(workspace, names) if names else []
    with scratch_folder() as scratch:
        outcome = upgrade(workspace, paths, wanted, scratch)
    if outcome.refused:
        return _refuse(workspace, outcome.refused)
    if not dry_run:
        outcome.write()
    place = partial(from_here, workspace)
    for line in outcome_lines(outcome, place, dry_run=dry_run, colour=sys.stdout.isatty()):
        click.echo(line)
    return ExitCode.DONE


def _upgrade_examples(workspace: Workspace, name: str, *, dry_run: bool) -> int:
    drafts, findings = upgraded_examples(workspace, name)
    if findings:
        return _refuse(workspace, findings)
    if not dry_run:
        write_all(drafts)
    for draft in drafts:
        file = from_here(workspace, draft.label)
        click.echo("\n".join(draft.difference(file)) if dry_run else f"Overgezet: {file}")
    if not drafts:
        click.echo(f"De voorbeelden van {name} passen al bij haar migratie.yaml.")
    return ExitCode.DONE


def _refuse(workspace: Workspace, findings: Sequence[Finding]) -> int:
    show_text(workspace, findings, len({finding.spot.file for finding in findings}))
    click.echo("Er is niets overgezet.")
    return ExitCode.FINDINGS
