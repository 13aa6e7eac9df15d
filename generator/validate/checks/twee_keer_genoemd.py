"""Twee onderdelen van een groep hebben niet dezelfde naam of hetzelfde nummer.

Anders staat hetzelfde er waarschijnlijk twee keer in. Hoofdletters, spaties en accenten tellen niet mee.
Waar dit voor geldt, zegt het model.

Goed: twee praktijken, elk met een eigen KvK-nummer. Fout: twee keer `naam: Huisartsenpraktijk De Wilg`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

from generator.findings import Finding, Severity
from generator.model.schema_node import SchemaNode
from generator.model.source import Path, value_at
from generator.terms.pointing import Remark, at_value
from generator.validate.checks.context import Context, Term
from generator.validate.checks.plaatshouder import is_left_open, is_to_fill

ID = "twee-keer-genoemd"
TERMS: tuple[Term, ...] = ()
_UNIQUE = "x-uniek"
_HINT = (
    "Is het dezelfde, haal dan een van de twee weg. Zijn het er echt twee, verbeter dan wat hier niet klopt."
)


def check(context: Context) -> list[Finding]:
    """Look for texts that must be unique and that another entry of the same map has too."""
    subject, found = context.subject, []
    root, data = subject.model.root, subject.terms.data
    said = {path: node for path, _, node in context.own_texts() if node.spec.get(_UNIQUE) is True}
    for path, node in said.items():
        around, entries = root.at(path[:-2]), value_at(data, path[:-2])
        is_in_map = around is not None and around.is_identity_map and isinstance(entries, Mapping)
        other = _other(path, entries, said) if is_in_map else None
        if other is not None:
            message = _message(path, node, entries[other], other, root.at(path[:-1]))
            found.append(at_value(subject, path, Remark(ID, Severity.WARNING, message, _HINT)))
    return found


def _other(path: Path, entries: Mapping[str, Any], said: Mapping[Path, SchemaNode]) -> str | None:
    """Find the first other entry with the same text; of two in one file only the second has another."""
    *around, entry, key = path
    mine = _bare(value_at(entries, (entry, key)))
    is_later = False
    for name, values in entries.items():
        is_later = is_later or name == entry
        if name == entry or (is_later and (*around, name, key) in said):
            continue
        if mine and mine == _bare(value_at(values, (key,))):
            return name
    return None


def _bare(value: object) -> str:
    """Write a text without case, spaces and accents; empty when it says nothing yet."""
    if not isinstance(value, str) or is_to_fill(value) or is_left_open(value):
        return ""
    letters = unicodedata.normalize("NFKD", value.casefold())
    return "".join(one for one in letters if not unicodedata.combining(one) and not one.isspace())


def _message(
    path: Path, node: SchemaNode, other: Mapping[str, Any], name: str, entry: SchemaNode | None
) -> str:
    named = next((key for key, child in entry.children() if child.is_name), None) if entry else None
    called, value = other.get(named or ""), other[str(path[-1])]
    if named == path[-1] or not isinstance(called, str):
        return f'Ook `{name}` heeft "{value}" als {node.title or path[-1]}.'
    return f"Ook {called} (`{name}`) heeft {value} als {node.title or path[-1]}."
