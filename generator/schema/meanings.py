"""What a value that does not fit its place probably means there."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from generator.model.schema_node import SchemaNode
from generator.schema.choice_words import choices_meant, truths_in
from generator.schema.readings import PossibleValue, addresses_in, dates_in, numbers_in, tidy, times_in
from generator.schema.units import own_units
from generator.schema.value_rules import compiled_pattern
from generator.suggestions import short_name

Fits = Callable[[Any, SchemaNode], bool]

_BULLETS = r"[-–—•·*▪]"
_NUMBERED = r"(?:^|\s)\d{1,2}[.)]\s+"
_THOUSANDS = 3
_LARGEST = 10**18
_ID = "^[a-z]["
_WORDS = re.compile(r"(?<!\(\?!)\.\*")
"""A pattern that asks for words and not for a code; one that only forbids something may be of a code."""


class Meanings:
    """Finds what was probably meant, and offers only what fits.

    Args:
        fits: Tells whether a value has no mistake at a place of the schema.
    """

    def __init__(self, fits: Fits) -> None:
        self.fits = fits

    def of(self, value: Any, node: SchemaNode) -> list[PossibleValue[Any]]:
        """List what a value can mean at its place; when there are more, none of them is sure."""
        found: list[PossibleValue[Any]] = []
        for reading in self._readings(value, node):
            known = any(
                type(one.value) is type(reading.value) and one.value == reading.value for one in found
            )
            if not known and _is_writable(reading.value) and self.fits(reading.value, node):
                found.append(reading)
        if len(found) > 1:
            return [PossibleValue(reading.value, is_sure=False) for reading in found]
        return found

    def _readings(self, value: Any, node: SchemaNode) -> Iterator[PossibleValue[Any]]:
        match value:
            case str():
                yield from self._of_text(value, node)
            case bool():
                yield from self._of_text("true" if value else "false", node)
            case int() | Decimal():
                yield from _of_number(value)
                yield from self._of_text(str(value), node)
            case dict():
                yield from self._of_group(value, node)
            case list():
                yield from self._of_list(value, node)
            case _:
                pass

    def _of_text(self, text: str, node: SchemaNode) -> Iterator[PossibleValue[Any]]:
        kinds = kinds_of(node)
        if "number" in kinds or "integer" in kinds:
            yield from _numbers(text, own_units(node))
        if "boolean" in kinds:
            yield from truths_in(text)
        if "array" in kinds:
            yield from self._items(text, node)
        if "object" in kinds:
            yield from self._entries(text, node)
        if "string" in kinds:
            yield from _texts(text, node)

    def _items(self, text: str, node: SchemaNode) -> Iterator[PossibleValue[Any]]:
        """Read a text as the only item of a list, or as items behind dashes or with commas between them."""
        item = node.child(0)
        if item is None:
            return
        dashes = re.split(rf"(?:^|\s){_BULLETS}\s+", text)
        if len(dashes) == 1:
            dashes = re.split(rf"(?:^|\s){_BULLETS}(?=\S)", text)
        for parts in (dashes, re.split(_NUMBERED, text)):
            if not parts[0].strip() and len(parts) > 1:
                yield from self._listed(parts[1:], item, is_sure=True)
                return
        if len(parts := re.split(r"\s+[-–]\s+", text.strip())) > 1:
            yield from self._listed(parts, item, is_sure=False)
            yield from self._listed([text], item, is_sure=False)
            return
        parts = re.split(r"\s*[;,]\s*|\s+en\s+|\s*\n\s*", text.strip())
        if "\n" not in text.strip():
            yield from self._listed([text], item, is_sure=len(parts) == 1)
        if len(parts) > 1:
            yield from self._listed(parts, item, is_sure=False)

    def _listed(
        self, parts: Iterable[str], item: SchemaNode, *, is_sure: bool
    ) -> Iterator[PossibleValue[Any]]:
        values: list[Any] = []
        for part in map(str.strip, parts):
            readings = [PossibleValue(part)] if self.fits(part, item) else self.of(part, item)
            if not readings:
                return
            is_sure = is_sure and readings[0].is_sure
            values.append(readings[0].value)
        yield PossibleValue(values, is_sure)

    def _entries(self, text: str, node: SchemaNode) -> Iterator[PossibleValue[Any]]:
        """Put a text in the group that belongs there: a person behind a name, an amount behind its key."""
        name = short_name(text)
        entry = node.child(name) if node.is_identity_map and re.match("[a-z]", name) else None
        if entry is not None:
            inner = [PossibleValue({}), *self._fields(text, entry)] if entry.is_object else []
            yield from (
                PossibleValue({name: reading.value}, is_sure=False) for reading in inner if reading.value
            )
        yield from self._fields(text, node)

    def _fields(self, text: str, node: SchemaNode) -> Iterator[PossibleValue[Any]]:
        plain = [(key, child) for key, child in node.children() if not child.is_object]
        kinds = [kinds_of(child) for _, child in plain]
        if kinds[:1] == [("boolean",)] and len(set(kinds)) > 1:  # the first says whether the rest applies
            yield from (PossibleValue({plain[0][0]: truth.value}) for truth in truths_in(text))
            return
        typed = [(key, child) for key, child in plain if child.display]
        for key, child in typed:
            for reading in [PossibleValue(text)] if self.fits(text, child) else self.of(text, child):
                yield PossibleValue({key: reading.value, **_chosen(text, plain)}, is_sure=False)
                return
        words = next((key for key, child in plain if is_free_text(child)), None)
        if words is not None:
            yield PossibleValue({words: text}, is_sure=False)

    def _of_group(self, value: Mapping[str, Any], node: SchemaNode) -> Iterator[PossibleValue[Any]]:
        """Read a group with one value in it as that value, and a group with nothing but keys as a list."""
        inside = list(value.values())
        if len(inside) == 1 and not isinstance(inside[0], dict):
            yield PossibleValue(inside[0])
            yield from self.of(inside[0], node)
        if "array" in kinds_of(node):
            item = node.child(0)
            if item is not None and all(one is None for one in inside):
                yield from self._listed(value, item, is_sure=True)

    def _of_list(self, value: list[Any], node: SchemaNode) -> Iterator[PossibleValue[Any]]:
        if len(value) == 1:
            yield PossibleValue(value[0])
            yield from self.of(value[0], node)
        if not node.is_object:
            return
        if value and all(isinstance(one, dict) for one in value):
            merged = {key: item for one in value for key, item in one.items()}
            if len(merged) == sum(map(len, value)):
                yield PossibleValue(merged)
        if node.is_identity_map:
            yield from self._named(value, node)

    def _named(self, value: list[Any], node: SchemaNode) -> Iterator[PossibleValue[Any]]:
        """Give each item of a list a short name, made of the first text in it."""
        named: dict[str, Any] = {}
        for item in value:
            text = next(iter(item.values()), None) if isinstance(item, dict) else item
            if not isinstance(text, str | int | Decimal):
                return
            name = short_name(str(text))
            child = node.child(name)
            if not re.match("[a-z]", name) or child is None or name in named:
                return
            field = next((reading.value for reading in self._fields(str(text), child)), None)
            named[name] = item if isinstance(item, dict) else field
        yield PossibleValue(named, is_sure=False)


def kinds_of(node: SchemaNode) -> tuple[str, ...]:
    """List the kinds of value that belong at a place: `number`, `string`, `object` and so on."""
    kinds = node.spec.get("type")
    return (kinds,) if isinstance(kinds, str) else tuple(kinds or ("string",))


def is_free_text(node: SchemaNode) -> bool:
    """Tell whether any words fit."""
    return kinds_of(node) == ("string",) and not {"enum", "pattern", "format", "const"} & set(node.spec)


def options_of(node: SchemaNode) -> tuple[str, ...]:
    """List the words that may stand at a place where words are chosen."""
    options = node.spec.get("enum") or node.spec.get("x-woorden") or ()
    if "const" in node.spec:
        options = (node.spec["const"],)
    return tuple(map(str, options)) if isinstance(options, list | tuple | Mapping) else ()


def _of_number(value: int | Decimal) -> Iterator[PossibleValue[Any]]:
    if isinstance(value, int):
        return
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and -exponent >= _THOUSANDS:
        if -exponent == _THOUSANDS and value >= 1:
            yield PossibleValue(int(value.scaleb(_THOUSANDS)), is_sure=False)
        yield PossibleValue(plainest(value), is_sure=False)
    elif value == int(value):
        yield PossibleValue(int(value))


def plainest(value: Decimal) -> int | Decimal:
    """Return a number without zeros behind the point."""
    return int(value) if value == int(value) else value.normalize()


def _numbers(text: str, units: Collection[str]) -> Iterator[PossibleValue[Any]]:
    for reading in numbers_in(text, units):
        is_whole = reading.value == int(reading.value)
        yield PossibleValue(int(reading.value), reading.is_sure) if is_whole else reading


def _texts(text: str, node: SchemaNode) -> Iterator[PossibleValue[Any]]:
    if options := options_of(node):
        yield from choices_meant(text, options, node)
    pattern = str(node.spec.get("pattern", ""))
    if node.display == "datum" or node.spec.get("format") == "date" or r"{4}-" in pattern:
        yield from dates_in(text)
    elif r":[0-5]" in pattern:
        yield from times_in(text)
    elif "@" in pattern:
        yield from addresses_in(text)
    elif pattern:
        yield from (PossibleValue(form) for form in _forms(text, pattern))
        if digits := re.search(r"\{(\d+)\}\$$", pattern):
            yield from _padded(text, pattern, int(digits[1]))
    elif not options:
        yield PossibleValue(text)


def _chosen(text: str, children: Iterable[tuple[str, SchemaNode]]) -> dict[str, str]:
    """Find the choices of which a text has the words, by their keys."""
    return {
        key: option
        for key, child in children
        for option in options_of(child)
        if re.search(rf"\b{re.escape(option.replace('_', ' '))}\b", text.lower())
    }


def _forms(text: str, pattern: str) -> Iterator[str]:
    """Write a text in other ways that say the same, the nearest first; only one of them is used."""
    plain = tidy(text)
    if _WORDS.search(pattern):  # with other capitals or without spaces they are other words
        yield from [plain] if compiled_pattern(pattern).search(plain) else ()
        return
    prefix = re.match(r"\^([A-Z]{2,})", pattern)
    bare = re.sub(r"^(?i:tel\.?|telefoon|kvk|agb|postcode|nr\.?):?\s*", "", plain).strip()
    forms = [plain, re.sub(r"(?<=[0-9])(?=[A-Za-z])", " ", plain).upper(), plain.upper(), plain.lower(), bare]
    if _ID in pattern:
        forms.insert(1, re.sub(r".*/|\.ya?ml$", "", bare))
    forms += [re.sub(r"\s", "", bare), *(re.sub(r"[\s.]", "", one) for one in (bare, bare.upper()))]
    forms += [
        re.sub(r"[\s./-]", "", bare),
        re.sub(r"[./]+", " ", bare),
        bare.replace("(0)", ""),
        short_name(bare) if _ID in pattern else "",
    ]
    if prefix:
        forms.append(prefix[1] + re.sub(r"\D", "", bare))
    fitting = [form for form in forms if form and compiled_pattern(pattern).search(form)]
    yield from fitting[:1]


def _padded(text: str, pattern: str, length: int) -> Iterator[PossibleValue[Any]]:
    """Put back the zeros that a spreadsheet drops at the beginning of a number."""
    prefix = re.match(r"\^([A-Z]*)", pattern)
    digits = re.sub(r"\D", "", text)
    if digits and len(digits) < length and not re.search(r"\d\s*[a-zA-Z]|[a-zA-Z]{3}", text):
        yield PossibleValue((prefix[1] if prefix else "") + digits.zfill(length), is_sure=False)


def _is_writable(value: object) -> bool:
    """Tell whether a value is no number of more digits than are read as one."""
    return isinstance(value, bool) or not isinstance(value, int) or abs(value) < _LARGEST
