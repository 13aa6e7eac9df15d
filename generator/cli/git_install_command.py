"""`ojg git-install`: git compares agreements in plain language."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.options import find_workspace
from generator.tasks import git_install as git_setup


@click.command("git-install")
@click.option("--remove", is_flag=True, help="Haal de instellingen weer weg.")
@click.pass_obj
def command(root: Path | None, remove: bool) -> int:
    """Laat git overeenkomsten en profielen vergelijken in gewone taal, en Word-bestanden als tekst.

    Dit zet regels in .gitattributes (leg die vast, dan gelden ze voor iedereen) en past de instellingen van
    alleen deze repository aan. Voer het uit op elke computer waar u git gebruikt.

    \b
    Voorbeelden:
      ojg git-install
      ojg git-install --remove
    """
    workspace = find_workspace(root)
    for line in git_setup.remove(workspace) if remove else git_setup.install(workspace, _program()):
        click.echo(line)
    if not remove:
        click.echo("\nProbeer het met `git diff` of `git log -p`.")
    return 0


def _program() -> list[str]:
    """Return the command that runs this very program, also when it is not on the search path."""
    own = Path(sys.executable).with_name("ojg")
    return [own.as_posix()] if own.is_file() else [Path(sys.executable).as_posix(), "-m", "generator"]
