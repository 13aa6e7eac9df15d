"""`ojg lint`: what is wrong in the model texts, before anyone makes an agreement with them."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from generator.cli.options import find_workspace
from generator.cli.reporting import exit_code, format_option, show_findings, strict_option
from generator.errors import WorkspaceError
from generator.tasks.lint.run import lint
from generator.workspace import Workspace


class VersionName(click.ParamType[str]):
    """A document type, or one of its versions."""

    name = "model"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Offer the versions there are."""
        try:
            names = Workspace.find(Path.cwd(), ctx.find_root().params.get("root")).templates()
        except WorkspaceError:
            return []
        return [CompletionItem(name) for name in names if name.startswith(incomplete)]


@click.command("lint")
@click.argument("names", nargs=-1, type=VersionName(), metavar="[MODEL]...")
@format_option
@strict_option
@click.option(
    "--update",
    is_flag=True,
    help="Schrijf op welke tekst de goede voorbeelden nu geven, en werk hun controlegetal bij.",
)
@click.pass_obj
def command(root: Path | None, names: tuple[str, ...], file_format: str, strict: bool, update: bool) -> int:
    """Kijk de modelteksten na, met hun regels, voorbeelden en huisstijl.

    Zonder MODEL worden alle versies en alle huisstijlen nagekeken.

    \b
    Voorbeelden:
      ojg lint
      ojg lint modelovereenkomst
      ojg lint modelovereenkomst/2026.1 --strict
      ojg lint --update
    """
    workspace = find_workspace(root)
    linted = lint(workspace, _versions(workspace, names), house_styles=not names, update=update)
    for label in linted.updated:
        click.echo(f"Bijgewerkt: {label}", err=True)
    show_findings(workspace, linted.findings, file_format, linted.files, full=True)
    return exit_code(linted.findings, strict=strict)


def _versions(workspace: Workspace, names: tuple[str, ...]) -> list[str]:
    """Find the versions that names stand for; all of them when there are no names.

    Raises:
        WorkspaceError: when a name stands for nothing.
    """
    known = workspace.templates()
    found: list[str] = []
    for name in (one.removeprefix("templates/").rstrip("/") for one in names):
        of_type = [version for version in known if version.partition("/")[0] == name]
        if not of_type:
            workspace.template(name)
        found += of_type or [name]
    return list(dict.fromkeys(found)) if names else known
