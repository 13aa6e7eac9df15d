"""Read what a JSON Schema says about the term at a path, with `$ref` resolved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from generator.model.source import Path

Spec = Mapping[str, Any]

NONE = "geen"
"""Takes away the group that the model has there; in an amendment, also a value that is no text."""


class SchemaNode:
    """What the schema says about one term; children are found on demand and kept."""

    def __init__(self, root: Spec, spec: Spec) -> None:
        self._root = root
        self.spec: Spec = _resolved(root, spec)
        self._children: dict[str | int, SchemaNode | None] = {}

    def child(self, key: str | int) -> SchemaNode | None:
        """Return the node of a key or list index, or None when the schema does not know it."""
        try:
            return self._children[key]
        except KeyError:
            spec = self._child_spec(key)
            node = self._children[key] = None if spec is None else SchemaNode(self._root, spec)
            return node

    def along(self, path: Path) -> Iterator[SchemaNode | None]:
        """Walk down a path: the node of each key on the way, None from where the schema does not know it."""
        node: SchemaNode | None = self
        for key in path:
            node = node.child(key) if node else None
            yield node

    def at(self, path: Path) -> SchemaNode | None:
        """Return the node at a path, or None when the schema does not know it; an empty path leads here."""
        node: SchemaNode | None = self
        for found in self.along(path):
            node = found
        return node

    def _child_spec(self, key: str | int) -> Spec | None:
        if isinstance(key, int):
            items = self.spec.get("items")
            return items if isinstance(items, Mapping) else None
        properties = self.spec.get("properties", {})
        if key in properties:
            spec: Spec = properties[key]
            return spec
        entry = self.spec.get("additionalProperties")
        return entry if isinstance(entry, Mapping) else None

    @property
    def title(self) -> str:
        """The Dutch title, or an empty string."""
        return str(self.spec.get("title", ""))

    @property
    def description(self) -> str:
        """What it is, in a few sentences; or an empty string."""
        return str(self.spec.get("description", ""))

    @property
    def display(self) -> str:
        """How values are shown: `datum`, `bedrag`, `procent`, `getal` or empty."""
        return str(self.spec.get("x-weergave", ""))

    @cached_property
    def is_identity_map(self) -> bool:
        """Tell whether this is a map from ids to entries of one form."""
        return isinstance(self.spec.get("additionalProperties"), Mapping)

    @property
    def is_choice_map(self) -> bool:
        """Tell whether this is a map of choices: a group with nothing but yes and no."""
        children = [child for _, child in self.children()]
        return bool(children) and all(child.spec.get("type") == "boolean" for child in children)

    @property
    def keeps_lines(self) -> bool:
        """Tell whether the line ends in a text here mean something."""
        return self.spec.get("x-meer-regels") is True

    @property
    def is_name(self) -> bool:
        """Tell whether a text here is the name of a person, an organisation, a street or a town."""
        return self.spec.get("x-naam") is True

    @cached_property
    def is_free_text(self) -> bool:
        """Tell whether people write here in their own words, rather than choose or point at something."""
        kinds = _as_tuple(self.spec.get("type"))
        chosen = {"enum", "const", "x-verwijst-naar", "x-verwijst-naar-bestand"}
        return "string" in kinds and not chosen & self.spec.keys()

    @cached_property
    def is_object(self) -> bool:
        """Tell whether a value here is a mapping."""
        return "object" in _as_tuple(self.spec.get("type"))

    def has_room_for(self, word: str) -> bool:
        """Tell whether a word means something here: any does in free text, elsewhere one that has words."""
        kinds = _as_tuple(self.spec.get("type")) or ("string",)
        is_text = not self.is_object and "string" in kinds
        return is_text and ("pattern" not in self.spec or self.words(word) is not None)

    @cached_property
    def property_names(self) -> tuple[str, ...]:
        """Keys the schema names, in canonical order."""
        return tuple(self.spec.get("properties", {}))

    def children(self) -> Sequence[tuple[str, SchemaNode]]:
        """List the keys the schema names, in canonical order."""
        return self._named

    @cached_property
    def _named(self) -> Sequence[tuple[str, SchemaNode]]:
        found = ((name, self.child(name)) for name in self.property_names)
        return tuple((name, node) for name, node in found if node is not None)

    @cached_property
    def refers_to(self) -> tuple[str, ...]:
        """Maps of which a value here is a key."""
        return _as_tuple(self.spec.get("x-verwijst-naar"))

    @cached_property
    def keyed_by(self) -> tuple[str, ...]:
        """Maps of which the keys of this map are keys."""
        return _as_tuple(self.spec.get("x-sleutels-van"))

    def words(self, value: object) -> str | None:
        """Return the words for a value of an enum, as they read in a sentence."""
        words = self.spec.get("x-woorden")
        if isinstance(words, Mapping) and value in words:
            return str(words[value])
        return None

    @property
    def own_words(self) -> str:
        """The words for a choice, when this is one property of a map of choices."""
        words = self.spec.get("x-woorden")
        return words if isinstance(words, str) else self.title


def described(value: Any, node: SchemaNode, path: Path = ()) -> Iterator[tuple[Path, Any, SchemaNode]]:
    """Walk through a value and all groups, lists and values in it, as far as the schema knows them."""
    yield path, value, node
    entries: Iterable[tuple[str | int, Any]] = ()
    if isinstance(value, dict):
        entries = value.items()
    elif isinstance(value, list):
        entries = enumerate(value)
    for key, item in entries:
        child = node.child(key)
        if child is not None:
            yield from described(item, child, (*path, key))


def _as_tuple(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(map(str, value if isinstance(value, list) else ()))


def _resolved(root: Spec, spec: Spec) -> Spec:
    reference = spec.get("$ref")
    if reference is None:
        return spec
    target: Any = root
    for part in str(reference).removeprefix("#/").split("/"):
        target = target[part]
    return {**_resolved(root, target), **{key: value for key, value in spec.items() if key != "$ref"}}


def root_node(schema: Spec) -> SchemaNode:
    """Return the node of a whole schema."""
    return SchemaNode(schema, schema)
