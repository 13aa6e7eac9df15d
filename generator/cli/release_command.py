"""`ojg release`: fix a model version for good."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.next_steps import Step, place_of, tell_next_steps
from generator.cli.options import find_workspace, parse_day
from generator.cli.reporting import show_text
from generator.errors import ExitCode
from generator.language.dutch import counted
from generator.tasks.release.freeze import Approval, ReleaseOutcome, release
from generator.workspace import Workspace


def parse_name(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Read who approved it: words on one line."""
    name = " ".join(value.split())
    if not name or not name.isprintable():
        raise click.BadParameter('noem een naam, bijvoorbeeld "mr. A. Jansen, RIGG".')
    return name


@click.command("release")
@click.argument("name", metavar="VERSIE")
@click.option(
    "--goedgekeurd-door", "approved_by", required=True, metavar="NAAM", callback=parse_name,
    help="Wie de versie heeft goedgekeurd.",
)  # fmt: skip
@click.option(
    "--datum", "date", required=True, metavar="JJJJ-MM-DD", callback=parse_day,
    help="De datum van de goedkeuring.",
)  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Kijk alles na, maar schrijf niets.")
@click.pass_obj
def command(root: Path | None, name: str, approved_by: str, date: str, dry_run: bool) -> int:
    """Stel een modelversie vast: daarna verandert er niets meer aan haar bestanden.

    Eerst wordt alles nagekeken. Staat er iets in de weg, dan ziet u wat, en er wordt niets geschreven.

    \b
    Voorbeelden:
      ojg release modelovereenkomst/2026.1 --goedgekeurd-door "mr. A. Jansen" --datum 2027-02-01 --dry-run
      ojg release modelovereenkomst/2026.1 --goedgekeurd-door "mr. A. Jansen" --datum 2027-02-01
    """
    workspace = find_workspace(root)
    outcome = release(workspace, name, Approval(approved_by, date), click.echo, dry_run=dry_run)
    click.echo()
    if outcome.record is None:
        show_text(workspace, outcome.findings, outcome.files)
        click.echo(f"{name} is niet vastgesteld. Er is niets geschreven.", err=True)
        return ExitCode.FINDINGS
    _tell(workspace, name, outcome, dry_run=dry_run)
    return ExitCode.DONE


def _tell(workspace: Workspace, name: str, outcome: ReleaseOutcome, *, dry_run: bool) -> None:
    assert outcome.record is not None
    place = place_of(workspace, workspace.template(name))
    if dry_run:
        click.echo(f"{name} kan worden vastgesteld. Dan worden deze bestanden geschreven:")
    else:
        click.echo(f"{name} is vastgesteld, kenmerk {outcome.record.mark}. Geschreven:")
    for file in outcome.written:
        click.echo(f"  {place}/{file}")
    if not dry_run:
        guarded = counted(len(outcome.record.files), "bestand gelijk blijft", "bestanden gelijk blijven")
        steps: list[Step] = [f"git add {place} && git commit", ("check", f"bewaakt vanaf nu dat {guarded}")]
        tell_next_steps(workspace, steps)
