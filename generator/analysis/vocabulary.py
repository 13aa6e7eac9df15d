"""What the names in the texts of a model mean without an agreement: terms of the schema with their titles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeAlias

from generator.findings import Spot
from generator.language import nodes
from generator.language.scope import DERIVED
from generator.language.syntax import parse_expression
from generator.model.schema_node import SchemaNode
from generator.terms.subject import CompiledModel

ENTRY = "*"
"""Stands in a path for the id of any entry of a map."""
DOCUMENT_WORDS = {
    "model": "model",
    "versie": "versie van het model",
    "toestand": "toestand van het model",
    "afwijkingen": "afwijkingen van het model",
    "afwijkende_artikelen": "artikelen met een afwijking",
    "woorden": "kenmerk van de woorden",
}
"""What texts can ask about the document they are in, and what that is called."""
_LOOP = {"first": "eerste", "last": "laatste", "index": "volgnummer"}


@dataclass(frozen=True, eq=False)
class TermName:
    """A term, an entry of a map, or the key of one."""

    title: str
    path: str = ""
    node: SchemaNode | None = None

    def member(self, key: str) -> TermName:
        """Name something in it; `*` is any entry."""
        child = self.node.child(key) if self.node else None
        title = child.title if child and child.title else key.replace("_", " ")
        return TermName(title, f"{self.path}.{key}".lstrip("."), child)

    @property
    def entry(self) -> TermName:
        """Name any of its entries: of a map of ids, of a list, or of a group with fixed keys."""
        if self.node is None:
            return TermName(self.title, f"{self.path}.{ENTRY}")
        if self.node.is_identity_map:
            return self.member(ENTRY)
        if (item := self.node.child(0)) is not None:
            return TermName(item.title or self.title, f"{self.path}.{ENTRY}", item)
        first = next(iter(self.node.children()), None)
        return TermName(f"onderdeel van {self.title}", f"{self.path}.{ENTRY}", first[1] if first else None)


@dataclass(frozen=True, eq=False)
class DerivedName:
    """A name under `afgeleid`, with the vocabulary of the model that derives it."""

    name: str
    vocabulary: TermNames

    @property
    def readable(self) -> str:
        """The name as words."""
        return self.name.replace("_", " ")

    @property
    def words(self) -> str:
        """What `leeswoorden` in model.yaml calls it, where it is printed."""
        words = self._own_words
        return words if isinstance(words, str) else ""

    @property
    def pair(self) -> tuple[str, str] | None:
        """What `leeswoorden` says behind "als": when it is so, and when it is not."""
        words = self._own_words
        return words if isinstance(words, tuple) else None

    @property
    def _own_words(self) -> str | tuple[str, str] | None:
        return self.vocabulary.model.roles.reading_words.get(self.name)

    def cases(self) -> list[tuple[nodes.Expr | None, nodes.Expr | str]]:
        """List its cases: a condition, or None for the last, with an expression or a text."""
        return [
            (
                parsed(case.condition.text) if case.condition else None,
                parsed(case.value.text) if case.value else case.text.text,
            )
            for case in self.vocabulary.model.roles.derived[self.name]
        ]


@dataclass(frozen=True, eq=False)
class TermNames:
    """The names that texts of one model version can use."""

    model: CompiledModel
    linked: Mapping[str, CompiledModel] = field(default_factory=dict)
    """Models of the files that the texts see, under the names they use for them."""
    prefix: str = ""
    """Name under which the texts reach this model, when it is a linked one."""
    loops: Mapping[str, TermName] = field(default_factory=dict)
    used: dict[str, TermName] = field(default_factory=dict)
    """Every term that was looked up, by path."""
    derived: dict[str, DerivedName] = field(default_factory=dict)
    """Every derived name of this model itself that a text prints or a condition calls by its name."""

    def with_loops(self, names: Mapping[str, TermName]) -> TermNames:
        """Return this vocabulary with the names of a loop."""
        return replace(self, loops={**self.loops, **names})

    def afresh(self) -> TermNames:
        """Return this vocabulary with nothing looked up yet."""
        return replace(self, used={}, derived={})

    def mention(self, derived: DerivedName) -> None:
        """Remember a derived name that is called by its name; those of a linked model are not ours."""
        if not derived.vocabulary.prefix:
            self.derived[derived.name] = derived

    def each(self, group: TermName) -> str:
        """Say what a map has one entry for each of: for a map by ids of another map, what these stand for."""
        keys = group.node.keyed_by if group.node else ()
        other = self.model.root.child(keys[0]) if len(keys) == 1 else None
        return TermName("", keys[0], other).entry.title if other else group.entry.title

    def resolve(self, node: nodes.Node) -> Meaning:
        """Find what a path of names means; None when the node is no path."""
        match node:
            case nodes.Name():
                return self._top(node.name)
            case nodes.Getattr():
                return self._member(self.resolve(node.node), node.attr)
            case nodes.Getitem(arg=nodes.Const(value=str() as key)):
                return self._member(self.resolve(node.node), key)
            case nodes.Getitem():
                return self._entry(self.resolve(node.node), node.arg)
            case _:
                return None

    def _top(self, name: str) -> Meaning:
        if name in self.loops:
            return self.loops[name]
        if name == DERIVED:
            return DerivedName("", self)
        if name in self.linked:
            return TermNames(self.linked[name], prefix=name, used=self.used)
        if name == "deze":
            return self._this_entry()
        if name in ("document", "loop"):
            return TermName(name)
        child = self.model.root.child(name)
        return self._looked_up(TermName(child.title if child else name, self._path(name), child))

    def _this_entry(self) -> TermName:
        fan_out = self.model.roles.document.fan_out
        over = self.model.root.child(fan_out.over) if fan_out else None
        entry = TermName("", fan_out.over, over).entry if fan_out and over else TermName("dit document")
        return replace(entry, path="deze")

    def _member(self, owner: Meaning, key: str) -> Meaning:
        match owner:
            case TermNames():
                return owner._top(key)
            case DerivedName(name=""):
                return DerivedName(key, owner.vocabulary)
            case TermName(title="document", node=None):
                return TermName(DOCUMENT_WORDS.get(key, key), f"document.{key}")
            case TermName(title="loop", node=None):
                return TermName(_LOOP.get(key, key), f"loop.{key}")
            case TermName():
                return self._looked_up(owner.member(key))
            case _:
                return None

    def _entry(self, owner: Meaning, key: nodes.Expr) -> Meaning:
        """Name the entry of a map that another term points at."""
        if not isinstance(owner, TermName):
            return None
        entry = owner.entry
        pointer = self.resolve(key)
        if isinstance(pointer, TermName) and not isinstance(key, nodes.Name) and pointer.title:
            return replace(entry, path=f"{owner.path}[{pointer.path}]")
        return entry

    def _path(self, name: str) -> str:
        return f"{self.prefix}.{name}" if self.prefix else name

    def _looked_up(self, named: TermName) -> TermName:
        if named.node is not None:
            self.used.setdefault(named.path, named)
        return named


Meaning: TypeAlias = "TermName | DerivedName | TermNames | None"


@lru_cache(maxsize=2048)
def parsed(text: str) -> nodes.Expr:
    """Parse an expression that was compiled before, so that it cannot be wrong."""
    return parse_expression(text, Spot(""))


def term_of(meaning: Meaning) -> TermName | None:
    """Find the term behind a name; a derived name stands for the first term it passes on."""
    match meaning:
        case TermName():
            return meaning
        case DerivedName(name=str() as name) if name:
            for _, value in meaning.cases():
                if isinstance(value, nodes.Expr):
                    found = term_of(meaning.vocabulary.resolve(value))
                    if found is not None and found.node is not None:
                        return found
            return None
        case _:
            return None
