"""With what documents are written: this program, Python, the packages beside it, and what lays out a PDF.

Another version of one of them may give other bytes for the same document.
"""

from __future__ import annotations

import ctypes
import hashlib
import platform
import re
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from generator import __version__
from generator.edge.files import sha256_of
from generator.edge.kept import stamp_of

FAMILIAR = {"weasyprint": "70.0", "pydyf": "0.13.0"}
"""The versions through which there are shorter ways: `generator.render.pdf.shortcuts`."""
_PROGRAM = Path(__file__).parents[1]
_CONTENT = _PROGRAM / "content"
"""The model texts that come with an installed program, which are none of it."""
_NAME = re.compile(r"[\w.-]+")
_SHORT = 12
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
    program = stamp_of(_program())
    told = (program, sys.version, zlib.ZLIB_RUNTIME_VERSION, sorted(_packages(sys.path)), native)
    return hashlib.sha256(repr(told).encode()).hexdigest()


@cache
def versions_for(formats: tuple[str, ...]) -> Mapping[str, str]:
    """Name all that decides the bytes of a document, with its version, in the same way on each machine."""
    files = (f"{path.relative_to(_PROGRAM).as_posix()} {sha256_of(path)}\n" for path in _program())
    program = hashlib.sha256("".join(files).encode()).hexdigest()
    told = {
        "ojg": f"{__version__} ({program[:_SHORT]})",
        "Python": platform.python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        **dict(sorted(_needed("ojg", {}).items())),
    }
    if _LAYOUT in formats:
        told |= {name: str(found or "") for (name, _, _), found in zip(_NATIVE, _native(), strict=True)}
    return told


def _needed(name: str, found: dict[str, str]) -> dict[str, str]:
    """Add the versions of the packages that a package needs, and of those that these need."""
    try:
        needed = distribution(name).requires or ()
    except PackageNotFoundError:
        return found
    for line in needed:
        match = _NAME.match(line)
        if match and "extra ==" not in line and (other := match[0].lower()) not in found:
            try:
                found[other] = distribution(other).version
            except PackageNotFoundError:
                continue  # for another system, or another Python
            _needed(other, found)
    return found


def _program() -> list[Path]:
    """List the files of the program."""
    found = (path for path in _PROGRAM.rglob("*") if path.suffix != ".pyc" and path.is_file())
    return sorted(path for path in found if not path.is_relative_to(_CONTENT))


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
