"""Find the files that name another one as what they amend."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.load.content import ContentReader
from generator.model.source import YamlSource


def amending(reader: ContentReader, folder: str, term: str, name: str) -> Iterator[tuple[Path, YamlSource]]:
    """List the files of a folder that name another file in a term; those that cannot be read are passed over.

    Args:
        reader: Reads the files.
        folder: The folder, in the content folder.
        term: The term that names a file.
        name: The file that is named, by its stem.

    Raises:
        WorkspaceError: when a file cannot be opened.
    """
    for path in reader.workspace.files(folder):
        source = reader.source(path)
        if isinstance(source, YamlSource) and source.data.get(term) == name:
            yield path, source
