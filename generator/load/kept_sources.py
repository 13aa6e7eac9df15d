"""Files of model versions as they were read in an earlier run, when the program keeps anything.

Kept is what a file says, and the line and column of each part of it in the order in which it is written: the
paths follow from what it says. Of a file with findings nothing is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from pathlib import Path as FilePath
from typing import Any

from generator.edge.kept import stamp_of
from generator.edge.stored import store_value, stored_value
from generator.model.source import Path, YamlSource

_NUMBER = ""
"""The only key of what stands for a number with decimals: no file has a key without a name."""


def kept_source(raw: bytes, label: str) -> tuple[Any, YamlSource] | None:
    """Return the top of a file and the file as a source; None when it was not kept.

    Args:
        raw: The file.
        label: The file as users know it.
    """
    kept = stored_value(_key(raw))
    if kept is None:
        return None
    top = _unpacked(kept["top"])
    paths, spots = list(_paths(top, ())), iter(map(int, kept["spots"].split()))
    places = list(zip(spots, spots, strict=True))
    keys, values = places[::2], places[1::2]
    return top, YamlSource(
        label,
        raw.decode("utf-8"),
        top if isinstance(top, dict) else {},
        dict(zip(paths, keys, strict=True)),
        dict(zip(paths, values, strict=True)),
        frozenset(paths[index] for index in kept["quoted"]),
        {paths[index]: text for index, text in kept["cut_off"]},
        mended=raw.decode("utf-8"),
    )


def keep_source(raw: bytes, top: Any, source: YamlSource) -> None:
    """Keep what was read of a file without findings."""
    paths = list(_paths(top, ()))
    if paths != list(source.key_spots) or source.text.encode("utf-8") != raw:
        return
    spots = (spot for path in paths for spot in (source.key_spots[path], source.value_spots[path]))
    packed = {
        "top": _packed(top),
        "spots": " ".join(f"{line} {column}" for line, column in spots),
        "quoted": [index for index, path in enumerate(paths) if path in source.quoted],
        "cut_off": [(paths.index(path), text) for path, text in source.cut_off.items()],
    }
    store_value(_key(raw), packed)


def _paths(value: Any, path: Path) -> Iterator[Path]:
    """Walk through the paths of a file in the order in which it is written."""
    entries = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, item in entries:
        below = (*path, key)
        yield below
        if isinstance(item, dict | list):
            yield from _paths(item, below)


def _packed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _packed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_packed(item) for item in value]
    return {_NUMBER: str(value)} if isinstance(value, Decimal) else value


def _unpacked(value: Any) -> Any:
    if isinstance(value, dict):
        if _NUMBER in value:
            return Decimal(value[_NUMBER])
        return {key: _unpacked(item) for key, item in value.items()}
    return [_unpacked(item) for item in value] if isinstance(value, list) else value


def _key(raw: bytes) -> str:
    return hashlib.sha256(_stamp().encode() + raw).hexdigest()


@cache
def _stamp() -> str:
    """Stand for all that decides how a file is read: our own modules, and the library."""
    own = FilePath(__file__).parent
    spec = find_spec("yaml")
    return stamp_of([*sorted(own.glob("*.py")), *([FilePath(spec.origin)] if spec and spec.origin else [])])
