"""Check one file against the schema of its model version, with a Dutch message for each mistake."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from jsonschema import ValidationError

from generator.findings import Finding, Severity
from generator.model.schema_node import SchemaNode, root_node
from generator.model.source import Path, YamlSource, dotted, value_at
from generator.model.template import TemplateVersion
from generator.terms.effective import NONE
from generator.validate.checks import TEXT_CHECKS
from generator.validate.messages import tell
from generator.validate.mistake import Mistake, Told
from generator.validate.suggestions import KeyIndex
from generator.validate.vocabulary import build_validator

_WEIGHT = ("enum", "const", "type", "pattern", "x-weergave", "format")
"""Of several mistakes in one value the first of these tells most; the others follow from it."""


def check_schema(
    source: YamlSource, version: TemplateVersion, known: Mapping[str, Any] | None = None
) -> list[Finding]:
    """Find every place where a file does not have the form that its model version asks for.

    Also what may stand in no file at all is found here, because it has to be found whatever else is wrong.

    Args:
        source: The file.
        version: Its model version.
        known: Terms that the file takes over from another one and need not say again.
    """
    anywhere = [finding for check in TEXT_CHECKS.values() for finding in check(source)]
    return [*_checker(version).findings(source, known or {}), *anywhere]


class SchemaChecker:
    """A schema that is ready to check files."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self._root = root_node(schema)
        self._validator = build_validator(schema)
        self._keys = KeyIndex(self._root)

    def findings(self, source: YamlSource, known: Mapping[str, Any] | None = None) -> list[Finding]:
        """List the mistakes in one file; a key that is known already may be missing."""
        data = without_empty_values(source.data, self._root)
        kept: dict[Path, ValidationError] = {}
        findings: list[Finding] = []
        for error in self._validator.iter_errors(data):
            path = tuple(error.absolute_path)
            if self._is_settled(error, path, known or {}):
                continue
            if error.validator in _WEIGHT:
                if path not in kept or _weight(error) < _weight(kept[path]):
                    kept[path] = error
            else:
                findings.extend(self._told(error, path, source))
        for path, error in kept.items():
            findings.extend(self._told(error, path, source))
        return findings

    def _is_settled(self, error: ValidationError, path: Path, known: Mapping[str, Any]) -> bool:
        """Tell whether what a file takes over makes this right: a missing key, or a value it takes away."""
        if value_at(known, path) is None:
            return False
        node = self._root.at(path)
        taken_away = error.instance == NONE and node is not None and not node.has_room_for(NONE)
        return error.validator == "required" or taken_away

    def _told(self, error: ValidationError, path: Path, source: YamlSource) -> Iterable[Finding]:
        match error.validator:
            case "required":
                yield _finding(source, path, self._missing(path))
            case "additionalProperties" | None:
                yield _finding(source, path, self._unknown(path))
            case "type" if error.instance == NONE and "object" in str(error.validator_value):
                return
            case _:
                node = self._root.at(path)
                spec = node.spec if node else {}
                rule_spec = error.schema if isinstance(error.schema, Mapping) else {}
                mistake = Mistake(
                    str(error.validator), error.validator_value, error.instance, path, spec, rule_spec
                )
                yield _finding(source, path, tell(mistake))

    def _missing(self, path: Path) -> Told:
        key, group = str(path[-1]), path[:-1]
        node = self._root.at(path)
        mistake = Mistake("required", True, None, path, node.spec if node else {}, {})
        where = f"Onder `{dotted(group)}`" if group else "In dit bestand"
        return Told("ontbrekende-sleutel", f'{where} ontbreekt "{key}".', mistake.guidance(), at_value=False)

    def _unknown(self, path: Path) -> Told:
        key, node = str(path[-1]), self._root.at(path[:-1])
        siblings = node.property_names if node else ()
        if key in siblings:
            return Told("verkeerde-keuze", f'"{key}" hoort niet bij de keuzes hierboven.', "", False)
        where = f" onder `{dotted(path[:-1])}`" if len(path) > 1 else ""
        message = f'"{key}" is geen bekende sleutel{where}.'
        return Told("onbekende-sleutel", message, self._keys.advice(key, siblings), False)


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


@lru_cache(maxsize=32)
def _checker(version: TemplateVersion) -> SchemaChecker:
    return SchemaChecker(version.schema)


def _weight(error: ValidationError) -> int:
    return _WEIGHT.index(str(error.validator))


def _finding(source: YamlSource, path: Path, told: Told) -> Finding:
    spot = source.value_spot(path) if told.at_value else source.key_spot(path)
    excerpt = source.excerpt(spot.line) if path[:1] in source.key_spots else ""
    return Finding(told.rule, Severity.ERROR, spot, told.message, told.hint, dotted(path), excerpt=excerpt)
