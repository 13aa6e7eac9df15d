"""The file with the signatures: its digest is the proof that ties it to what was laid down."""

from __future__ import annotations

from pathlib import Path

from generator.edge.files import sha256_of
from generator.edge.pdfs import is_pdf
from generator.edge.reasons import reason_of
from generator.errors import WorkspaceError
from generator.load.laid_down import read_laid_down
from generator.load.yaml_source import read_yaml
from generator.model.roles import Roles
from generator.model.source import YamlSource, value_at
from generator.workspace import Workspace


def digest_of_pdf(path: Path) -> str:
    """Compute the SHA-256 of a signed file.

    Raises:
        WorkspaceError: when it cannot be read, or is no PDF.
    """
    try:
        if not is_pdf(path):
            raise WorkspaceError(
                f"{path.name} is geen PDF.",
                hint="Noem de getekende PDF. Is op papier getekend, noem dan de scan als PDF.",
            )
        return sha256_of(path)
    except OSError as error:
        raise WorkspaceError(
            f"{path.name} is niet te lezen: {reason_of(error)}.",
            hint="Sluit het bestand en probeer het nog eens.",
        ) from error


def refuse_used(workspace: Workspace, roles: Roles, digest: str, path: Path, document: str) -> None:
    """Refuse a signed file that belongs to another document.

    Args:
        workspace: The content folder.
        roles: The roles of the model of the file.
        digest: The SHA-256 of the signed file.
        path: The file that is signed.
        document: Which of its documents.

    Raises:
        WorkspaceError: when another document, of this file or another, has that signed file.
    """
    for other in workspace.files(roles.folder):
        source = read_yaml(other, workspace.label(other))
        if not isinstance(source, YamlSource):
            continue
        holding = read_laid_down(workspace, other, value_at(source.data, roles.status.signed_digest))
        users = [name for name, one in holding.documents.items() if one.signed_file == digest]
        if value_at(source.data, roles.status.signed_file) == digest and not users:
            users = [document] if other == path else [other.stem]
        if any((other, name) != (path, document) for name in users):
            raise WorkspaceError(
                f"Dit getekende bestand hoort al bij {workspace.label(other)}.",
                hint="Elk document heeft een eigen getekend bestand. Kijk of u het goede noemt.",
            )
