"""The names that the texts of a model version can use, and what they stand for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from generator.analysis.shapes import ANYTHING, ENTRY, NamedSet, Shape, TermShape, UnknownName
from generator.analysis.vocabulary import DOCUMENT_WORDS
from generator.language.scope import DERIVED
from generator.model.roles import Roles
from generator.model.schema_node import SchemaNode

Infer = Callable[["SymbolTable", str], Shape]


@dataclass(frozen=True, eq=False)
class SymbolTable:
    """Names and their shapes. Frozen: a loop makes a new table."""

    roles: Roles
    root: SchemaNode
    infer: Infer
    """Gives the shape of a derived name."""
    owner: str = ""
    others: Mapping[str, SymbolTable] = field(default_factory=dict)
    """The landscapes of other files, by the name of the link."""
    variables: Mapping[str, Shape] = field(default_factory=dict)
    is_open: bool = False
    """Whether the program adds names of its own, so that a name that is not known here may still be."""

    def opened(self) -> SymbolTable:
        """Return these names for a text to which the program adds names of its own."""
        return replace(self, is_open=True)

    def with_variables(self, variables: Mapping[str, Shape]) -> SymbolTable:
        """Return these names with more of them; new ones hide older ones."""
        return replace(self, variables={**self.variables, **variables})

    def without_variables(self) -> SymbolTable:
        """Return these names as they are outside any loop."""
        return replace(self, variables={}, is_open=False)

    @property
    def derived_names(self) -> tuple[str, ...]:
        """The names under `afgeleid` in model.yaml."""
        return tuple(self.roles.derived)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that means something here."""
        return (*self.variables, *self._fixed(), *self.root.property_names)

    def lookup(self, name: str) -> Shape | UnknownName:
        """Find what a name stands for."""
        if name in self.variables:
            return self.variables[name]
        fixed = self._fixed()
        if name in fixed:
            return fixed[name]()
        node = self.root.child(name)
        if node is None and self.is_open:
            return ANYTHING
        if node is None:
            return UnknownName(name, self.names, "in het schema")
        return TermShape((name,), node, self.owner)

    def as_shape(self) -> NamedSet:
        """Return the names of another file as one shape."""

        def find(name: str) -> Shape:
            found = self.lookup(name)
            return ANYTHING if isinstance(found, UnknownName) else found

        return NamedSet(self.owner, lambda: self.names, find)

    def _fixed(self) -> dict[str, Callable[[], Shape]]:
        document = NamedSet("document", lambda: tuple(DOCUMENT_WORDS), lambda name: ANYTHING)
        title = f"{self.owner}.{DERIVED}" if self.owner else DERIVED
        derived = NamedSet(title, lambda: self.derived_names, lambda name: self.infer(self, name))
        found: dict[str, Callable[[], Shape]] = {
            "document": lambda: document,
            DERIVED: lambda: derived,
            "deze": self._this_entry,
        }
        for name in self._links():
            other = self.others.get(name)
            found[name] = other.as_shape if other is not None else lambda: ANYTHING
        if self.roles.amendment is not None:
            found[self.roles.amendment.back_name] = self.as_shape
        return found

    def _links(self) -> tuple[str, ...]:
        companion = self.roles.companion
        back = (companion.back_name,) if companion else ()
        return (*self.roles.links, *self.roles.seen_from, *back, *self.others)

    def _this_entry(self) -> Shape:
        fan_out = self.roles.document.fan_out
        over = fan_out.over if fan_out else ""
        node = self.root.child(over) if over else None
        entry = node.child(ENTRY) if node is not None else None
        return ANYTHING if entry is None else TermShape((over, ENTRY), entry, self.owner)
