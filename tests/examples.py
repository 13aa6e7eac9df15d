"""The examples of a model version as whole files, for tests that put one among the agreements."""

from __future__ import annotations

from pathlib import Path

from generator.load.content import BASE
from generator.load.template import read_schema
from generator.model.schema_node import root_node
from generator.yaml_text.canonical import _group_lines
from generator.yaml_text.comments import Attacher
from generator.yaml_text.tree import Entry, Group, Scalar, TreeReader

ROOT = Path(__file__).resolve().parents[1]
VERSION = "modelovereenkomst/2026.1"
EXAMPLES = ROOT / "templates" / VERSION / "voorbeelden"


def whole_text(example: str) -> str:
    """Write what an example says with all that it builds on, in the style of its authors."""
    root = root_node(read_schema(EXAMPLES.parent / "schema.json", VERSION))
    return "\n".join([*_group_lines(_tree(example), 0, root), ""])


def without_made_up(text: str) -> str:
    """Give an example the values of somebody, for made-up ones may not be signed."""
    return text.replace(".example", ".nl").replace("Voorbeeldplein", "Raadhuisplein")


def _tree(example: str) -> Group:
    reader = TreeReader((EXAMPLES / f"{example}.yaml").read_text("utf-8"))
    top = reader.read()
    assert top
    Attacher(reader, top).attach()
    base = next((entry for entry in top.entries if entry.key and entry.key.value == BASE), None)
    if base is None:
        return top
    assert isinstance(base.value, Scalar)
    top.entries.remove(base)
    below = _tree(base.value.value)
    _lay_over(below, top)
    return below


def _lay_over(below: Group, group: Group) -> None:
    """Put entries in the place of those with the same key; one without a value takes the other away."""
    for entry in group.entries:
        names = [_name(one) for one in below.entries]
        place = names.index(_name(entry)) if _name(entry) in names else len(names)
        old = below.entries[place].value if place < len(names) else None
        if isinstance(entry.value, Group) and isinstance(old, Group) and not old.is_list:
            old.is_flow = old.is_flow and entry.value.is_flow
            _lay_over(old, entry.value)
        elif isinstance(entry.value, Scalar) and not entry.value.raw:
            del below.entries[place : place + 1]
        else:
            below.entries[place : place + 1] = [entry]


def _name(entry: Entry) -> str:
    return entry.key.value if entry.key else ""
