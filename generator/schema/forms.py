"""The form of the files of a model version: `model.yaml`, `schema.json` and `standaard.yaml`.

Each form is a JSON Schema in `forms/`, so that a mistake in such a file is told like one in an agreement, and
the page for maintainers explains every role from the same words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any

from generator.edge.files import read_file
from generator.edge.json_data import json_value
from generator.findings import Finding, Severity
from generator.model.schema_node import SchemaNode, described, root_node
from generator.model.source import Path, YamlSource, dotted
from generator.schema.checker import SchemaChecker
from generator.schema.type_messages import RULE as WRONG_TYPE
from generator.schema.value_rules import compiled_pattern

MODEL, SCHEMA, STANDARD = "model", "schema", "standaard"
KIND = "x-soort"
"""In a form: what a value is there."""
CONDITION, EXPRESSION, TEXT, SENTENCE, TERM = "voorwaarde", "uitdrukking", "tekst", "zin", "term"
"""Kinds of values; a sentence is a text that the program fills with names of its own."""
ENTRY_KEY = "onderdeel"
"""The kind of a key that entries of a map have."""
_FOLDER = FilePath(__file__).parent / "forms"
_RULE = "schema-onjuist"
_DEFS = "#/$defs/"
_ANY_VALUE = ("const", "default")
"""Keys of a schema behind which `null` is a value."""


def check_model(source: YamlSource) -> list[Finding]:
    """Find what is wrong with the form of `model.yaml`."""
    return _checker(MODEL).findings(source)


def check_standard(source: YamlSource, entries: Sequence[Any], schema: Mapping[str, Any]) -> list[Finding]:
    """Find what is wrong with the form of `standaard.yaml`, and values of another kind than their key.

    Which keys and choices the schema knows is for `ojg lint`: such a mistake does no harm before it is used.
    """
    findings = _checker(STANDARD).report(source, entries).findings
    if findings:
        return findings
    values = SchemaChecker(schema)
    return [
        finding
        for index, entry in enumerate(entries)
        if not values.fits_so_far(entry["waarden"])
        for finding in values.report(source, entry["waarden"], below=(index, "waarden")).findings
        if finding.rule == WRONG_TYPE
    ]


def check_schema_file(schema: Mapping[str, Any], read: Callable[[], YamlSource]) -> list[Finding]:
    """Find what is wrong with a `schema.json`: its form, references to nothing, patterns that do not compile.

    Args:
        schema: What the file says.
        read: Reads the file again with the places of its keys; only done when something is wrong.
    """
    wrong = list(_wrong_places(schema))
    if not wrong and _checker(SCHEMA).is_valid(schema):
        return []
    source = read()
    found = _checker(SCHEMA).report(source, schema).findings
    return found or [_finding(source, *each) for each in wrong]


def placed_values(form: str, data: Any) -> Iterator[tuple[Path, Any, str]]:
    """Walk through the single values of a file that has a form: the path, the value, and what it is there."""
    for path, value, node in described(data, form_node(form)):
        if value is not None and not isinstance(value, Mapping | list):
            yield path, value, str(node.spec.get(KIND, ""))


@lru_cache(maxsize=8)
def form_node(form: str) -> SchemaNode:
    """Return what a form says, for who explains it."""
    return root_node(_read(form))


@lru_cache(maxsize=8)
def _checker(form: str) -> SchemaChecker:
    return SchemaChecker(_read(form))


def _read(form: str) -> Mapping[str, Any]:
    content: dict[str, Any] = json_value(read_file(_FOLDER / f"{form}.json"))
    return content


def _wrong_places(schema: Mapping[str, Any]) -> Iterator[tuple[Path, str, str]]:
    """Walk through what no form can say: the place, what is wrong, and what to do about it."""
    definitions = schema.get("$defs")
    known = definitions if isinstance(definitions, Mapping) else {}
    for path, key, value in _keywords(schema, ()):
        if key == "$ref" and isinstance(value, str) and (reason := _dead_end(value, known)):
            yield path, *reason
        if value is None and key not in _ANY_VALUE:
            yield path, f"Achter `{key}` staat niets.", "Vul het in, of haal de sleutel weg."
        if key == "pattern" and isinstance(value, str):
            try:
                compiled_pattern(value)
            except re.error:
                yield path, "Dit patroon is geen geldige reguliere expressie.", "Kijk de haakjes na."


def _keywords(value: Any, path: Path) -> Iterator[tuple[Path, str, Any]]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield (*path, key), str(key), item
            yield from _keywords(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _keywords(item, (*path, index))


def _dead_end(reference: str, known: Mapping[str, Any]) -> tuple[str, str] | None:
    seen: list[str] = []
    while True:
        name = reference.removeprefix(_DEFS)
        if not reference.startswith(_DEFS) or not isinstance(known.get(name), Mapping):
            names = ", ".join(known) or "nog niets"
            return f'"{reference}" verwijst naar niets.', f"Onder $defs staat: {names}."
        if name in seen:
            return f'"{reference}" verwijst uiteindelijk naar zichzelf.', "Haal een van de verwijzingen weg."
        seen.append(name)
        if "$ref" not in known[name]:
            return None
        reference = str(known[name]["$ref"])


def _finding(source: YamlSource, path: Path, message: str, hint: str) -> Finding:
    spot = source.value_spot(path)
    excerpt = source.excerpt(spot.line)
    return Finding(_RULE, Severity.ERROR, spot, message, hint, dotted(path), excerpt=excerpt)
