"""The content folder with templates as they were, beside the same folder as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from os.path import normpath
from pathlib import Path

from generator.compare.copies import copied
from generator.compare.revisions import Revision, find_revision, lay_out
from generator.compare.sides import Side
from generator.edge.files import read_file
from generator.errors import WorkspaceError
from generator.workspace import CONTENT_FOLDERS, TEMPLATES, WITHOUT_TEXT, Workspace


@dataclass(frozen=True)
class Change:
    """Templates that are other than they were."""

    revision: Revision
    asked: tuple[str, ...]
    """The files that the user named, relative to the content folder; empty for all templates."""
    files: tuple[str, ...]
    """Those that differ."""
    before: Side
    after: Side

    @property
    def is_text_only(self) -> bool:
        """Tell whether only clauses differ: no finding about terms can then be another."""
        return all(label.endswith(".md") for label in self.files)

    @property
    def versions(self) -> frozenset[str] | None:
        """The model versions that the files belong to; None when one is used by all versions."""
        return versions_of(self.files)


def versions_of(labels: Sequence[str]) -> frozenset[str] | None:
    """Return the model versions that templates belong to; None when one is used by all versions."""
    parts = [label.split("/") for label in labels]
    if any(len(part) < 4 for part in parts):
        return None
    return frozenset(f"{part[1]}/{part[2]}" for part in parts)


def change_since(workspace: Workspace, files: Sequence[str], since: str, scratch: Path) -> Change:
    """Set the templates as they were beside those that are there now.

    Args:
        workspace: The content folder.
        files: Templates, as the user named them; without any, all.
        since: The revision to compare with.
        scratch: An empty folder.

    Raises:
        WorkspaceError: when a file is no template, or there is no such revision.
        OutputError: when the scratch folder cannot be written.
    """
    labels = tuple(dict.fromkeys(_label(workspace, name) for name in files))
    revision = find_revision(workspace.root, since)
    then = lay_out(workspace.root, revision, scratch / "versie")
    for label in labels:
        if not (workspace.root / label).is_file() and not (then.root / label).is_file():
            raise WorkspaceError(
                f"Er is geen bestand {label}, ook niet in {revision.label}.",
                hint="Noem een bestand in templates/, zoals een artikel of regels.yaml.",
            )
    looked_at = labels or tuple(sorted({*_texts(workspace), *_texts(then)}))
    changed = {label: _bytes(then, label) for label in looked_at}
    differ = tuple(label for label, data in changed.items() if data != _bytes(workspace, label))
    old = copied(workspace, scratch / "toen", {label: changed[label] for label in differ})
    names = _names(workspace)
    before = {name: old.root / workspace.label(path) for name, path in names.items()}
    return Change(revision, labels, differ, Side(revision.label, old, before), Side("nu", workspace, names))


def _label(workspace: Workspace, name: str) -> str:
    places = (Path(normpath(base / name)) for base in (Path.cwd(), workspace.root))
    labels = [label for place in places if (label := workspace.label(place)).startswith(f"{TEMPLATES}/")]
    if not labels:
        raise WorkspaceError(
            f"{name} staat niet in {TEMPLATES}/.",
            hint="Noem een modeltekst, schema, regels.yaml of standaard.yaml. Wijzigingen in overeenkomsten "
            "laat `ojg diff` zien.",
        )
    return next((label for label in labels if (workspace.root / label).is_file()), labels[0])


def _names(workspace: Workspace) -> dict[str, Path]:
    paths = (path for folder in CONTENT_FOLDERS for path in workspace.files(folder))
    return {workspace.label(path).rpartition(".")[0]: path for path in paths}


def _texts(workspace: Workspace) -> Iterator[str]:
    for path in (workspace.root / TEMPLATES).rglob("*"):
        parts = path.relative_to(workspace.root / TEMPLATES).parts
        if path.is_file() and not set(parts) & set(WITHOUT_TEXT):
            yield workspace.label(path)


def _bytes(workspace: Workspace, label: str) -> bytes | None:
    path = workspace.root / label
    return read_file(path) if path.is_file() else None
