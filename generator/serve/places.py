"""Paths of values as an address or the name of a field writes them."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, unquote

from generator.model.source import Path


@lru_cache(maxsize=8192)
def address(path: Path) -> str:
    """Write a path so that it can stand in an address: `gemeenten/veendam/naam`."""
    return "/".join(quote(str(key), safe="") for key in path)


def path_at(text: str) -> Path:
    """Read a path from an address."""
    return tuple(unquote(part) for part in text.split("/") if part)
