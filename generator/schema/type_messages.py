"""What a user reads when a value is of another kind than its key: text for a number, a list for a group."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from generator.schema.mistake import Message, Mistake, shown, types_in
from generator.schema.snippets import block

RULE = "verkeerd-type"
_TYPES = {
    "string": "tekst",
    "integer": "een heel getal",
    "number": "een getal",
    "boolean": "true (ja) of false (nee)",
    "object": "een groep regels",
    "array": "een lijst met streepjes",
    "null": "niets",
}
_MOST_DIGITS = 18
_FIELDS = 4
"""So many lines of an example show what a group looks like."""


def tell_type(mistake: Mistake) -> Message:
    """Say what kind of value belongs here, and how to write it."""
    wanted = types_in(mistake.wanted)
    value = mistake.value
    if "string" not in wanted and isinstance(value, str) and _is_too_large(value):
        return Message(RULE, f"Het getal bij {mistake.name} is te groot.", mistake.guidance())
    words = " of ".join(_TYPES[kind] for kind in wanted)
    found = f"het getal {value}" if _is_number(value) else shown(value)
    message = f"Bij {mistake.name} hoort {words}; hier staat {found}."
    is_scalar = not isinstance(value, dict | list)
    return Message(RULE, message, _hint(mistake, wanted), at_value=is_scalar)


def tell_nothing(mistake: Mistake) -> Message:
    """Say that an item of a list has a dash and no more."""
    name = mistake.path[-2] if len(mistake.path) > 1 else "de lijst"
    hint = f"Vul het onderdeel in of haal de regel weg. {mistake.guidance()}".strip()
    return Message(RULE, f'Achter dit streepje van "{name}" staat niets.', hint)


def _hint(mistake: Mistake, wanted: tuple[str, ...]) -> str:
    if "boolean" in wanted:
        return f"{mistake.guidance()} Kies uit: true (ja) of false (nee).".strip()
    if "array" in wanted:
        example = _example(mistake.spec.get("items", {}))
        told = f"{mistake.say('description') or ''}\nZet elk onderdeel op een eigen regel:"
        return f"{told}\n{block(mistake.path[-1:], [example])}".strip()
    if "object" in wanted and (group := example_of_group(mistake)):
        return f"Schrijf de gegevens eronder, twee spaties ingesprongen:\n{group}"
    return mistake.guidance()


def example_of_group(mistake: Mistake) -> str:
    """Show what a group looks like; empty when no group may stand here."""
    is_group = "object" in types_in(mistake.spec.get("type"))
    fields = _fields(mistake.spec) if is_group else {}
    return block(mistake.path[-1:], fields) if fields else ""


def _fields(spec: Mapping[str, Any]) -> dict[str, Any]:
    """Fill in what a group looks like, with the examples of the schema."""
    entry = spec.get("additionalProperties")
    if isinstance(entry, Mapping):
        inner = _fields(entry)
        return {"naam-1": inner or _example(entry)}
    plain = {
        key: one
        for key, one in spec.get("properties", {}).items()
        if "object" not in types_in(one.get("type"))
    }
    return {key: _example(one) for key, one in list(plain.items())[:_FIELDS]}


def _example(spec: Mapping[str, Any]) -> Any:
    examples = spec.get("examples") or spec.get("enum") or ("…",)
    return examples[0]


def _is_too_large(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) > _MOST_DIGITS


def _is_number(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)
