"""What a button did that shows in no field, said once beside when the file was saved."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.model.source import Path
from generator.serve.desk import Asked
from generator.serve.draft import Draft
from generator.serve.entry_names import entry_name
from generator.serve.places import address, path_at

DONE = "gedaan"
"""The field of an address with what was done, and to what."""
RENAMED, PUT_BACK, MENDED = "hernoemd", "terug", "hersteld"
_WORDS: Mapping[str, str] = MappingProxyType(
    {
        RENAMED: "De korte naam is nu {key}",
        PUT_BACK: "{name} is teruggezet",
        MENDED: "Aangepast",
    }
)
_BETWEEN = ":"


def done_mark(what: str, path: Path) -> dict[str, str]:
    """Say for an address what was done, and to what; nothing when that has no place."""
    return {DONE: f"{what}{_BETWEEN}{address(path)}"} if path else {}


def done_words(draft: Draft, asked: Asked) -> str:
    """Say what was done just now; empty when nothing was, or it is not so any more."""
    what, _, place = asked.query.get(DONE, "").partition(_BETWEEN)
    path = path_at(place)
    if (
        not path
        or what not in _WORDS
        or draft.root.at(path) is None
        or (what != MENDED and draft.own(path) is None)
    ):
        return ""
    name = entry_name(draft, path) if what != MENDED else ""
    return _WORDS[what].format(name=name, key=path[-1])
