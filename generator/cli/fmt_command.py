"""`ojg fmt`: files in one form, so that a comparison shows only what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.options import find_paths, find_workspace, names_argument
from generator.cli.reporting import from_here, show_text
from generator.errors import ExitCode
from generator.language.dutch import counted
from generator.tasks.fmt import Formatted, formatted


@click.command("fmt")
@names_argument
@click.option("--check", is_flag=True, help="Schrijf niets; noem de bestanden die anders moeten.")
@click.option("--diff", "show_diff", is_flag=True, help="Schrijf niets; laat zien wat er zou veranderen.")
@click.pass_obj
def command(root: Path | None, names: tuple[str, ...], check: bool, show_diff: bool) -> int:
    """Zet overeenkomsten en profielen in de vaste vorm. De inhoud en uw toelichting achter # blijven gelijk.

    De sleutels komen in de volgorde van het model, elk op een eigen regel. Zo laat een vergelijking in git
    alleen zien wat er echt is gewijzigd. Een bestand dat niet te lezen is, blijft zoals het is.

    \b
    Voorbeelden:
      ojg fmt
      ojg fmt stadskanaal --diff
      ojg fmt --check
    """
    workspace = find_workspace(root)
    files = [formatted(workspace, path) for path in find_paths(workspace, names)]
    findings = [finding for file in files for finding in file.findings]
    if findings:
        unread = sum(bool(file.findings) for file in files)
        show_text(workspace, findings, unread)
    changed = [file for file in files if file.changed]
    if show_diff:
        for file in changed:
            for line in file.difference(from_here(workspace, file.label)):
                click.echo(line)
    if not (check or show_diff):
        for file in changed:
            file.write()
    names_changed = [from_here(workspace, file.label) for file in changed]
    click.echo(_summary(files, names_changed, written=not (check or show_diff)), err=show_diff)
    return ExitCode.FINDINGS if findings or (check and changed) else ExitCode.DONE


def _summary(files: Sequence[Formatted], changed: Sequence[str], *, written: bool) -> str:
    told = "is in de vaste vorm gezet." if written else "staat nog niet in de vaste vorm."
    lines = [f"{file} {told}" for file in changed]
    done = sum(not file.changed and not file.findings for file in files)
    if done:
        files_stood = counted(done, "bestand stond", "bestanden stonden")
        lines.append(f"{files_stood} al in de vaste vorm.")
    if changed and not written:
        lines.append("Zet ze om met `ojg fmt`.")
    return "\n".join(lines)
