"""A block to paste: a key with the groups it stands in, and a value as the schema's own examples have it."""

from __future__ import annotations

import textwrap
from typing import Any

from generator.analysis.vocabulary import ENTRY
from generator.errors import TemplateError
from generator.findings import Spot
from generator.language.expressions import compile_expression
from generator.language.scope import Scope
from generator.language.values import Term, Tree
from generator.model.schema_node import SchemaNode
from generator.schema.made_names import name_for_entry
from generator.suggestions import short_name
from generator.tasks.explain.keys import Key
from generator.validate.required import DUTY
from generator.yaml_text.canonical import STEP
from generator.yaml_text.editor import Editor

_WIDTH = 80


def block_for(key: Key) -> str:
    """Write the block; empty when the schema has no example to write."""
    path, node = _path(key), key.node
    if path[-1] == 0 and (whole := _node_at(key.root, path[:-1])) is not None:
        path, node = path[:-1], whole
    value = _example(node, str(path[-1]), key.root)
    if value is None:
        return ""
    editor = Editor("", key.root)
    editor.set(path, value)
    return "\n".join(line for one in editor.text.splitlines() for line in _folded(one)) + "\n"


def _folded(line: str) -> list[str]:
    """Write a long text on lines of its own below its key; they say the same."""
    key, _, text = line.partition(": ")
    if len(line) <= _WIDTH or text.startswith(("'", '"')):
        return [line]
    indent = " " * (len(key) - len(key.lstrip()) + STEP)
    return [f"{key}: >-", *textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent)]


def _path(key: Key) -> tuple[str | int, ...]:
    """Give every name of one's own a name: the one that was asked for, or a made one."""
    path: list[str | int] = []
    node: SchemaNode | None = key.root
    for place, step in enumerate(key.path):
        assert node is not None
        if step != ENTRY:
            path.append(step)
        elif node.is_identity_map:
            asked = key.names[place] if key.names else ENTRY
            path.append(
                asked if short_name(asked) == asked else name_for_entry(node, key.path[place - 1], key.root)
            )
        else:
            path.append(0)
        node = node.child(path[-1])
    return tuple(path)


def _node_at(root: SchemaNode, path: tuple[str | int, ...]) -> SchemaNode | None:
    node: SchemaNode | None = root
    for step in path:
        node = node.child(step) if node else None
    return node


def _example(node: SchemaNode, key: str, root: SchemaNode) -> Any:
    """Return an example of a value; of a group one of each single value in it, or else of each group."""
    if "const" in node.spec:
        return node.spec["const"]
    if node.spec.get("examples"):
        return node.spec["examples"][0]
    if "enum" in node.spec:
        return node.spec["enum"][0]
    if node.spec.get("type") == "boolean":
        return True
    if node.is_identity_map:
        entry = node.child(ENTRY)
        value = _example(entry, ENTRY, root) if entry else None
        return None if value is None else {name_for_entry(node, key, root): value}
    if (item := node.child(0)) is not None:
        least = node.spec.get("minItems", 1)
        return list(item.spec.get("examples", ())[:least]) or [_example(item, key, root)]
    children = list(node.children())
    single = [(name, child) for name, child in children if not child.is_object]
    shown = single[:1] if node.is_choice_map else single or children
    values = {name: _example(child, name, root) for name, child in shown}
    there = {name: value for name, value in values.items() if value is not None}
    tree = Tree({}, root)
    scope = Scope(tree, {"dit": Term(tree, (), there, node)})
    return {name: there[name] for name, child in shown if name in there and _is_asked(child, scope)} or None


def _is_asked(node: SchemaNode, scope: Scope) -> bool:
    """Tell whether a value may stand beside the others: some belong to one of the choices only."""
    condition = node.spec.get(DUTY, {}).get("wanneer", "true")
    try:
        return compile_expression(condition, Spot("schema.json")).truth(scope) is not False
    except TemplateError:  # it is about more than the group
        return True
