"""Proposals to write something else in a place: another value, another name for an entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.model.schema_node import SchemaNode
from generator.model.source import Path, parse_path, value_at
from generator.proposals import Move, Proposal, Put
from generator.schema.closeness import closest, slip_of
from generator.schema.snippets import block

_WORDS = "x-woorden"


def instead(path: Path, value: Any, *, is_sure: bool = False) -> Proposal:
    """Propose another value, as the line that comes to stand in the file."""
    return Proposal(block(path[-1:], value), (Put(path, value),), is_sure)


def names_in(maps: tuple[str, ...], node: SchemaNode, data: Any) -> list[str]:
    """List what may be named: the keys of some maps, and the words that the schema adds to them."""
    found: list[str] = []
    for name in maps:
        entries = value_at(data, parse_path(name))
        found += entries if isinstance(entries, Mapping) else ()
    added = node.spec.get(_WORDS)
    return [*found, *added] if found and isinstance(added, Mapping) else found


def meant(path: Path, word: str, options: Iterable[str]) -> tuple[Proposal, ...]:
    """Propose for a value the option that was meant: sure for a slip of it, nothing when none is near."""
    known = tuple(options)
    option = closest(word, known)
    return (instead(path, option, is_sure=bool(slip_of(word, known))),) if option else ()


def meant_name(path: Path, options: Iterable[str], taken: Iterable[str]) -> tuple[Proposal, ...]:
    """Propose for the name of an entry the option that was meant, unless another entry has that name."""
    known, key = tuple(options), str(path[-1])
    return renamed(path, closest(key, known), taken, is_sure=bool(slip_of(key, known)))


def renamed(path: Path, name: str, taken: Iterable[str], *, is_sure: bool) -> tuple[Proposal, ...]:
    """Propose another name for an entry; nothing without a name, or when another entry has it."""
    if not name or name in taken:
        return ()
    return (Proposal(f"{name}:", (Move(path, (*path[:-1], name)),), is_sure),)
