"""`ojg textconv`: what git calls to compare files in plain language; it never fails."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

import click

from generator.edge.files import copy_to, read_file
from generator.errors import ExitCode


@click.command("textconv")
@click.argument("file", type=click.Path(path_type=Path), metavar="BESTAND")
@click.pass_obj
def command(root: Path | None, file: Path) -> int:
    """Laat een overeenkomst, profiel of Word-bestand zien als leesbare regels, zoals git ze vergelijkt.

    Git roept dit zelf aan, na `ojg git-install`. Wat niet zo te lezen is, komt er ongewijzigd uit.

    \b
    Voorbeeld:
      ojg textconv agreements/stadskanaal.yaml
    """
    raw = b""
    try:
        raw = read_file(file)
        text = _readable(raw, file, root)
    except OSError:
        with suppress(OSError):
            copy_to(file, sys.stdout.buffer)
        text = b""
    except Exception:  # noqa: BLE001 - git shows no comparison at all when this command fails
        text = raw
    sys.stdout.buffer.write(text)
    sys.stdout.buffer.flush()
    return ExitCode.DONE


def _readable(raw: bytes, file: Path, root: Path | None) -> bytes:
    from generator.tasks.textconv import readable

    return readable(raw, file.name, Path.cwd(), root)
