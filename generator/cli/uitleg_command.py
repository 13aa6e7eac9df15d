"""`ojg uitleg`: what a key means, without a manual beside you."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from generator.cli.options import find_workspace
from generator.errors import ExitCode, WorkspaceError
from generator.tasks.explain.explanation import explain
from generator.tasks.explain.find import find_keys, groups_of, model_to_explain
from generator.tasks.explain.lines import key_lines, list_lines
from generator.workspace import Workspace, packaged_content


@click.command("uitleg")
@click.argument("key", default="", metavar="[SLEUTEL]")
@click.option(
    "--model", default="", metavar="MODEL",
    help="Een ander soort document, of een andere versie. `ojg list` noemt ze.",
)  # fmt: skip
@click.pass_obj
def command(root: Path | None, key: str, model: str) -> int:
    """Leg een sleutel uit: wat zij betekent, wat u kunt kiezen, en waar zij in de tekst staat.

    Zonder SLEUTEL ziet u de groepen, bij een groep de sleutels daarin. De laatste naam is genoeg.

    \b
    Voorbeelden:
      ojg uitleg
      ojg uitleg bekostiging
      ojg uitleg bekostiging.tarief_eur
      ojg uitleg tarief_eur
      ojg uitleg --model functieprofiel
    """
    for line in _lines(_content(root), key, model):
        click.echo(line)
    return ExitCode.DONE


def _content(root: Path | None) -> Workspace:
    """Find the content folder; without one, what comes with the program."""
    try:
        return find_workspace(root)
    except WorkspaceError:
        if root is not None:
            raise
        return Workspace(packaged_content())


def _lines(workspace: Workspace, wanted: str, model: str) -> Iterator[str]:
    if not wanted:
        name = model_to_explain(workspace, model)
        yield f"Sleutels van {name}. Meer over een sleutel: ojg uitleg SLEUTEL"
        yield from list_lines(groups_of(workspace, name), "Bovenaan het bestand")
        return
    version, keys = find_keys(workspace, wanted, model)
    if len(keys) > 1:
        yield f'"{wanted}" staat op meer plaatsen in {version.model.template.name}.'
        yield from list_lines(keys, "Noem de hele sleutel")
        return
    yield from key_lines(explain(version, keys[0]))
