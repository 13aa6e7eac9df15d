"""What a build tells about itself: every file with its digest, and what checking came to."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from generator import __version__
from generator.edge.files import read_file
from generator.edge.json_data import json_value
from generator.findings import Finding, Severity
from generator.model.document import Document
from generator.output import sha256
from generator.render import FORMATS
from generator.workspace import TEMPLATES

MANIFEST = "manifest.json"
_SHORT = 8
_DIGEST = re.compile(r"[0-9a-f]{64}")
_UNPUBLISHED = ("inhoud", "naast")


@dataclass(frozen=True)
class Tally:
    """How many findings checking a content file gave."""

    fouten: int = 0
    waarschuwingen: int = 0

    @classmethod
    def read(cls, counts: Mapping[str, int]) -> Tally:
        """Take over what a file of ours says.

        Raises:
            TypeError: when it is something else.
        """
        if not all(type(count) is int for count in counts.values()):
            raise TypeError("a count is something else")
        return cls(**counts)


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
    inhoud: str = ""
    """Digest of all that it was made from; empty when that is not known."""
    naast: tuple[tuple[str, str], ...] = ()
    """Files that belong to it, with their digests."""

    @classmethod
    def of(cls, document: Document, file_format: str, stem: str, data: bytes) -> BuiltFile:
        """Describe a document that was written to `stem` in one format."""
        meta = document.meta
        return cls(
            bestand=f"{stem}.{file_format}",
            sha256=sha256(data),
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

    @classmethod
    def read(cls, entry: Mapping[str, Any]) -> BuiltFile:
        """Take over what a file of ours says.

        Raises:
            TypeError, ValueError: when it is something else.
        """
        beside = tuple((path, digest) for path, digest in entry.get("naast", ()))
        texts = [value for key, value in entry.items() if key not in ("omvang", "naast")]
        if not all(isinstance(text, str) for text in (*texts, *(part for pair in beside for part in pair))):
            raise TypeError("a text is something else")
        file = cls(**{**entry, "naast": beside})
        if type(file.omvang) is not int or file.formaat not in FORMATS:
            raise ValueError("a size or a format is something else")
        if not all(map(is_digest, file.digests.values())):
            raise ValueError("a digest is something else")
        "".join((*texts, *file.digests)).encode()  # refuses half a character
        return file

    @property
    def digests(self) -> dict[str, str]:
        """Its digest and those of the files that belong to it, by path."""
        return {self.bestand: self.sha256, **dict(self.naast)}


@dataclass(frozen=True)
class Built:
    """The files that one content file gave, and what its last check came to."""

    name: str
    files: tuple[BuiltFile, ...]
    tally: Tally = Tally()

    @property
    def digests(self) -> dict[str, str]:
        """The digest of every file of it, by its path."""
        return {path: digest for file in self.files for path, digest in file.digests.items()}


class Remarked(NamedTuple):
    """A finding in short: as much of it as is counted."""

    digest: int
    """Tells it from other findings, in 64 bits: in a large folder there are very many."""
    name: str
    """Of the content file it is in; empty for one in a model version."""
    severity: str

    @classmethod
    def of(cls, finding: Finding) -> Remarked:
        """Shorten a finding."""
        file = finding.spot.file
        name = "" if file.startswith(f"{TEMPLATES}/") else Path(file).stem
        whole = repr(replace(finding, proposals=())).encode("utf-8", "surrogatepass")
        return cls(int.from_bytes(hashlib.sha256(whole).digest()[:_SHORT]), name, finding.severity.value)


class Counted:
    """Findings that come in file by file; those that are there already count once."""

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(self, remarks: Iterable[Remarked]) -> None:
        """Add findings."""
        for one in remarks:
            if one.digest not in self._seen:
                self._seen.add(one.digest)
                self._counts[one.name, one.severity] += 1

    @property
    def tallies(self) -> dict[str, Tally]:
        """Errors and warnings by the name of the content file they are in; model versions do not count."""
        counts = self._counts
        return {
            name: Tally(counts[name, Severity.ERROR], counts[name, Severity.WARNING])
            for name in sorted({name for name, _ in counts if name})
        }


def is_digest(text: str) -> bool:
    """Tell whether a text is a SHA-256 in hexadecimal digits.

    Raises:
        TypeError: when it is no text.
    """
    return _DIGEST.fullmatch(text) is not None


def manifest(everything: Iterable[Built]) -> bytes:
    """Write the manifest: every file with its digest, in a stable order."""
    builds = list(everything)
    tallies_ = {built.name: asdict(built.tally) for built in builds}
    content = {"ojg": __version__, "bevindingen": tallies_, "bestanden": []}
    text = json.dumps(content, ensure_ascii=False, indent=2)
    files = ",\n".join(map(_entry, (file for built in builds for file in built.files)))
    if files:
        text = text.removesuffix("[]\n}") + f"[\n{files}\n  ]\n}}"
    return f"{text}\n".encode()


def _entry(file: BuiltFile) -> str:
    """Write what is told of one file; never as a list of all, which would take much room at a time."""
    entry = {key: value for key, value in vars(file).items() if key not in _UNPUBLISHED}
    text = json.dumps(entry, ensure_ascii=False, indent=2)
    return "    " + text.replace("\n", "\n    ")


def read_manifest(out: Path) -> dict[str, Built]:
    """Read what a manifest says; one that is missing or damaged says nothing."""
    try:
        content: Any = json_value(read_file(out / MANIFEST))
        files = [BuiltFile.read(entry) for entry in content["bestanden"]]
        tallies_ = {name: Tally.read(counts) for name, counts in content["bevindingen"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    found: dict[str, list[BuiltFile]] = {}
    for file in files:
        found.setdefault(str(file.bestand).partition("/")[0], []).append(file)
    return {name: Built(name, tuple(mine), tallies_.get(name, Tally())) for name, mine in found.items()}
