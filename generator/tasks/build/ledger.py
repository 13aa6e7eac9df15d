"""What builds put in a folder, with more than the manifest tells: what each file was made from.

One file for each content file, so that a large folder costs no more than a small one. While a build puts
documents in place these are the manifest, in pieces; joined they are the manifest as a whole.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from generator import __version__
from generator.edge.files import is_file, read_file
from generator.edge.json_data import json_value
from generator.model.document import Document
from generator.output import replace_file, sha256
from generator.tasks.build.manifest import Built, BuiltFile, Tally, read_manifest

LEDGER = ".bouw"
"""Folder for what only builds read."""
SHORT = 24
"""Digits of a digest that the ledger keeps."""
_ONE_NAME = re.compile(r"[^/\\:\x00]+")


def read_ledger(out: Path) -> dict[str, Built]:
    """Read all that builds know of; where the ledger is silent, the manifest speaks."""
    known: dict[str, Built] = {}
    for path in (out / LEDGER).glob("*.json"):
        try:
            built = built_from(json_value(read_file(path)))
        except (OSError, AttributeError, ValueError, KeyError, TypeError):
            continue  # then the manifest speaks
        if built.name == path.stem:
            known[built.name] = built
    for name, built in read_manifest(out).items():
        if name not in known and _is_within(name, built.digests):
            known[name] = _with_sidecars(out, built)
    return {
        name: built
        for name, built in sorted(known.items())
        if built.files and _is_within(name, built.digests)
    }


def write_entry(out: Path, built: Built) -> None:
    """Lay down what there is of a content file; what has no files is forgotten.

    Raises:
        OutputError: when it cannot be written.
    """
    path = out / LEDGER / f"{built.name}.json"
    if built.files:
        replace_file(path, as_json(asdict(built)))
    else:
        path.unlink(missing_ok=True)


def manifest_in_pieces() -> bytes:
    """Write a manifest that only says where its pieces are."""
    return as_json({"ojg": __version__, "delen": f"{LEDGER}/*.json"}) + b"\n"


def as_json(content: object) -> bytes:
    """Write a value for ourselves."""
    return json.dumps(content, ensure_ascii=False).encode()


def built_from(content: dict[str, Any]) -> Built:
    """Read what `as_json` wrote of a `Built`.

    Raises:
        AttributeError, KeyError, TypeError, ValueError: when it is something else, or has files that are not
            in the folder of the content file.
    """
    files = tuple(map(BuiltFile.read, content["files"]))
    built = Built(content["name"], files, Tally.read(content["tally"]))
    refuse_elsewhere(built.name, built.digests)
    return built


def refuse_elsewhere(name: str, paths: Iterable[str]) -> None:
    """Refuse files that are not in the folder of a content file: only there do builds write.

    Raises:
        TypeError, ValueError: when the name can be no folder, or a file is somewhere else.
    """
    if not _is_within(name, paths):
        raise ValueError("a file is somewhere else")


def content_digest(document: Document, style: Sequence[str]) -> str:
    """Tell documents apart by all that decides how they look, in any format.

    Args:
        document: The document.
        style: The digests of its house style.
    """
    plain = replace(document, meta=replace(document.meta, signature_fields=False))
    return digest_of(__version__, *style, repr(plain))


def digest_of(*parts: str) -> str:
    """Return a digest of texts, in hexadecimal digits."""
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _with_sidecars(out: Path, built: Built) -> Built:
    """Add the files beside documents, which no manifest names: their names are ours."""
    return replace(built, files=tuple(_with_sidecars_of(out, file) for file in built.files))


def _with_sidecars_of(out: Path, file: BuiltFile) -> BuiltFile:
    folder, name = file.bestand.rpartition("/")[::2]
    names = (f"{name}.bestand.mdto.xml", f"{file.document}.mdto.xml", f"{file.document}.diwoo.xml")
    found = [path for path in (f"{folder}/{one}" for one in names) if is_file(out / path)]
    return replace(file, naast=tuple((path, sha256(read_file(out / path))) for path in found))


def _is_within(name: str, paths: Iterable[str]) -> bool:
    """Tell whether all files are in the folder of the content file."""
    parts = (path.partition("/") for path in paths)
    return _can_be_one(name) and all(folder == name and _can_be_one(file) for folder, _, file in parts)


def _can_be_one(name: str) -> bool:
    """Tell whether a name is that of one file or folder, on any system."""
    return name not in (".", "..") and _ONE_NAME.fullmatch(name) is not None
