"""A house style of one's own: a folder with the files of another style to alter."""

from __future__ import annotations

import re
from pathlib import Path

from generator.edge.files import read_file
from generator.errors import WorkspaceError
from generator.output import replace_folder
from generator.render.logo import NAMES as LOGOS
from generator.workspace import HOUSE_STYLES, STANDARD_STYLE, TEMPLATES, Workspace

README = "LEESMIJ.md"
FILES = ("overeenkomst.docx", "overeenkomst.odt", "kleuren.css", "kleuren-donker.css", README)
"""What people alter; the other files of the standard can be laid beside them by hand."""

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def new_style(workspace: Workspace, name: str, source: str = STANDARD_STYLE) -> Path:
    """Make a house style with copies of the files of another one.

    Args:
        workspace: The content folder.
        name: The name of an agreement, or the short name of a municipality.
        source: The house style to copy.

    Returns:
        The new folder.

    Raises:
        WorkspaceError: there is such a style already, or there is none to copy.
        OutputError: when it cannot be written.
    """
    styles = workspace.root / TEMPLATES / HOUSE_STYLES
    if not _NAME.fullmatch(name):
        raise WorkspaceError(
            f'"{name}" kan geen naam van een huisstijl zijn.',
            hint="Gebruik de naam van een overeenkomst, of de korte naam van een gemeente, zoals pekela.",
        )
    if (styles / name).exists():
        raise WorkspaceError(
            f"Er is al een huisstijl {workspace.label(styles / name)}/.",
            hint="Pas de bestanden daarin aan, of geef die map eerst een andere naam.",
        )
    known = sorted(path.name for path in styles.iterdir() if path.is_dir()) if styles.is_dir() else []
    if source not in known:
        raise WorkspaceError(
            f'Er is geen huisstijl "{source}" om van uit te gaan.', hint=f"Er zijn: {', '.join(known)}."
        )
    replace_folder(styles / name, _copies(workspace, styles / source, styles / STANDARD_STYLE))
    return styles / name


def _copies(workspace: Workspace, source: Path, standard: Path) -> dict[str, bytes]:
    """Read the files to alter, and all that the source has of its own."""
    own = [path for path in source.iterdir() if path.is_file()] if source != standard else []
    logos = [standard / name for name in LOGOS if not any(path.name in LOGOS for path in own)]
    paths = [*(standard / name for name in FILES), *logos, *own]
    return {path.name: read_file(workspace.inside(path)) for path in paths if path.is_file()}
