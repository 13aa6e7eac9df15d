"""A copy of a content folder with other files in it: what would be there if a change were made."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from generator.edge.files import real_path
from generator.errors import OutputError
from generator.workspace import BESIDE_MODELS, CONTENT_FOLDERS, TEMPLATES, Workspace


def copied(
    workspace: Workspace, target: Path, changed: Mapping[str, bytes | None], templates: Path | None = None
) -> Workspace:
    """Copy a content folder into an empty folder, and put other files in it.

    Args:
        workspace: The content folder.
        target: Where the copy comes.
        changed: By path in the content folder: what the file holds; None when it is not there.
        templates: Another folder with model texts; without it, those of the content folder.

    Raises:
        OutputError: when it cannot be written.
    """
    try:
        for folder in CONTENT_FOLDERS:
            if (workspace.root / folder).is_dir():
                shutil.copytree(workspace.root / folder, target / folder, symlinks=True)
        texts = templates or workspace.root / TEMPLATES
        shutil.copytree(texts, target / TEMPLATES, ignore=shutil.ignore_patterns(*BESIDE_MODELS))
        for name, data in changed.items():
            path = target / name
            if data is None:
                path.unlink(missing_ok=True)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
    except OSError as error:
        raise OutputError(
            f"Er is geen kopie van {workspace.root} te maken ({error.strerror or error}).",
            hint="Controleer of er ruimte is in de map voor tijdelijke bestanden.",
        ) from error
    return Workspace(real_path(target))
