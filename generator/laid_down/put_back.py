"""A file as it was signed: with what may change afterwards put back."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from generator.laid_down.terms_changed import owner_of
from generator.model.laid_down import LaidDown
from generator.model.source import Path, dotted, value_at
from generator.terms.effective import EffectiveTerms
from generator.terms.subject import Subject


def put_back(subject: Subject, laid_down: LaidDown, changed: Iterable[str]) -> Subject:
    """Return a file that says of changed terms what it said when it was signed.

    An amendment stays as it is: its document words what it changes itself.

    Args:
        subject: The file.
        laid_down: A document of it.
        changed: Dotted paths of terms that may change after signing and did.
    """
    if subject.amendment is not None:
        return subject
    for name in changed:
        owner, path = owner_of(subject, name)
        if not path or not name.endswith(dotted(path)):
            continue
        terms = _with(owner.terms, path, laid_down.free.get(name))
        if owner is subject:
            subject = replace(subject, terms=terms)
        else:
            links = {
                key: replace(link, terms=terms) if link is owner else link
                for key, link in subject.links.items()
            }
            subject = replace(subject, links=links)
    return subject


def _with(terms: EffectiveTerms, path: Path, value: Any) -> EffectiveTerms:
    """Return terms with another value; None leaves out what a file says, and keeps what the model says."""
    if value is None:
        origin = terms.origin(path)
        if origin is None or not origin.file:
            return terms
        return replace(terms, data=_without(terms.data, path))
    data = copy.deepcopy(terms.data)
    group: Any = data
    for key in path[:-1]:
        group = group.setdefault(key, {}) if isinstance(group, dict) else None
    if not isinstance(group, dict):
        return terms
    group[path[-1]] = value
    return replace(terms, data=data)


def _without(data: dict[str, Any], path: Path) -> dict[str, Any]:
    """Leave out a value, and the groups of which it was all."""
    data = copy.deepcopy(data)
    for end in range(len(path) - 1, -1, -1):
        group = value_at(data, path[:end])
        if isinstance(group, dict) and (end == len(path) - 1 or not group.get(path[end])):
            group.pop(path[end], None)
    return data
