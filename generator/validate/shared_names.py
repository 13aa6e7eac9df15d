"""Short names that stand for one party only: two groups of which a third one takes its keys share none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from generator.findings import Finding, Severity
from generator.model.schema_node import SchemaNode
from generator.model.source import Path, dotted, parse_path, value_at
from generator.terms.pointing import Remark, at_key
from generator.terms.subject import Subject

RULE = "korte-naam-dubbel"


def check_shared_names(subject: Subject) -> list[Finding]:
    """Find entries of two groups with one short name, where another group names both by it."""
    data = subject.terms.data
    found: dict[Path, Finding] = {}
    for place, groups, words in _drawn_from(subject.model.root):
        seen = dict.fromkeys(words, dotted(place))
        for group in groups:
            for key in _keys(data, group):
                if (other := seen.setdefault(key, group)) != group:
                    path = (*parse_path(group), key)
                    remark = _shared(key, group, other, dotted(place))
                    found.setdefault(path, at_key(subject, path, remark))
    return list(found.values())


def names_taken(root: SchemaNode, data: Mapping[str, Any], group: str) -> set[str]:
    """List the short names that an entry of a group cannot have, because they stand for another party."""
    taken: set[str] = set()
    for _, groups, words in _drawn_from(root):
        if group in groups:
            taken.update(words, *(_keys(data, other) for other in groups if other != group))
    return taken


def _keys(data: Mapping[str, Any], group: str) -> list[str]:
    entries = value_at(data, parse_path(group))
    return [*map(str, entries)] if isinstance(entries, Mapping) else []


def _shared(key: str, group: str, other: str, place: str) -> Remark:
    where = f"een vast woord in `{place}`" if other == place else f"ook een korte naam onder `{other}`"
    message = f'"{key}" is {where}; in `{place}` is dan niet te zien wie is bedoeld.'
    hint = f"Geef hier onder `{group}` een andere korte naam, ook waar die naam verder in het bestand staat."
    return Remark(RULE, Severity.ERROR, message, hint)


@lru_cache(maxsize=32)
def _drawn_from(root: SchemaNode) -> tuple[tuple[Path, tuple[str, ...], tuple[str, ...]], ...]:
    """List the groups with keys from more than one other group, or with words of their own beside these."""
    return tuple(_found(root, ()))


def _found(node: SchemaNode, path: Path) -> Iterator[tuple[Path, tuple[str, ...], tuple[str, ...]]]:
    added = node.spec.get("x-woorden")
    words = tuple(map(str, added)) if isinstance(added, Mapping) else ()
    if node.keyed_by and (len(node.keyed_by) > 1 or words):
        yield path, node.keyed_by, words
    for key, child in node.children():
        yield from _found(child, (*path, key))
