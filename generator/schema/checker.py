"""Check one file against a schema, with a Dutch message for each mistake at its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jsonschema import ValidationError

from generator.findings import Finding, Severity
from generator.model.schema_node import NONE, SchemaNode, root_node
from generator.model.source import Path, YamlSource, dotted, value_at
from generator.schema.messages import tell
from generator.schema.mistake import Message, Mistake
from generator.schema.suggestions import KeyIndex
from generator.schema.vocabulary import build_validator

_WEIGHT = ("enum", "const", "type", "pattern", "x-weergave", "format")
"""Of several mistakes in one value the first of these tells most; the others follow from it."""
_ABOUT_KEYS = ("required", "propertyNames", "minItems", "minProperties")
"""Mistakes that leave the values there are as good as they were."""


@dataclass
class SchemaReport:
    """What checking a file against a schema came to."""

    findings: list[Finding] = field(default_factory=list)
    wrong: set[Path] = field(default_factory=set)
    """The values that cannot be used, by path; a key that the schema does not know is one too."""


class SchemaChecker:
    """A schema that is ready to check files."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self._root = root_node(schema)
        self._validator = build_validator(schema)
        self._keys = KeyIndex(self._root)

    def is_valid(self, data: Any) -> bool:
        """Tell whether data has no mistake."""
        return next(self._validator.iter_errors(data), None) is None

    def findings(self, source: YamlSource, known: Mapping[str, Any] | None = None) -> list[Finding]:
        """List the mistakes in one file; a key that is known already may be missing."""
        return self.report(source, source.data, known).findings

    def report(
        self,
        source: YamlSource,
        data: Any,
        known: Mapping[str, Any] | None = None,
        below: Path = (),
    ) -> SchemaReport:
        """Check data that stands in a file.

        Args:
            source: The file, for the places of what is wrong.
            data: What to check.
            known: Values that need not be said again.
            below: The path in the file at which the data stands.
        """
        report = SchemaReport()
        kept: dict[Path, ValidationError] = {}
        for error in self._validator.iter_errors(without_empty_values(data, self._root)):
            path = tuple(error.absolute_path)
            if self._is_settled(error, path, known or {}):
                continue
            if error.validator not in _ABOUT_KEYS:
                report.wrong.add(path)
            if error.validator not in _WEIGHT:
                report.findings += self._told(error, path, source, below)
            elif path not in kept or _weight(error) < _weight(kept[path]):
                kept[path] = error
        for path, error in kept.items():
            report.findings += self._told(error, path, source, below)
        return report

    def _is_settled(self, error: ValidationError, path: Path, known: Mapping[str, Any]) -> bool:
        """Tell whether what a file takes over makes this right: a missing key, or a value it takes away."""
        if value_at(known, path) is None:
            return False
        node = self._root.at(path)
        taken_away = error.instance == NONE and node is not None and not node.has_room_for(NONE)
        return error.validator == "required" or taken_away

    def _told(self, error: ValidationError, path: Path, source: YamlSource, below: Path) -> Iterable[Finding]:
        match error.validator:
            case "required":
                yield _finding(source, path, self._missing(path), below)
            case "additionalProperties" | None:
                yield _finding(source, path, self._unknown(path), below)
            case "type" if error.instance == NONE and "object" in str(error.validator_value):
                return
            case _:
                node = self._root.at(path)
                spec = node.spec if node else {}
                rule_spec = error.schema if isinstance(error.schema, Mapping) else {}
                mistake = Mistake(
                    str(error.validator), error.validator_value, error.instance, path, spec, rule_spec
                )
                yield _finding(source, path, tell(mistake), below)

    def _missing(self, path: Path) -> Message:
        key, group = str(path[-1]), path[:-1]
        node = self._root.at(path)
        mistake = Mistake("required", True, None, path, node.spec if node else {}, {})
        where = f"Onder `{dotted(group)}`" if group else "In dit bestand"
        return Message(
            "ontbrekende-sleutel", f'{where} ontbreekt "{key}".', mistake.guidance(), at_value=False
        )

    def _unknown(self, path: Path) -> Message:
        key, node = str(path[-1]), self._root.at(path[:-1])
        siblings = node.property_names if node else ()
        if key in siblings:
            return Message("verkeerde-keuze", f'"{key}" hoort niet bij de keuzes hierboven.', "", False)
        where = f" onder `{dotted(path[:-1])}`" if len(path) > 1 else ""
        message = f'"{key}" is geen bekende sleutel{where}.'
        return Message("onbekende-sleutel", message, self._keys.advice(key, siblings), False)


def without_empty_values(value: Any, node: SchemaNode | None) -> Any:
    """Drop keys without a value: they count as absent. An unknown key stays, because it is a mistake."""
    if isinstance(value, Mapping):
        children = {key: node.child(key) if node else None for key in value}
        return {
            key: without_empty_values(item, children[key])
            for key, item in value.items()
            if item is not None or children[key] is None
        }
    if isinstance(value, list):
        return [without_empty_values(item, node.child(0) if node else None) for item in value]
    return value


def _weight(error: ValidationError) -> int:
    return _WEIGHT.index(str(error.validator))


def _finding(source: YamlSource, path: Path, message: Message, below: Path) -> Finding:
    place = (*below, *path)
    spot = source.value_spot(place) if message.at_value else source.key_spot(place)
    excerpt = source.excerpt(spot.line) if place[:1] in source.key_spots else ""
    return Finding(
        message.rule, Severity.ERROR, spot, message.message, message.hint, dotted(path), excerpt=excerpt
    )
