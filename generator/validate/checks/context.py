"""What a check of terms gets to see: typed values of the terms that it says it reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Protocol, TypeAlias

from generator.findings import Finding
from generator.language.dutch import parse_date
from generator.model.schema_node import SchemaNode
from generator.model.source import Path
from generator.model.template import Municipality
from generator.schema.mistake import types_in
from generator.terms.subject import Subject
from generator.workspace import Workspace

ANY = "*"
"""Stands in a term for every key of a map."""
_DATE = "datum"

Term: TypeAlias = tuple[str, ...]
"""Keys that lead to a term in the schema: `("uren", "totaal", "*", "per")`."""


@dataclass(frozen=True, eq=False)
class TermGroup:
    """A group of the effective terms; what is not filled in or has no readable value is None.

    A check that asks for what it does not read, or for another kind of value than the schema has there,
    would find nothing for ever. So that raises LookupError.
    """

    values: Mapping[str, Any]
    node: SchemaNode
    reads: tuple[Term, ...]
    """What the check says it reads, below it as well."""
    path: Term = ()
    term: Term = ()
    """The path, with a `*` for the keys of maps."""
    masked: frozenset[Path] = frozenset()
    """Paths where a file says something that cannot be used."""

    @property
    def is_masked(self) -> bool:
        """Tell whether a file says something here, or above it, that cannot be used."""
        return any(self.path[:length] in self.masked for length in range(1, len(self.path) + 1))

    @property
    def holds_masked(self) -> bool:
        """Tell whether a file says something in it that cannot be used, so that a sum over it is no sum."""
        return self.is_masked or any(path[: len(self.path)] == self.path for path in self.masked)

    @property
    def id(self) -> str:
        """The key of this entry."""
        return self.path[-1]

    def text(self, *keys: str) -> str | None:
        """Return a text, a code or a time."""
        value = self._value(keys, "string")
        return value if isinstance(value, str) else None

    def date(self, *keys: str) -> date | None:
        """Return a date; None also for another word, such as `onbepaald`."""
        return parse_date(self._value(keys, "string", display=_DATE))

    def count(self, *keys: str) -> int | None:
        """Return a whole number."""
        value = self._value(keys, "integer")
        return value if isinstance(value, int) else None

    def amount(self, *keys: str) -> Decimal | None:
        """Return a number that may have decimals: euros or hours."""
        value = self._value(keys, "number")
        return Decimal(value) if isinstance(value, int | Decimal) else None

    def group(self, *keys: str) -> TermGroup:
        """Return the group at a path; one without values when it is not there."""
        group = self
        for key in keys:
            group = group._child(key)
        return group

    def entries(self, *keys: str) -> Iterator[TermGroup]:
        """Walk through the groups that stand under a path."""
        group = self.group(*keys)
        return (group._child(key) for key, value in group.values.items() if isinstance(value, Mapping))

    def _value(self, keys: Term, kind: str, display: str = "") -> object:
        group = self.group(*keys[:-1])
        leaf = group._child(keys[-1])
        kinds = types_in(leaf.node.spec.get("type")) or ("string",)
        if kind not in kinds or (display and leaf.node.display != display):
            raise LookupError(f"{'.'.join(leaf.term)} is no {display or kind}")
        return group.values.get(keys[-1])

    def _child(self, key: str) -> TermGroup:
        term = (*self.term, key if key in self.node.property_names else ANY)
        node, value = self.node.child(key), self.values.get(key)
        if node is None or not any(_is_on_way(term, read) for read in self.reads):
            raise LookupError(f"{'.'.join((*self.path, key))} is no term that this check reads")
        group = value if isinstance(value, Mapping) else {}
        return TermGroup(group, node, self.reads, (*self.path, key), term, self.masked)


def _is_on_way(term: Term, read: Term) -> bool:
    """Tell whether a term leads to another, is it, or is below it."""
    return all(one == other for one, other in zip(term, read, strict=False))


@dataclass(frozen=True, eq=False)
class Context:
    """One file with its effective terms, and the world it stands in."""

    subject: Subject
    workspace: Workspace
    municipalities: Mapping[str, Municipality]
    """By CBS code; empty when the content folder has no list."""
    reads: tuple[Term, ...]
    today: str = ""
    """ISO date for what needs one; empty when nothing may depend on the day."""

    @property
    def terms(self) -> TermGroup:
        """The effective terms that the check reads."""
        terms, root = self.subject.terms, self.subject.model.root
        return TermGroup(terms.data, root, self.reads, masked=terms.masked)

    @property
    def has_terms(self) -> bool:
        """Whether the model knows all that the check reads; for another document type the check is no use."""
        return all(_knows(self.subject.model.root, read) for read in self.reads)

    def own_texts(self) -> Iterator[tuple[Path, str, SchemaNode]]:
        """Walk through the free texts that the file itself says, each with what the schema says about it."""
        return iter(self.subject.own_texts)

    def texts(self) -> Iterator[tuple[Path, str]]:
        """Walk through every text and code among the terms."""
        return _texts(self.subject.terms.data, ())


class TermCheck(Protocol):
    """A module whose docstring tells users in Dutch what it checks, with a good and a wrong example."""

    ID: str
    TERMS: tuple[Term, ...]
    """What it reads; a model that lacks one of these is not checked."""

    def check(self, context: Context, /) -> list[Finding]:
        """Look for what is wrong in one file."""


def _knows(root: SchemaNode, term: Term) -> bool:
    node: SchemaNode | None = root
    for key in term:
        node = node.child(key) if node is not None else None
    return node is not None


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))
