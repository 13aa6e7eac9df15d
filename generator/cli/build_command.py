"""`ojg build`: finished documents."""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from generator import pipeline
from generator.cli.options import find_paths, find_workspace, names_argument
from generator.cli.progress import ProgressBar
from generator.cli.reporting import exit_code, show_text
from generator.edge.kept import Cache
from generator.language.dutch import counted
from generator.render import FORMATS
from generator.render.libraries import FAMILIAR, unfamiliar
from generator.tasks.build.cluster import SCHEME
from generator.tasks.build.manifest import Built
from generator.tasks.build.run import Inspected, build
from generator.workspace import Workspace

DEFAULT_FORMATS = "docx,odt,pdf,html"
_EXECUTOR = re.compile(rf"{SCHEME}([\w.-]+|\[[0-9A-Fa-f:.]+\]):\d{{1,5}}", re.ASCII)


def parse_formats(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Read lists of formats; each time that the option is given adds to them."""
    parts = (part.strip().lower() for one in value for part in one.split(","))
    formats = tuple(dict.fromkeys(part for part in parts if part))
    wrong = [part for part in formats if part not in FORMATS]
    if wrong or not formats:
        raise click.BadParameter(f"kies uit {', '.join(FORMATS)}, met komma's ertussen.")
    return formats


def parse_executor(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
    """Read the address of a scheduler."""
    if value is not None and not _EXECUTOR.fullmatch(value):
        raise click.BadParameter(f'"{value}" is geen adres als {SCHEME}10.0.0.5:8786.')
    return value or ""


@click.command("build")
@names_argument
@click.option(
    "--format", "formats", multiple=True, default=(DEFAULT_FORMATS,), show_default=True,
    callback=parse_formats, metavar="LIJST", help=f"Formaten, met komma's ertussen: {', '.join(FORMATS)}.",
)  # fmt: skip
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("build"), show_default=True,
    metavar="MAP", help="Map voor de documenten.",
)  # fmt: skip
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="AANTAL", help="Aantal processen; anders een per processor."
)
@click.option(
    "--executor", metavar="ADRES", callback=parse_executor,
    help=f"Laat een Dask-cluster de documenten schrijven: {SCHEME}HOST:POORT, het adres van de planner. "
    "Zonder deze optie doen processen op deze computer het.",
)  # fmt: skip
@click.option(
    "--signature-fields", is_flag=True,
    help="Zet in de PDF een leeg veld op elke plaats voor een handtekening.",
)  # fmt: skip
@click.pass_obj
def command(  # noqa: PLR0913 - one for each option
    root: Path | None,
    names: tuple[str, ...],
    formats: tuple[str, ...],
    out: Path,
    jobs: int | None,
    executor: str,
    signature_fields: bool,
) -> int:
    """Maak de documenten van overeenkomsten en profielen.

    Elk bestand krijgt een eigen map: build/NAAM/. Van een bestand met fouten wordt niets gemaakt; de
    andere worden wel gemaakt. Alleen documenten die ojg zelf maakte, worden vervangen of verwijderd.
    Wat niet is gewijzigd, wordt niet opnieuw gemaakt; ojg --no-cache build maakt alles opnieuw.

    \b
    Voorbeelden:
      ojg build
      ojg build stadskanaal --format docx,pdf
      ojg build --out documenten --jobs 2
      ojg build --executor dask://10.0.0.5:8786
    """
    if jobs and executor:
        raise click.UsageError("Kies --jobs of --executor: op een cluster telt hoeveel werkers het heeft.")
    gc.enable()
    workspace = find_workspace(root)
    codes: list[int] = []

    def report(inspected: Inspected) -> None:
        if inspected.errors:
            show_text(workspace, inspected.errors, inspected.files, inspected.titles)
        codes.append(exit_code(inspected.errors))

    order = pipeline.Order(formats, jobs or 0, signature_fields, executor)
    built = _built(workspace, find_paths(workspace, names), order, out, report)
    if built:
        folders = counted(len(built), "map", "mappen")
        count = sum(len(one.files) for one in built)
        place = f"{out}/{built[0].name}/" if len(built) == 1 else f"{folders} onder {out}/"
        click.echo(f"Klaar: {counted(count, 'bestand', 'bestanden')} in {place}.")
        if "pdf" in formats and (strangers := unfamiliar()):
            known = " en ".join(f"{name} {version}" for name, version in FAMILIAR.items())
            click.echo(
                f"PDF's maken duurt hier langer: ojg kent kortere wegen door {known}, en hier staat "
                f"{' en '.join(strangers)}. Voor wat er in de PDF's staat, maakt dat niets uit.",
                err=True,
            )
    return codes[0]


def _built(
    workspace: Workspace,
    paths: Sequence[Path],
    order: pipeline.Order,
    out: Path,
    report: Callable[[Inspected], None],
) -> list[Built]:
    """Build with a line that shows how far it is; what happened to older documents is told after it.

    Raises:
        GeneratorError: when something could not be made or stored.
    """
    told: list[str] = []
    try:
        with ProgressBar("Documenten maken", sys.stderr) as bar:
            return build(workspace, paths, order, out, bar.tell, told.append, report)
    except KeyboardInterrupt:
        told.append(f"Wat klaar was, staat in {out}/." if out.exists() else "Er was nog niets klaar.")
        if Cache.folder is not None:
            told.append("Geef dezelfde opdracht opnieuw om verder te gaan waar ojg nu is gestopt.")
        raise
    finally:
        for line in told:
            click.echo(line, err=True)
