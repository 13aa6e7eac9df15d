"""The choices that a clause depends on, with what there is to choose and what the model itself says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.document import Cell, Inline, LineBreak, Table, TableKind, Text
from generator.terms.condition_words import ConditionWords
from generator.terms.dutch import joined
from generator.terms.schema_view import SchemaNode
from generator.terms.showing import written
from generator.terms.vocabulary import ENTRY, Named, Vocabulary

NO_STANDARD = "geen: elke overeenkomst kiest zelf"
_WIDTHS = (32, 38, 30)
_HEADER = ("Keuze", "Mogelijkheden", "Standaard van het model")


def choices_table(vocabulary: Vocabulary) -> Table | None:
    """List the choices that were looked up; None when there are none."""
    rows = tuple(
        _row(named, vocabulary) for named in vocabulary.used.values() if _is_choice(named, vocabulary)
    )
    if not rows:
        return None
    header = tuple(Cell((Text(title),)) for title in _HEADER)
    return Table(TableKind.PLAIN, "", (), header, rows, _WIDTHS)


def standards(path: str, node: SchemaNode, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """List what the model itself says about a term: under which condition, and what."""
    found = []
    for layer in vocabulary.model.standard:
        value: Any = layer.values
        for key in path.split("."):
            value = value.get(key) if isinstance(value, Mapping) else None
        if value is not None:
            when = ConditionWords(vocabulary.afresh()).of(layer.condition.text) if layer.condition else ""
            found.append((when, value_words(value, node)))
    return found


def value_words(value: Any, node: SchemaNode) -> str:
    """Write a value of a model, also of a whole group."""
    if isinstance(value, Mapping):
        return _group_words(value, node)
    if isinstance(value, list):
        item = node.child(0) or node
        return ", ".join(value_words(one, item) for one in value)
    return node.words(value) or written(value, node.display)


def _group_words(value: Mapping[str, Any], node: SchemaNode) -> str:
    if is_choice_map(node):
        chosen = [child.own_words for key, child in node.children() if value.get(key) is True]
        return "".join(joined(chosen, ", ", " en ")) or "geen"
    parts = []
    for key, inner in value.items():
        child = node.child(key)
        title = key.replace("-", " ") if node.is_identity_map else (child.title if child else key)
        words = value_words(inner, child) if child else str(inner)
        parts.append(f"{title} ({words})" if isinstance(inner, Mapping) else f"{title}: {words}")
    return "; ".join(parts)


def is_choice_map(node: SchemaNode) -> bool:
    """Tell whether a term is a map of choices: a group with nothing but ja and nee."""
    children = [child for _, child in node.children()]
    return bool(children) and all(child.spec.get("type") == "boolean" for child in children)


def _is_choice(named: Named, vocabulary: Vocabulary) -> bool:
    node = named.node
    if (
        node is None
        or ENTRY in named.path
        or "[" in named.path
        or named.path.partition(".")[0] in vocabulary.linked
    ):
        return False
    if is_choice_map(node):
        return True
    if node.is_object and not node.is_identity_map:
        return False
    known = "enum" in node.spec or node.spec.get("type") == "boolean"
    return known or bool(standards(named.path, node, vocabulary))


def _row(named: Named, vocabulary: Vocabulary) -> tuple[Cell, ...]:
    assert named.node is not None
    found = standards(named.path, named.node, vocabulary)
    words: list[Inline] = []
    for when, value in found:
        if words:
            words.append(LineBreak())
        words.append(Text(f"{value}, als {when}" if when else value))
    options = "; ".join(_options(named.node)) or _free(named.node)
    return (
        Cell((Text(named.title),)), Cell((Text(options),)), Cell(tuple(words) or (Text(NO_STANDARD),))
    )  # fmt: skip


def _options(node: SchemaNode) -> Iterator[str]:
    if is_choice_map(node):
        yield from (child.own_words for _, child in node.children())
    elif node.spec.get("type") == "boolean":
        yield from ("ja", "nee")
    else:
        yield from (node.words(code) or str(code) for code in node.spec.get("enum", ()))


def _free(node: SchemaNode) -> str:
    """Say what may be filled in where there is nothing to choose from."""
    types = node.spec.get("type")
    if node.is_identity_map:
        return "een of meer, elk met een eigen naam"
    if not {"integer", "number"} & set(types if isinstance(types, list) else [types]):
        return "een datum" if node.display == "datum" else "tekst"
    kind = {"bedrag": "een bedrag", "procent": "een percentage"}.get(node.display, "een getal")
    low, high = (node.spec.get(key) for key in ("minimum", "maximum"))
    bounds = [
        f"{word} {written(bound, node.display)}"
        for word, bound in (("vanaf", low), ("tot en met", high))
        if bound is not None
    ]
    return " ".join([kind, *bounds])
