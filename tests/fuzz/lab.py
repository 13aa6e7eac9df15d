"""Where inputs are tried: content folders of our own, with valid files of every kind."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path

from generator.model.document import Document
from generator.render import writer_for
from generator.render.house_style import style_for
from generator.tasks.build.ledger import LEDGER
from generator.tasks.build.manifest import MANIFEST, Built, BuiltFile, manifest
from generator.tasks.sign.signing import sign
from generator.tasks.sign.wish import Wish
from generator.workspace import Workspace
from tests.acceptance.content import ROOT
from tests.acceptance.folder import content_folder
from tests.examples import EXAMPLES, whole_text
from tests.fuzz.moved import moved_folder
from tests.logos import LOGOS
from tests.release.small import small_folder
from tests.sample_document import key_terms, replacement_article, sample_document, signatures
from tests.signed.folder import Folder, folder_with

OWN = "stadskanaal"
"""The agreement that is looked at, and the house style of its own."""


@dataclass
class Lab:
    """Folders below one that the caller removes."""

    folder: Path

    @cached_property
    def real(self) -> Workspace:
        """The models of this repository."""
        root = content_folder(self.folder / "echt", OWN)
        shutil.rmtree(root / "templates" / "huisstijl" / OWN, ignore_errors=True)
        (root / "templates" / "huisstijl" / OWN / "fonts").mkdir(parents=True)
        for example in sorted(EXAMPLES.glob("ok-*.yaml"))[::8]:
            (root / "agreements" / f"{example.stem}.yaml").write_text(whole_text(example.stem), "utf-8")
        return Workspace(root.resolve())

    @cached_property
    def small(self) -> Workspace:
        """Two small models, so that everything about them is looked at in no time."""
        small = small_folder(self.folder / "klein")
        shutil.copy(ROOT / "templates" / "schrijfwijzer.yaml", small.root / "templates")
        return small

    @cached_property
    def moved(self) -> Workspace:
        """A small model with a next version, and an agreement to take along."""
        return moved_folder(self.folder / "verhuisd")

    @cached_property
    def signed(self) -> Folder:
        """A signed agreement and a file that amends it."""
        signed = folder_with(self.folder / "getekend", "ok-getekend")
        assert sign(signed.workspace, signed.path("veen"), Wish(despite_draft=True)).lines
        signed.amend("later", "uren:\n  eerste_gesprek_binnen_dagen: 10\n")
        return signed

    @cached_property
    def document(self) -> Document:
        """A short document with all that looks different."""
        return replace(sample_document(), sections=(key_terms(), replacement_article(), signatures()))

    def written(self, file_format: str) -> bytes:
        """Write the document in a format, in the standard house style."""
        path = self.folder / f"stuk.{file_format}"
        if not path.exists():
            path.write_bytes(writer_for(file_format)(self.document, style_for(self.real)))
        return path.read_bytes()

    @cached_property
    def out(self) -> Path:
        """A folder that a build left."""
        out = self.folder / "build"
        (out / LEDGER).mkdir(parents=True)
        data = self.written("docx")
        built = Built(OWN, (BuiltFile.of(self.document, "docx", f"{OWN}/stuk", data),))
        (out / OWN).mkdir()
        (out / OWN / "stuk.docx").write_bytes(data)
        (out / MANIFEST).write_bytes(manifest([built]))
        (out / LEDGER / f"{OWN}.json").write_text(json.dumps(asdict(built)), "utf-8")
        return out

    def style_files(self, *names: str) -> dict[Path, bytes]:
        """Give files of a house style by where a style of one's own has them."""
        own, standard = (self.real.root / "templates" / "huisstijl" / name for name in (OWN, "standaard"))
        return {
            own / name: LOGOS[name] if name in LOGOS else (standard / name).read_bytes() for name in names
        }


@contextmanager
def put(path: Path, data: bytes) -> Iterator[None]:
    """Let a file hold this for a while."""
    before = path.read_bytes() if path.exists() else None
    path.write_bytes(data)
    try:
        yield
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)
