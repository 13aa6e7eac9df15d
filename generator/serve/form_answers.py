"""The answers in a form that was sent."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.schema_node import SchemaNode
from generator.serve.answering import GivenAnswer
from generator.serve.desk import Asked
from generator.serve.places import path_at

WAS, VALUE, OTHER, ALONG = "h:", "w:", "a:", "m:"
"""Before the name of a field: what stood there, what stands there, the word instead, what goes along."""


def answers_in(asked: Asked, root: SchemaNode) -> Iterator[GivenAnswer]:
    """Walk through the answers in a form; a name that is no place of the schema is no answer."""
    values, others, along = asked.named(VALUE), asked.named(OTHER), asked.named(ALONG)
    for name, was in asked.named(WAS).items():
        path = path_at(name)
        node = root.at(path) if path else None
        if node is None:
            continue
        if name in along:
            yield GivenAnswer(path, along[name][0], was[0].replace("\r\n", "\n"), goes_along=True)
            continue
        if name not in values and name not in others and not _may_be_silent(node):
            continue
        words = "\n".join(values.get(name, ()))
        if name in others:
            words = "\n".join(filter(None, (words.strip(), others[name][0])))
        if _is_tick(root, path):
            words = words or ("false" if was[0] == "true" else was[0])
        yield GivenAnswer(path, words, was[0].replace("\r\n", "\n"))


def _may_be_silent(node: SchemaNode) -> bool:
    """Tell whether a browser sends nothing of a value where nothing is ticked; a text is sent always."""
    return node.is_object or node.child(0) is not None or node.spec.get("type") == "boolean"


def _is_tick(root: SchemaNode, path: tuple[str | int, ...]) -> bool:
    node, around = root.at(path), root.at(path[:-1])
    is_yes_or_no = node is not None and node.spec.get("type") == "boolean"
    return is_yes_or_no and around is not None and around.is_choice_map
