"""What a build tells about itself: the manifest and the rows of the overview page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from generator import __version__
from generator.model.document import Document
from generator.render.index_page import IndexEntry

MANIFEST = "manifest.json"
_FORMAT_NAMES = {"docx": "Word", "pdf": "PDF", "html": "Webpagina", "txt": "Tekst", "odt": "ODT"}


@dataclass(frozen=True)
class BuiltFile:
    """One file of a build, as the manifest describes it."""

    bestand: str
    sha256: str
    formaat: str
    document: str
    titel: str
    organisatie: str
    kenmerk: str
    status: str
    model: str
    toestand: str
    termen: str

    @classmethod
    def of(cls, document: Document, file_format: str, stem: str, data: bytes) -> BuiltFile:
        """Describe a document that was written to `stem` in one format."""
        meta = document.meta
        return cls(
            bestand=f"{stem}.{file_format}",
            sha256=hashlib.sha256(data).hexdigest(),
            formaat=file_format,
            document=document.name,
            titel=meta.title,
            organisatie=meta.author,
            kenmerk=meta.kenmerk,
            status=meta.status,
            model=meta.model,
            toestand=meta.state,
            termen=meta.digest,
        )


@dataclass(frozen=True)
class Built:
    """The files that one content file gave."""

    name: str
    files: tuple[BuiltFile, ...]


def merged(out: Path, built: Sequence[Built]) -> list[Built]:
    """Lay a build over what an earlier one left in the folder; what is gone from the folder is dropped."""
    everything = {old.name: old for old in _earlier(out)}
    everything.update({new.name: new for new in built})
    return [everything[name] for name in sorted(everything)]


def manifest(everything: Iterable[Built]) -> bytes:
    """Write the manifest: every file with its digest, in a stable order."""
    content = {
        "ojg": __version__,
        "bestanden": [asdict(file) for built in everything for file in built.files],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def index_entries(everything: Iterable[Built]) -> list[IndexEntry]:
    """Make a row of the overview for each document."""
    entries = []
    for built in everything:
        documents: dict[str, list[BuiltFile]] = {}
        for file in built.files:
            documents.setdefault(file.document, []).append(file)
        entries += [_entry(built, files) for files in documents.values()]
    return entries


def _entry(built: Built, files: Sequence[BuiltFile]) -> IndexEntry:
    first = files[0]
    suffix = first.document.partition("-")[2]
    return IndexEntry(
        municipality=first.organisatie or built.name,
        title=f"{first.titel} ({suffix})" if suffix else first.titel,
        status=first.status,
        model=f"{first.model} ({first.toestand})",
        files=tuple((_FORMAT_NAMES.get(file.formaat, file.formaat), file.bestand) for file in files),
    )


def _earlier(out: Path) -> list[Built]:
    try:
        content: Any = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        files = [BuiltFile(**entry) for entry in content["bestanden"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    found: dict[str, list[BuiltFile]] = {}
    for file in files:
        if (out / file.bestand).is_file():
            found.setdefault(file.bestand.partition("/")[0], []).append(file)
    return [Built(name, tuple(entries)) for name, entries in found.items()]
