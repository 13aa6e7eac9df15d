"""With what documents are written: this program, Python, the packages beside it, and what lays out a PDF.

Another version of one of them may give other bytes for the same document.
"""

from __future__ import annotations

import ctypes
import hashlib
import sys
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from generator.edge.kept import stamp_of

FAMILIAR = {"weasyprint": "70.0", "pydyf": "0.13.0"}
"""The versions through which there are shorter ways: `generator.render.pdf.shortcuts`."""
_PROGRAM = Path(__file__).parents[1]
_LAYOUT = "pdf"
_ENDINGS = ("{}.so.{}", "{}.{}.dylib", "{}-{}.dll")
_NATIVE = (
    ("libpango-1.0", "0", "pango_version_string"),
    ("libharfbuzz", "0", "hb_version_string"),
    ("libharfbuzz-subset", "0", "hb_version_string"),
    ("libfontconfig", "1", "FcGetVersion"),
)
"""Libraries with the number of their interface, and the function that tells their version."""
_TEXTS = ("pango_version_string", "hb_version_string")


@cache
def stamp_for(formats: tuple[str, ...]) -> str:
    """Return a digest of all that writes documents in these formats; empty when that cannot be told."""
    native = list(_native()) if _LAYOUT in formats else []
    if None in native[:2]:
        return ""
    program = stamp_of(
        sorted(path for path in _PROGRAM.rglob("*") if path.suffix != ".pyc" and path.is_file())
    )
    told = (program, sys.version, zlib.ZLIB_RUNTIME_VERSION, sorted(_packages(sys.path)), native)
    return hashlib.sha256(repr(told).encode()).hexdigest()


def unfamiliar() -> list[str]:
    """Name what lays out a PDF in another version than that in `FAMILIAR`, such as `weasyprint 71.0`."""
    found: dict[str, str] = {}
    for folder in _packages(sys.path):
        name, _, version = folder.removesuffix(".dist-info").rpartition("-")
        found.setdefault(name.lower(), version)
    return [
        f"{name} {found.get(name, '?')}" for name, version in FAMILIAR.items() if found.get(name) != version
    ]


def _packages(folders: Iterable[str]) -> Iterator[str]:
    """Name the installed packages with their versions, as their folders do."""
    for folder in map(Path, folders):
        if folder.is_dir():
            yield from (path.name for path in folder.glob("*.dist-info"))


def _native() -> Iterator[str | int | None]:
    for name, number, function in _NATIVE:
        yield _version(name, number, function)


def _version(name: str, number: str, function: str) -> str | int | None:
    """Ask a library for its version; None when it is not there under a name that is usual."""
    for ending in _ENDINGS:
        try:
            asked = getattr(ctypes.CDLL(ending.format(name, number)), function)
        except (OSError, AttributeError):
            continue
        if function in _TEXTS:
            asked.restype = ctypes.c_char_p
            return bytes(asked()).decode("ascii", "replace")
        return int(asked())
    return None
