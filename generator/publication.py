"""What a build tells about itself: the manifest and the rows of the overview page."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from generator import __version__
from generator.findings import Finding, Severity
from generator.model.document import Document
from generator.render.style import Style
from generator.render.web.index_page import write_index
from generator.render.web.index_table import IndexEntry, IndexFile
from generator.workspace import TEMPLATES

MANIFEST = "manifest.json"
_GENERAL = "Algemeen"
"""Stands where a municipality would, for a document of none."""


@dataclass(frozen=True)
class Tally:
    """How many findings checking a content file gave."""

    fouten: int = 0
    waarschuwingen: int = 0


@dataclass(frozen=True)
class BuiltFile:
    """One file of a build, as the manifest describes it."""

    bestand: str
    sha256: str
    omvang: int
    formaat: str
    document: str
    titel: str
    onderwerp: str
    organisatie: str
    kenmerk: str
    status: str
    model: str
    toestand: str
    termen: str
    modelkenmerk: str = ""

    @classmethod
    def of(cls, document: Document, file_format: str, stem: str, data: bytes) -> BuiltFile:
        """Describe a document that was written to `stem` in one format."""
        meta = document.meta
        return cls(
            bestand=f"{stem}.{file_format}",
            sha256=hashlib.sha256(data).hexdigest(),
            omvang=len(data),
            formaat=file_format,
            document=document.name,
            titel=meta.title,
            onderwerp=meta.subject,
            organisatie=meta.author,
            kenmerk=meta.kenmerk,
            status=meta.status,
            model=meta.model,
            toestand=meta.state,
            termen=meta.digest,
            modelkenmerk=meta.model_digest,
        )


@dataclass(frozen=True)
class Built:
    """The files that one content file gave, and what its last check came to."""

    name: str
    files: tuple[BuiltFile, ...]
    tally: Tally = Tally()


def tallies(findings: Iterable[Finding]) -> dict[str, Tally]:
    """Count errors and warnings by the name of the content file they are in; model versions do not count."""
    found = (finding for finding in findings if not finding.spot.file.startswith(f"{TEMPLATES}/"))
    counts = Counter((Path(finding.spot.file).stem, finding.severity) for finding in found)
    return {
        name: Tally(counts[name, Severity.ERROR], counts[name, Severity.WARNING])
        for name in sorted({name for name, _ in counts})
    }


def merged(out: Path, built: Sequence[Built], checked: Mapping[str, Tally]) -> list[Built]:
    """Lay a build over what an earlier one left in the folder; what is gone from the folder is dropped.

    Args:
        out: The folder.
        built: What was built now.
        checked: What the check before this build came to, also for files that could not be built.
    """
    everything = {old.name: replace(old, tally=checked.get(old.name, old.tally)) for old in _earlier(out)}
    everything.update({new.name: replace(new, tally=checked.get(new.name, Tally())) for new in built})
    return [everything[name] for name in sorted(everything)]


def manifest(everything: Iterable[Built]) -> bytes:
    """Write the manifest: every file with its digest, in a stable order."""
    builds = list(everything)
    content = {
        "ojg": __version__,
        "bevindingen": {built.name: asdict(built.tally) for built in builds},
        "bestanden": [asdict(file) for built in builds for file in built.files],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def overview(
    everything: Sequence[Built], checked: Mapping[str, Tally], municipalities: Iterable[str], style: Style
) -> bytes:
    """Write the overview page.

    Args:
        everything: All there is in the folder.
        checked: What the check before this build came to.
        municipalities: Names to find in the names of organisations, for the filter by municipality.
        style: The house style.

    Raises:
        RenderError: The house style lacks a file, or its `page.html` is wrong.
    """
    names = sorted(filter(None, municipalities), key=len, reverse=True)
    known = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])" if names else r"(?!)")
    present = {built.name for built in everything}
    failed = {
        name: (tally.fouten, tally.waarschuwingen)
        for name, tally in checked.items()
        if tally.fouten and name not in present
    }
    entries = [entry for built in everything for entry in _entries(built, known)]
    return write_index(entries, failed, style, maker=f"ojg {__version__}")


def _entries(built: Built, known: re.Pattern[str]) -> Iterator[IndexEntry]:
    documents: dict[str, list[BuiltFile]] = {}
    for file in built.files:
        documents.setdefault(file.document, []).append(file)
    for files in documents.values():
        first = files[0]
        organisation = first.organisatie or _GENERAL
        yield IndexEntry(
            organisation=organisation,
            municipalities=tuple(known.findall(organisation)) or (organisation,),
            title=first.titel if first.organisatie else f"{first.titel} ({built.name})",
            subject=first.onderwerp,
            kenmerk=first.kenmerk,
            status=first.status,
            model=first.model,
            state=first.toestand,
            errors=built.tally.fouten,
            warnings=built.tally.waarschuwingen,
            files=tuple(IndexFile(file.formaat, file.bestand, file.omvang) for file in files),
        )


def _earlier(out: Path) -> list[Built]:
    try:
        content: Any = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        files = [BuiltFile(**entry) for entry in content["bestanden"]]
        found_before = {name: Tally(**counts) for name, counts in content["bevindingen"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []
    found: dict[str, list[BuiltFile]] = {}
    for file in files:
        if (out / file.bestand).is_file():
            found.setdefault(file.bestand.partition("/")[0], []).append(file)
    return [Built(name, tuple(entries), found_before.get(name, Tally())) for name, entries in found.items()]
