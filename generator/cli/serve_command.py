"""`ojg serve`: the workbench, a page to fill agreements in."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click

from generator.cli.options import find_workspace
from generator.errors import WorkspaceError
from generator.workspace import Workspace

_NEEDED = ("starlette", "uvicorn")
_LAST_PORT = 65535


@click.command("serve")
@click.argument("folder", metavar="[MAP]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--poort", "port", type=click.IntRange(0, _LAST_PORT), default=0, metavar="N",
    help="Poort op deze computer; zonder deze optie kiest het programma er zelf een.",
)  # fmt: skip
@click.option("--alleen-lezen", "read_only", is_flag=True, help="Laat alles zien en wijzig niets.")
@click.option(
    "--geen-browser", "no_browser", is_flag=True, help="Open de browser niet; noem alleen het adres."
)
@click.pass_obj
def command(root: Path | None, folder: Path | None, port: int, *, read_only: bool, no_browser: bool) -> int:
    """Open het werkblad: overeenkomsten invullen in de browser, met het document ernaast.

    Het werkblad draait op deze computer en is alleen voor u. Wat u invult, komt in de bestanden van MAP;
    zonder MAP is dat de map waarin u staat. Stop met Ctrl+C.

    \b
    Voorbeelden:
      ojg serve
      ojg serve mijn-map --alleen-lezen
    """
    if any(find_spec(name) is None for name in _NEEDED):
        raise WorkspaceError(
            "Het werkblad heeft meer nodig dan nu is geïnstalleerd.",
            hint="Installeer het met: pip install 'ojg[web]'",
        )
    from generator.serve.server import serve

    workspace = Workspace.find(folder, folder) if folder is not None else find_workspace(root)
    serve(workspace, port, click.echo, read_only=read_only, open_browser=not no_browser)
    return 0
