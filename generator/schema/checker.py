"""Check one file against a schema, with a Dutch message for each mistake at its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from generator.findings import Finding, Severity
from generator.model.schema_node import NONE, SchemaNode, root_node
from generator.model.source import Path, YamlSource, dotted, value_at, value_in
from generator.proposals import Drop, Proposal, Put, advice
from generator.schema.fitting import Fitting
from generator.schema.instead import meant, names_in
from generator.schema.key_proposals import KeyProposals
from generator.schema.keys import KeyIndex
from generator.schema.meanings import Meanings
from generator.schema.messages import tell
from generator.schema.mistake import Message, Mistake
from generator.schema.readings import PossibleValue, thousands_in
from generator.schema.snippets import block
from generator.schema.type_messages import tell_nothing
from generator.schema.units import own_units
from generator.suggestions import nearest

if TYPE_CHECKING:
    from jsonschema import ValidationError

    from generator.schema.vocabulary import Validator

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


@dataclass(frozen=True)
class _File:
    """What is checked, and where it stands."""

    source: YamlSource
    data: Any
    below: Path

    def finding(self, path: Path, told: Message, proposals: tuple[Proposal, ...] = ()) -> Finding:
        """Make a finding of what is told about a value or key; what is sure needs no more words."""
        place = (*self.below, *path)
        spot = self.source.value_spot(place) if told.at_value else self.source.key_spot(place)
        excerpt = self.source.excerpt(spot.line) if place[:1] in self.source.key_spots else ""
        hint = "" if proposals and proposals[0].is_sure else told.hint
        return Finding(
            told.rule, Severity.ERROR, spot, told.message, advice(hint, proposals), dotted(path),
            excerpt=excerpt, proposals=proposals,
        )  # fmt: skip


class SchemaChecker:
    """A schema that is ready to check files."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self._schema = schema
        self._root = root_node(schema)
        self._fitting, self._fitting_so_far = Fitting(schema), Fitting(schema, so_far=True)
        self._keys = KeyIndex(self._root)
        self._meanings = Meanings(self._fits)
        self._moves = KeyProposals(self._root, self._keys, self._meanings)

    @cached_property
    def _validator(self) -> Validator:
        from generator.schema.vocabulary import build_validator  # what it needs takes long to load

        return build_validator(self._schema)

    def is_valid(self, data: Any) -> bool:
        """Tell whether data has no mistake."""
        return self._fitting.fits(data) or next(self._validator.iter_errors(data), None) is None

    def fits_so_far(self, data: Any) -> bool:
        """Tell whether data surely has no mistake, but for keys that may come later."""
        return self._fitting_so_far.fits(data)

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
        report, file = SchemaReport(), _File(source, data, below)
        said = without_empty_values(data, self._root)
        if self._fitting.fits(said):
            return report
        kept: dict[Path, ValidationError] = {}
        for error in self._validator.iter_errors(said):
            path = tuple(error.absolute_path)
            if self._is_settled(error, path, known or {}):
                continue
            if error.validator not in _ABOUT_KEYS:
                report.wrong |= {path, *self._meant(error, path, data)}
            if error.validator not in _WEIGHT:
                report.findings += self._told(error, path, file)
            elif path not in kept or _weight(error) < _weight(kept[path]):
                kept[path] = error
        for path, error in kept.items():
            report.findings += self._told(error, path, file)
        return report

    def readings(self, text: str, node: SchemaNode) -> list[PossibleValue[Any]]:
        """List what a text that somebody typed can mean at a place; itself, when it fits as it is.

        What is typed on a page is Dutch: of a date the day comes first, and a full stop parts thousands.
        """
        if self._fits(text, node):
            return [PossibleValue(text)]
        found = self._meanings.of(text, node)
        if found and node.display == "datum":
            return [PossibleValue(found[0].value)]
        meant = thousands_in(text, own_units(node))
        if meant is not None and any(one.value == meant for one in found):
            return [PossibleValue(meant)]
        if meant is not None:
            return [replace(one, is_sure=False) for one in found]
        return found

    def _fits(self, value: Any, node: SchemaNode) -> bool:
        """Tell whether a value has no mistake at a place, but for keys that may come later."""
        if self._fitting_so_far.part(node.spec).fits(value):
            return True
        errors = self._validator.evolve(schema=node.spec).iter_errors(value)
        return all(error.validator == "required" for error in errors)

    def _is_settled(self, error: ValidationError, path: Path, known: Mapping[str, Any]) -> bool:
        """Tell whether what a file takes over makes this right: a missing key, or a value it takes away."""
        if value_at(known, path) is None:
            return False
        node = self._root.at(path)
        taken_away = error.instance == NONE and node is not None and not node.has_room_for(NONE)
        return error.validator == "required" or taken_away

    def _meant(self, error: ValidationError, path: Path, data: Any) -> Iterable[Path]:
        """Find the key that an unknown one was probably meant to be: what it says is not known either."""
        if error.validator in ("additionalProperties", None):
            group = self._root.at(path[:-1])
            key = nearest(str(path[-1]), group.property_names) if group else ""
            if key and value_at(data, (*path[:-1], key)) is None:
                yield (*path[:-1], key)

    def _told(self, error: ValidationError, path: Path, file: _File) -> Iterable[Finding]:
        match error.validator:
            case "required":
                yield file.finding(path, self._missing(path))
            case "additionalProperties" | None:
                yield file.finding(path, self._unknown(path), self._moves.unknown(path, file.data))
            case "type" if error.instance == NONE and "object" in str(error.validator_value):
                return
            case "propertyNames":
                proposals = self._moves.names(path, self._mistake(error, path).wanted, file.data)
                yield file.finding(path, tell(self._mistake(error, path)), proposals)
            case "type" if error.instance is None and isinstance(path[-1], int):
                yield file.finding(path, tell_nothing(self._mistake(error, path)), _without(path, file))
            case _:
                yield file.finding(path, tell(self._mistake(error, path)), self._values(path, file))

    def _mistake(self, error: ValidationError, path: Path) -> Mistake:
        node = self._root.at(path)
        rule_spec = error.schema if isinstance(error.schema, Mapping) else {}
        return Mistake(
            str(error.validator),
            error.validator_value,
            error.instance,
            path,
            node.spec if node else {},
            rule_spec,
        )

    def _values(self, path: Path, file: _File) -> tuple[Proposal, ...]:
        """List the values that somebody can have meant at a path."""
        node = self._root.at(path)
        if node is None or not path:
            return ()
        value = value_in(file.data, path)
        names = names_in(node.refers_to, node, file.data)
        if names and isinstance(value, str):
            return meant((*file.below, *path), value, names)
        readings = self._meanings.of(value, node)
        found = tuple(
            Proposal(block(path[-1:], one.value), (Put((*file.below, *path), one.value),), one.is_sure)
            for one in readings
        )
        return self._moves.entry(path, file.data) or found

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
        where = f"onder `{dotted(path[:-1])}`" if len(path) > 1 else "in dit bestand"
        message = f'"{key}" hoort niet {where}.'
        return Message("onbekende-sleutel", message, self._keys.advice(key, siblings), False)


def _without(path: Path, file: _File) -> tuple[Proposal, ...]:
    """Leave out an item in which nothing stands, unless nothing would be left of the list."""
    items = value_in(file.data, path[:-1])
    left = any(item is not None for item in items)
    edits = (Drop((*file.below, *path)),)
    return (Proposal("laat deze regel weg", edits, is_sure=True, is_order=True),) if left else ()


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
