"""What a model itself says about a term, in words: its standard values and the conditions they have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.analysis.vocabulary import TermNames
from generator.language.dutch import joined
from generator.language.showing import written
from generator.model.schema_node import SchemaNode
from generator.model.source import Path, value_at
from generator.reading.condition_words import ConditionWords
from generator.terms.subject import CompiledModel

Keys = tuple[str, ...]
_COMMENT = re.compile(r"(?:^|\s)#\s*(.*?)\s*$")


def standards(path: Keys, node: SchemaNode, vocabulary: TermNames) -> list[tuple[str, str]]:
    """List what the model itself says about a term: under which condition, and what."""
    found = []
    for layer in vocabulary.model.standard:
        value = value_at(layer.values, path)
        if value is not None:
            when = ConditionWords(vocabulary.afresh()).of(layer.condition.text) if layer.condition else ""
            found.append((when, value_words(value, node)))
    return found


def standard_paths(vocabulary: TermNames) -> dict[Keys, SchemaNode]:
    """List the terms for which the model itself has a value, in the order of its layers."""
    found: dict[Keys, SchemaNode] = {}
    for layer in vocabulary.model.standard:
        for path, node in _leaves(layer.values, vocabulary.model.root, ()):
            found.setdefault(path, node)
    return found


def remark_on(model: CompiledModel, path: Path, value: Any) -> str:
    """Return why the model says a value, as the comment behind it in `standaard.yaml` says."""
    found = ""
    for index, layer in enumerate(model.standard):
        if value_at(layer.values, path) == value:
            found = remark_behind(model, index, path)
    return found


def remark_behind(model: CompiledModel, layer: int, path: Path) -> str:
    """Return the comment behind a value in a layer of `standaard.yaml`; empty when there is none."""
    source = model.template.standaard_source
    comment = _COMMENT.search(source.excerpt(source.value_spot((layer, "waarden", *path)).line))
    return comment.group(1) if comment else ""


def value_words(value: Any, node: SchemaNode) -> str:
    """Write a value of a model, also of a whole group."""
    if isinstance(value, Mapping):
        return _group_words(value, node)
    if isinstance(value, list):
        item = node.child(0) or node
        return ", ".join(value_words(one, item) for one in value)
    return node.words(value) or written(value, node.display)


def _leaves(value: Any, node: SchemaNode, path: Keys) -> Iterator[tuple[Keys, SchemaNode]]:
    if isinstance(value, Mapping) and not node.is_choice_map:
        for key, inner in value.items():
            child = node.child(key)
            if child is not None:
                yield from _leaves(inner, child, (*path, key))
    else:
        yield path, node


def _group_words(value: Mapping[str, Any], node: SchemaNode) -> str:
    if node.is_choice_map:
        chosen = [child.own_words for key, child in node.children() if value.get(key) is True]
        return "".join(joined(chosen, ", ", " en ")) or "geen"
    parts = []
    for key, inner in value.items():
        child = node.child(key)
        title = key.replace("-", " ") if node.is_identity_map else (child.title if child else key)
        words = value_words(inner, child) if child else str(inner)
        parts.append(f"{title} ({words})" if isinstance(inner, Mapping) else f"{title}: {words}")
    return "; ".join(parts)
