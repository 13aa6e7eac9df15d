"""The command group, and the one place where errors become exit codes."""

from __future__ import annotations

import gc
import gettext
import importlib
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from generator import __version__
from generator.cli.streams import close_streams, give_up, is_of_a_stream, open_streams
from generator.edge import kept
from generator.edge.reasons import cure_of, reason_of
from generator.errors import ExitCode, GeneratorError
from generator.findings import Spot
from generator.language.trees import keep_trees

COMMANDS = {
    "serve": "Vul overeenkomsten in in de browser, met het document ernaast.",
    "check": "Controleer bestanden: wat ontbreekt er of klopt er niet?",
    "build": "Maak de documenten.",
    "show": "Laat de tekst of de waarden van een bestand zien.",
    "diff": "Laat zien wat er gewijzigd is, in gewone taal of als Word-bestand.",
    "fmt": "Zet bestanden in de vaste vorm, voor een leesbare vergelijking.",
    "lint": "Kijk de modelteksten na, met hun voorbeelden en huisstijl.",
    "new": "Maak een nieuwe overeenkomst om in te vullen.",
    "uitleg": "Leg een sleutel uit: betekenis, keuzes, standaard, en waar zij staat.",
    "sign": "Leg vast wat is getekend.",
    "init": "Maak een map met de modelteksten en een voorbeeld.",
    "huisstijl": "Maak een eigen huisstijl: kleuren, letters, logo.",
    "release": "Stel een modelversie vast.",
    "new-version": "Begin een nieuwe modelversie, als kopie van een oudere.",
    "list": "Laat zien welke overeenkomsten, profielen en modellen er zijn.",
    "upgrade": "Zet bestanden over naar een nieuwe versie van het model.",
    "impact": "Laat zien welke overeenkomsten een wijziging in de sjablonen raakt.",
    "git-install": "Laat git bestanden in gewone taal vergelijken.",
    "textconv": "Laat een bestand zien zoals git het vergelijkt.",
    "opruimen": "Verwijder wat ojg bewaart om sneller te zijn.",
}
"""Commands and their one-line help, which is shown without importing them."""
OPTIONS_METAVAR = "[OPTIES]"
_NEW_OBJECTS = 10_000
"""How many new objects make Python look for garbage: after its 700, that takes a fifth of a build."""
_TIDIES_UP = "weasyprint"
"""Has files to remove when the program ends; all else may be left as it is, which takes less time."""
_LANGUAGE_FOLDER = Path(__file__).parent / "taal"


class OjgGroup(click.Group):
    """Finds each command in a module of its own, imported only when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the command names in the order in which people need them."""
        return list(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands."""
        with formatter.section(gettext.gettext("Commands")):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Carry out a command; an error that stops it names a path that opens from where the user is."""
        try:
            return super().invoke(ctx)
        except GeneratorError as error:
            if error.spot is not None:
                error.spot = _openable(error.spot, ctx.params.get("root"))
            raise

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"generator.cli.{cmd_name.replace('-', '_')}_command")
        command: click.Command = module.command
        command.options_metavar = OPTIONS_METAVAR
        return command


@click.group(
    cls=OjgGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    options_metavar=OPTIONS_METAVAR,
    subcommand_metavar="OPDRACHT ...",
)
@click.version_option(
    __version__, "-V", "--version", prog_name="ojg", message="%(prog)s %(version)s",
    help="Toon de versie en stop.",
)  # fmt: skip
@click.option(
    "--root", type=click.Path(path_type=Path), metavar="MAP", help="Map met templates/ en agreements/."
)
@click.option("--no-cache", is_flag=True, help="Reken en maak alles opnieuw, en bewaar niets voor later.")
@click.pass_context
def ojg(ctx: click.Context, root: Path | None, no_cache: bool) -> None:
    """Maak overeenkomsten en functieprofielen voor de Ondersteuner Jeugd en Gezin (OJG).

    \b
    Beginnen:
      ojg init mijn-map                    nieuwe map met modelteksten en een voorbeeld
      ojg new pekela --gemeente Pekela     nieuwe overeenkomst
      ojg check pekela                     wat ontbreekt er of klopt er niet?
      ojg build pekela                     maak Word, PDF en webpagina in build/pekela/
    """
    ctx.obj = root
    kept.Cache.folder = None if no_cache else kept.user_folder()


def main() -> None:
    """Run the command and exit with one of the codes of `ExitCode`."""
    gc.set_threshold(_NEW_OBJECTS)
    sys.exit(run(sys.argv[1:]))


def start() -> None:
    """Run the command as a whole process: one that is short looks for no garbage and leaves its memory."""
    gc.set_threshold(_NEW_OBJECTS)
    gc.disable()
    code = run(sys.argv[1:])
    if _TIDIES_UP not in sys.modules:
        os._exit(code)
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run the command with these arguments and return its exit code."""
    _speak_dutch()
    try:
        open_streams()
        code = _done(arguments)
        close_streams()
        keep_trees()
    except GeneratorError as error:
        return _failed(error)
    except OSError as error:
        if not is_of_a_stream(error):
            return _failed(_refused(error)) if error.errno else _bug()
        problem = give_up(error)
        return _failed(problem) if problem else ExitCode.DONE
    return code


def _done(arguments: list[str]) -> int:
    """Carry out the command.

    Raises:
        OSError: when its output cannot be written.
    """
    try:
        return int(ojg.main(arguments, prog_name="ojg", standalone_mode=False) or ExitCode.DONE)
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.Abort:
        click.echo("Afgebroken.", err=True)
        return ExitCode.CANNOT_RUN
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except GeneratorError as error:
        return _failed(error)
    except SystemExit:  # click ends so when nobody reads the output any more
        return ExitCode.DONE
    except OSError:
        raise
    except Exception:  # noqa: BLE001 - the one place that turns a bug into exit code 4
        return _bug()


def _openable(spot: Spot, root: Path | None) -> Spot:
    from generator.cli.reporting import from_here
    from generator.workspace import Workspace

    try:
        workspace = Workspace.find(Path.cwd(), root)
    except GeneratorError:
        return spot
    return replace(spot, file=from_here(workspace, spot.file))


def _refused(error: OSError) -> GeneratorError:
    """Tell what the system did not let us do: that is no bug, here or in the content."""
    name = error.filename or "Een bestand"
    return GeneratorError(f"{name} is niet te gebruiken: {reason_of(error)}.", hint=cure_of(error))


def _failed(error: GeneratorError) -> int:
    click.echo(_told(error), err=True)
    return ExitCode.CANNOT_RUN


def _bug() -> int:
    """Tell of the exception that is being handled."""
    import platform
    import traceback

    click.echo(traceback.format_exc(), err=True)
    click.echo(
        "Dit is een fout in ojg zelf, niet in uw bestand. Meld hem met de tekst hierboven "
        f"(ojg {__version__}, Python {platform.python_version()}, {platform.system()}).",
        err=True,
    )
    return ExitCode.BUG


def _told(error: GeneratorError) -> str:
    spot = error.spot
    place = f"{spot.file}:{spot.line}:{spot.column}: " if spot else ""
    hint = "".join(f"\n      {line}" for line in error.hint.splitlines())
    return f"{place}fout: {error.message}{hint}"


def _speak_dutch() -> None:
    """Let click write its own messages in Dutch, through the catalogue it asks gettext for."""
    os.environ["LANGUAGE"] = "nl"
    gettext.bindtextdomain("ojg", _LANGUAGE_FOLDER)
    gettext.textdomain("ojg")
