"""What somebody filled in, said back where it cannot be stored: so that it can be copied."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.schema_node import SchemaNode
from generator.serve.desk import Asked, Desk
from generator.serve.form_answers import OTHER, VALUE, WAS
from generator.serve.places import path_at
from generator.serve.wording import label_of, sentence_case

_ALONE: Mapping[str, str] = {
    "tekst": "Eigen tekst",
    "motivering": "Waarom wijkt u af?",
    "plaats": "Gemeente",
    "naam": "Naam",
}
"""Fields that are no value of a file, with what they are called."""


def said_back(desk: Desk, asked: Asked) -> list[tuple[str, str]]:
    """List what a form changed, each with the name of its field."""
    root = desk.known.get((asked.path.get("map", ""), asked.path.get("naam", "")))
    was, others = asked.named(WAS), asked.named(OTHER)
    found = []
    for name, lines in asked.named(VALUE).items():
        words = "\n".join(filter(None, (*lines, *others.get(name, ())))).strip()
        if words and words not in was.get(name, ()):
            found.append((_label(root, name), words))
    alone = ((label, asked.one(name).strip()) for name, label in _ALONE.items())
    return [*found, *((label, words) for label, words in alone if words)]


def _label(root: SchemaNode | None, name: str) -> str:
    path = path_at(name)
    node = root.at(path) if root is not None else None
    last = str(path[-1]) if path else name
    return label_of(node, last) if node is not None else sentence_case(last.replace("_", " "))
