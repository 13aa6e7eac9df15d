"""Lay terms out in the order of other ones: the order of keys in a file means nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.compare.renames import Renames
from generator.model.source import Path, dotted
from generator.terms.subject import Subject


def in_order_of(subject: Subject, other: Subject, renames: Renames) -> Subject:
    """Return a subject with its terms, and those of the files it names, in the order of another one."""
    links = {
        name: in_order_of(link, other.links[name], {}) if name in other.links else link
        for name, link in subject.links.items()
    }
    data = _ordered(subject.terms.data, other.terms.data, renames, ())
    return replace(subject, terms=replace(subject.terms, data=data), links=links)


def _ordered(value: Any, like: Any, renames: Renames, path: Path) -> Any:
    """Order keys as in another mapping, unless those of both are in the same order already."""
    if not (isinstance(value, Mapping) and isinstance(like, Mapping)):
        return value
    renamed = renames.get(dotted(path), {})
    models = {renamed.get(key, key): item for key, item in like.items()}
    known = [key for key in models if key in value]
    keys = list(value)
    if known != [key for key in keys if key in models]:
        keys = [*known, *(key for key in keys if key not in models)]
    return {key: _ordered(value[key], models.get(key), renames, (*path, key)) for key in keys}
