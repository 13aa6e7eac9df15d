"""What earlier builds made of content files that have not changed since: they need not be looked at again.

What is known of a file is kept under a digest of all it depends on: itself, the files it builds on, what was
laid down of them, all templates, the names of all content files, what was asked for, and what writes
documents. A file that depends on more than that is looked at each time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from generator import pipeline
from generator.edge.files import read_file, sha256_of
from generator.edge.json_data import json_value
from generator.edge.kept import Cache
from generator.edge.stored import make_room, store, stored
from generator.load.laid_down import folder_of
from generator.output import sha256
from generator.render.libraries import stamp_for
from generator.tasks.build.ledger import as_json, digest_of
from generator.tasks.build.making import Batch, Portion, Verdict
from generator.tasks.build.manifest import BuiltFile, Remarked
from generator.workspace import CONTENT_FOLDERS, TEMPLATES, Workspace

_TOGETHER = 32
"""Files of which it is seen at one time whether they changed."""


class KnownFiles:
    """What is known of the files of a content folder.

    Args:
        workspace: The content folder.
        order: What is to be made.
    """

    def __init__(self, workspace: Workspace, order: pipeline.Order) -> None:
        self._workspace = workspace
        self._before = _signatures(workspace) if Cache.folder else {}
        self._base = _digest_of_all(workspace, order) if Cache.folder else ""
        self._learnt: list[tuple[Path, tuple[Path, ...], bytes]] = []

    def portion(self, path: Path) -> Portion | None:
        """Return what came of a file, without the contents of its documents; None when that is not known."""
        if not self._base or path not in self._before:
            return None
        try:
            labels = json_value(stored(self._lead(path)) or b"")
            content: Any = json_value(stored(self._state(labels)) or b"")
            remarks = [Remarked(*one) for one in content["remarks"]]
            reached = [self._workspace.root / label for label in labels]
            verdict = Verdict((), remarks, reached, content["titles"], is_sound=True)
            return Portion(Batch(path, 0), verdict, [BuiltFile.read(one) for one in content["files"]])
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def learn(self, portion: Portion) -> None:
        """Take in what came of a file; now and then what is ready is kept."""
        verdict = portion.verdict
        if self._base and verdict and verdict.is_alone and not portion.problems:
            content = {
                "remarks": verdict.remarks,
                "titles": dict(verdict.titles),
                "files": [asdict(file) for file in portion.files],
            }
            self._learnt.append((portion.batch.path, tuple(verdict.reached), as_json(content)))
            if len(self._learnt) == _TOGETHER:
                self.keep()

    def keep(self) -> None:
        """Keep what was learnt of files that nobody changed in the meantime."""
        learnt, self._learnt = self._learnt, []
        if not learnt:
            return
        after = _signatures(self._workspace)
        changed = {path for path, _ in self._before.items() ^ after.items()}
        templates = self._workspace.root / TEMPLATES
        if any(path.is_relative_to(templates) for path in changed):
            return
        for path, reached, content in learnt:
            sources = {one for file in reached for one in (file, *_laid_down(file))}
            if path in after and sources <= after.keys() and sources.isdisjoint(changed):
                labels = [self._workspace.label(one) for one in reached]
                store(self._lead(path), as_json(labels))
                store(self._state(labels), content)
        make_room()

    def _lead(self, path: Path) -> str:
        return digest_of("lead", self._base, self._workspace.label(path))

    def _state(self, labels: Sequence[str]) -> str:
        """Tell apart what files say and what was laid down of them.

        Raises:
            OSError: when one cannot be read.
        """
        paths = (self._workspace.root / label for label in labels)
        files = (one for path in paths for one in (path, *_laid_down(path)))
        return digest_of("state", self._base, *(f"{path.name} {sha256(read_file(path))}" for path in files))


def _laid_down(path: Path) -> list[Path]:
    return sorted(one for one in folder_of(path).rglob("*") if one.is_file())


def _signatures(workspace: Workspace) -> dict[Path, tuple[int, ...]]:
    """Tell apart the states of all files of a content folder, without reading them."""
    found: dict[Path, tuple[int, ...]] = {}
    for path in _everything(workspace, TEMPLATES, *CONTENT_FOLDERS):
        with suppress(OSError):
            state = path.stat()
            found[path] = (state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino)
    return found


def _everything(workspace: Workspace, *folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from (path for path in sorted((workspace.root / folder).rglob("*")) if path.is_file())


def _digest_of_all(workspace: Workspace, order: pipeline.Order) -> str:
    """Tell apart all that every file depends on; empty when that cannot be told."""
    stamp = stamp_for(tuple(order.formats))
    templates = workspace.root / TEMPLATES
    if not stamp or any(path.is_symlink() for path in (templates, *templates.rglob("*"))):
        return ""
    asked = (*order.formats, str(order.signature_fields))
    names = (path.name for folder in CONTENT_FOLDERS for path in workspace.files(folder))
    try:
        texts = [f"{workspace.label(path)} {sha256_of(path)}" for path in _everything(workspace, TEMPLATES)]
    except OSError:
        return ""
    return digest_of(stamp, *asked, "names", *names, "templates", *texts)
