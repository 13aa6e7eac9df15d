"""Where a build may write: never over content, a person's folder or somebody else's site."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from generator.edge.files import read_file
from generator.edge.json_data import json_value
from generator.edge.reasons import reason_of
from generator.errors import OutputError
from generator.tasks.build.ledger import LEDGER
from generator.tasks.build.manifest import MANIFEST
from generator.tasks.build.overview import OVERVIEW
from generator.workspace import CONTENT_FOLDERS, TEMPLATES, Workspace

_GIT = ".git"


def refuse_unsafe(workspace: Workspace, out: Path) -> None:
    """Refuse a folder in which documents could be in the way of something else, before anything is written.

    Raises:
        OutputError: when it is such a folder.
    """
    try:
        reason = _reason(workspace, out.resolve())
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
        why = reason_of(error) if isinstance(error, OSError) else "een koppeling verwijst naar zichzelf"
        raise _refused(out, why) from error
    if reason:
        raise _refused(out, reason)


def _reason(workspace: Workspace, place: Path) -> str:
    root = workspace.root
    if root.is_relative_to(place):
        return "daarin staan uw overeenkomsten zelf"
    inside = [name for name in (TEMPLATES, *CONTENT_FOLDERS) if place.is_relative_to(root / name)]
    if inside:
        return f"{inside[0]}/ is voor inhoud, niet voor documenten"
    if _GIT in place.parts:
        return "dat is de map van git zelf"
    with suppress(RuntimeError):
        if Path.home().resolve().is_relative_to(place):
            return "dat is uw thuismap, of een map daarboven"
    existing = next(path for path in (place, *place.parents) if path.exists())
    if not existing.is_dir():
        return f"{existing} is een bestand"
    if (place / LEDGER).is_symlink():
        return f"{LEDGER} daarin is een koppeling"
    return _site_of_others(place)


def _site_of_others(place: Path) -> str:
    """Tell what stands where a build puts its overview and its manifest, when no build made it."""
    try:
        content: Any = json_value(read_file(place / MANIFEST))
    except (OSError, ValueError):
        content = None
    is_ours = isinstance(content, dict) and "ojg" in content
    if isinstance(content, dict) and not is_ours:
        return f"daar staat al een {MANIFEST} die niet van ojg is"
    if (place / OVERVIEW).exists() and not is_ours and not (place / LEDGER).is_dir():
        return f"daar staat al een {OVERVIEW} die niet van ojg is"
    return ""


def _refused(out: Path, reason: str) -> OutputError:
    return OutputError(
        f"In {out} komen geen documenten: {reason}.",
        hint="Kies met --out een eigen map voor de documenten, zoals build. Er is niets geschreven.",
    )
