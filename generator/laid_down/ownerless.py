"""Folders of what was signed whose agreement is gone or has another name now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.edge.files import real_path
from generator.findings import Finding, Severity, Spot
from generator.load.laid_down import folder_of, folders_in, stored_digest
from generator.load.yaml_source import read_bytes
from generator.workspace import CONTENT_FOLDERS, Workspace

RULE = "vastlegging-zonder-bestand"


def check_ownerless(workspace: Workspace, paths: Sequence[Path]) -> Iterator[Finding]:
    """Find what was laid down of files that are not there, among files that are looked at.

    It is told when all files beside it are looked at, or the one that it belongs to by its digest.

    Raises:
        WorkspaceError: when a folder is a link to outside the content folder, or a file cannot be read.
    """
    asked = {real_path(path) for path in paths}
    for place in CONTENT_FOLDERS:
        files = workspace.files(place)
        owned = {folder_of(file).name for file in files}
        for folder in folders_in(workspace.root / place):
            if folder.name in owned:
                continue
            renamed = _renamed(workspace, folder, files)
            if {real_path(file) for file in ([renamed] if renamed else files)} <= asked:
                yield _finding(workspace, folder, renamed)


def _renamed(workspace: Workspace, folder: Path, files: Sequence[Path]) -> Path | None:
    """Find the file that names the digest of a folder."""
    digest = stored_digest(workspace, folder).encode()
    return next(
        (file for file in files if digest and digest in read_bytes(file, workspace.label(file))), None
    )


def _finding(workspace: Workspace, folder: Path, renamed: Path | None) -> Finding:
    name = folder.name
    message = f"Hier ligt wat is getekend, maar de overeenkomst {folder.stem}.yaml staat er niet naast."
    hint = (
        f"Zet {folder.stem}.yaml terug uit uw archief of uit git. Hoort het getekende hier niet meer, "
        f"verplaats dan de map {name} naar uw archief."
    )
    if renamed is not None:
        hint = f"{renamed.name} noemt wat hier ligt. Geef de map de naam {folder_of(renamed).name}."
    return Finding(RULE, Severity.WARNING, Spot(workspace.label(folder)), message, hint)
