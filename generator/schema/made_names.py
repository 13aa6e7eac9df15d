"""Names of one's own for entries, where nobody has given one yet."""

from __future__ import annotations

from generator.model.schema_node import SchemaNode
from generator.suggestions import short_name

_ANY = "naam-1"
"""Whatever an entry is called, its form is the same."""


def name_for_entry(group: SchemaNode, key: str, root: SchemaNode) -> str:
    """Make a name for an entry of the group under a key: `praktijk-1`; or as another group calls it."""
    if group.keyed_by and (other := root.child(group.keyed_by[0])) is not None:
        return name_for_entry(other, group.keyed_by[0], root)
    entry = group.child(_ANY)
    title = entry.title if entry else ""
    return f"{short_name(title if ' ' not in title else key) or 'naam'}-1"
