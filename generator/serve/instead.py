"""A word instead of a whole group, such as that it does not apply: never beside fields that are filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.source import Path, leaves, value_at

BESIDE_FIELDS = "Kies één van beide: maak de velden van dit onderdeel leeg, of haal het vinkje weg."
UNDER_A_WORD = "Kies één van beide: haal het vinkje bij “{}” weg, of laat dit veld leeg."


def clashing_words(data: object, changes: Mapping[Path, Any]) -> Iterator[Path]:
    """List the words that would take the place of a group in which something stays filled in.

    Args:
        data: What the file holds.
        changes: What is to be written, by place; None to take something out.
    """
    for path, value in changes.items():
        inside = {
            place: one for place, one in changes.items() if len(place) > len(path) and _is_in(place, path)
        }
        if isinstance(value, str) and (inside or isinstance(value_at(data, path), Mapping)):
            stays = (place for place in filled_in(data, path) if place not in inside)
            if any(one is not None for one in inside.values()) or any(stays):
                yield path


def filled_in(data: object, path: Path) -> list[Path]:
    """List the values in a group."""
    group = value_at(data, path)
    return (
        [(*path, *place) for place, one in leaves(group) if one is not None]
        if isinstance(group, Mapping)
        else []
    )


def word_above(data: object, path: Path) -> Path:
    """Find the word that stands where a group would hold a place; empty when there is none."""
    above = (path[:length] for length in range(1, len(path)))
    return next((one for one in above if isinstance(value_at(data, one), str)), ())


def _is_in(place: Path, path: Path) -> bool:
    return len(place) > len(path) and place[: len(path)] == path
