"""A folder with content to begin in."""

from __future__ import annotations

import tempfile
from pathlib import Path

from generator.edge.files import read_file
from generator.errors import OutputError, WorkspaceError
from generator.output import clear_leftovers, copy_tree, replace_file
from generator.workspace import AGREEMENTS, DOCS, MANUAL, PROFILES, START, TEMPLATES, packaged_content

EXAMPLE = "stadskanaal.yaml"
"""The one agreement that a new folder begins with."""
PAGES = ("handleiding.md", "werkblad.png", "werkblad-taken.png", "velden.md", "toegankelijkheid.md")
"""The pages that come along with a new folder: the manual, what it shows and what it leads to."""

_IGNORED = {".git"}


def init_folder(target: Path) -> list[Path]:
    """Fill a new or empty folder: model texts, profiles, one example, the manual and the files around them.

    Returns:
        The files that are now in it.

    Raises:
        WorkspaceError: when there is something in the folder already.
        OutputError: when it cannot be written.
    """
    clear_leftovers(target)
    _refuse_used(target)
    content = packaged_content()
    try:
        target.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".ojg-", dir=target) as folder:
            staging = Path(folder)
            copy_tree(content / TEMPLATES / START, staging)
            for name in (TEMPLATES, PROFILES):
                copy_tree(content / name, staging / name)
            for name in PAGES:
                replace_file(staging / MANUAL / name, read_file(content / DOCS / name))
            replace_file(staging / AGREEMENTS / EXAMPLE, read_file(content / AGREEMENTS / EXAMPLE))
            files = [path.relative_to(staging) for path in sorted(staging.rglob("*")) if path.is_file()]
            for path in staging.iterdir():
                path.rename(target / path.name)
    except OSError as error:
        raise OutputError(
            f"{target} is niet te vullen ({error.strerror or error}).",
            hint="Controleer of er ruimte is en of u in deze map mag schrijven.",
        ) from error
    return [target / path for path in files]


def _refuse_used(target: Path) -> None:
    if target.is_symlink() or target.exists():
        if not target.is_dir():
            raise WorkspaceError(f"{target} is een bestand.", hint="Noem een map die nog niet bestaat.")
        if any(path.name not in _IGNORED for path in target.iterdir()):
            raise WorkspaceError(
                f"De map {target} is niet leeg.",
                hint="Noem een map die nog niet bestaat, of een lege. Zo gaat er niets van u verloren.",
            )
