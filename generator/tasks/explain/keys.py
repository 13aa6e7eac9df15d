"""The keys that files of a model version can hold, and which of them somebody means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.analysis.vocabulary import ENTRY
from generator.model.schema_node import SchemaNode
from generator.model.source import parse_path
from generator.reading.model_terms import all_terms
from generator.suggestions import nearest

_MOST_NEAR = 5


@dataclass(frozen=True)
class Key:
    """A key by its path; `*` stands for a name of one's own, or for an item of a list."""

    path: tuple[str, ...]
    node: SchemaNode
    root: SchemaNode
    names: tuple[str, ...] = field(default=(), compare=False)
    """The path as somebody wrote it, with names of one's own; empty when nobody did."""

    @property
    def written(self) -> str:
        """The path as the reference of keys writes it: `praktijken.<naam>.kvk`."""
        return ".".join(self._steps())

    @property
    def below(self) -> Iterator[Key]:
        """The keys in a group: its own, or those of each of its entries."""
        for name, child in self.node.children():
            yield Key((*self.path, name), child, self.root)
        entry = self.node.child(ENTRY) if self.node.is_identity_map else self.node.child(0)
        if entry is not None and (entry.is_object or self.node.is_identity_map):
            yield Key((*self.path, ENTRY), entry, self.root)

    def _steps(self) -> Iterator[str]:
        node: SchemaNode | None = self.root
        for step in self.path:
            yield f"<{' of '.join(node.keyed_by) or 'naam'}>" if step == ENTRY and node else step
            node = _child(node, step)


def keys_of(root: SchemaNode) -> list[Key]:
    """List every key, in the order of the schema."""
    return [Key(path, node, root) for path, node in all_terms(root)]


def top_keys(root: SchemaNode) -> list[Key]:
    """List the keys at the margin of a file."""
    return [Key((name,), node, root) for name, node in root.children()]


def meant_keys(root: SchemaNode, wanted: str) -> list[Key]:
    """Find the keys that somebody means: by a whole path, or by its last steps.

    Args:
        root: The top of the schema.
        wanted: `bekostiging.tarief_eur`, `praktijken.linde.kvk`, `praktijken.<naam>.kvk` or `tarief_eur`.
    """
    steps = parse_path(wanted.strip().rstrip(":.").lower())
    exact = _exact(root, steps)
    if exact is not None:
        return [exact]
    ending = tuple(ENTRY if _is_any(step) else step for step in steps)
    return [key for key in keys_of(root) if ending and key.path[-len(ending) :] == ending]


def near_keys(root: SchemaNode, wanted: str) -> list[str]:
    """List the keys whose path, or last step, looks most like a word, the best first."""
    keys = keys_of(root)
    last = nearest(wanted.rpartition(".")[2], {key.path[-1] for key in keys} - {ENTRY})
    by_path = nearest(wanted, [key.written for key in keys])
    found = [by_path, *(key.written for key in keys if key.path[-1] == last)]
    return list(dict.fromkeys(filter(None, found)))[:_MOST_NEAR]


def _exact(root: SchemaNode, steps: Sequence[str]) -> Key | None:
    node: SchemaNode | None = root
    path: list[str] = []
    for step in steps:
        known = node is not None and step in node.property_names
        path.append(step if known else ENTRY)
        node = _child(node, path[-1])
    return Key(tuple(path), node, root, tuple(steps)) if node is not None and path else None


def _child(node: SchemaNode | None, step: str) -> SchemaNode | None:
    if node is None:
        return None
    return node.child(0) if step == ENTRY and not node.is_identity_map else node.child(step)


def _is_any(step: str) -> bool:
    return step == ENTRY or (step.startswith("<") and step.endswith(">"))
