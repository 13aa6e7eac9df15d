"""Find the files that name another one as what they amend."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.load.yaml_source import read_yaml
from generator.model.source import YamlSource
from generator.workspace import Workspace


def amending(workspace: Workspace, folder: str, term: str, name: str) -> Iterator[tuple[Path, YamlSource]]:
    """List the files of a folder that name another file in a term; those that cannot be read are passed over.

    Args:
        workspace: The content folder.
        folder: The folder in it.
        term: The term that names a file.
        name: The file that is named, by its stem.

    Raises:
        WorkspaceError: when a file cannot be opened.
    """
    for path in workspace.files(folder):
        source = read_yaml(path, workspace.label(path))
        if isinstance(source, YamlSource) and source.data.get(term) == name:
            yield path, source
