"""A country that does not exist: agreements of many municipalities, the same ones for the same seed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tests.examples import EXAMPLES, ROOT, whole_text

MUNICIPALITIES, PRACTICES = 342, 5_000
"""About as many as there are in the Netherlands."""
_FOLDERS = ("templates", "profiles")
_ENTRIES = "praktijken"
_DIVIDED, _SPENT, _TOTAL, _AMOUNT = "uren", "inzet", "totaal", "uren"
"""Hours are added up, so that those of more practices count in the total."""
_SHORT = 0.25
"""So many hours, for there are no more than 40 in the week of who works for all of them."""
_PAYMENT, _CEILING = "bekostiging", "plafond_eur_per_jaar"


def make_country(
    folder: Path, municipalities: int = MUNICIPALITIES, practices: int = PRACTICES
) -> list[Path]:
    """Write a content folder.

    Args:
        folder: Where it comes; it must not be there yet.
        municipalities: How many agreements it has, over all good examples of the model in turn.
        practices: How many practices these have together, at most.
    """
    for name in _FOLDERS:
        shutil.copytree(ROOT / name, folder / name)
    (folder / "agreements").mkdir()
    random = Random(2026)
    sources = [yaml.safe_load(whole_text(path.stem)) for path in _usable()]
    written = []
    for number in range(municipalities):
        data = _varied(sources[number % len(sources)], random, practices // municipalities)
        path = folder / "agreements" / f"gemeente-{number:03}.yaml"
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
        written.append(path)
    return written


def _usable() -> Iterator[Path]:
    """List the good examples that stand on their own: no amendment, and nothing that was laid down."""
    for path in sorted(EXAMPLES.glob("ok-*.yaml")):
        own = yaml.safe_load(whole_text(path.stem))
        if own.get("status", "concept") == "concept" and "wijzigt" not in own:
            yield path


def _varied(source: dict[str, Any], random: Random, practices: int) -> dict[str, Any]:
    """Give an agreement other numbers, and practices beside its own."""
    entries = source.get(_ENTRIES) or {}
    first = next(iter(entries), "")
    more = [f"praktijk-{number}" for number in range(len(entries), random.randint(1, 2 * practices - 1))]
    data: dict[str, Any] = _with_entries(source, first, more) if first else dict(source)
    if first:
        _give_hours(data[_DIVIDED], first, more)
    if _CEILING in data.get(_PAYMENT, {}):
        data[_PAYMENT][_CEILING] *= 3
    term = data.get("looptijd")
    if isinstance(term, dict) and isinstance(term.get("opzegtermijn_maanden"), int):
        term["opzegtermijn_maanden"] = random.randint(1, 6)
    return data


def _give_hours(hours: dict[str, Any], first: str, more: list[str]) -> None:
    """Let who works for the first practice work a little for each of the others."""
    worker = next(one for one, spent in hours[_SPENT].items() if first in spent)
    spent = hours[_SPENT][worker]
    spent |= {name: spent[first] | {_AMOUNT: _SHORT} for name in more}
    hours[_TOTAL][worker][_AMOUNT] += _SHORT * len(more)


def _with_entries(value: Any, first: str, more: list[str]) -> Any:
    """Copy a value; each map that says something about the first practice says it about more of them."""
    if not isinstance(value, dict):
        return value
    copied = {key: _with_entries(item, first, [] if key == _DIVIDED else more) for key, item in value.items()}
    if first in copied:
        copied |= {name: _with_entries(value[first], first, []) for name in more}
    return copied
