"""What a user reads when a value is of another kind than its key: text for a number, a list for a group."""

from __future__ import annotations

from decimal import Decimal

from generator.schema.mistake import Message, Mistake, shown, types_in, written
from generator.schema.suggestions import number_in

RULE = "verkeerd-type"
_TYPES = {
    "string": "tekst",
    "integer": "een heel getal",
    "number": "een getal",
    "boolean": "true (ja) of false (nee)",
    "object": "een groep met sleutels",
    "array": "een lijst met streepjes",
    "null": "niets",
}
_YES = frozenset({"ja", "yes", "on", "aan", "waar", "true", "j", "y"})
_NO = frozenset({"nee", "no", "off", "uit", "onwaar", "false", "n"})


def tell_type(mistake: Mistake) -> Message:
    """Say what kind of value belongs here, and how to write it."""
    wanted = types_in(mistake.wanted)
    words = " of ".join(_TYPES[kind] for kind in wanted)
    found = f"het getal {mistake.value}" if _is_number(mistake.value) else shown(mistake.value)
    message = f"Bij {mistake.name} hoort {words}; hier staat {found}."
    is_scalar = not isinstance(mistake.value, dict | list)
    return Message(RULE, message, _hint(mistake, wanted), at_value=is_scalar)


def _hint(mistake: Mistake, wanted: tuple[str, ...]) -> str:
    value = mistake.value
    if "string" in wanted and isinstance(value, int | Decimal):
        return f'Zet het tussen aanhalingstekens: {mistake.line}"{_as_word(value)}"'
    if "number" in wanted or "integer" in wanted:
        return _number_hint(mistake) or mistake.guidance()
    if "boolean" in wanted:
        return _boolean_hint(mistake) or mistake.guidance()
    if "array" in wanted:
        item = written(value) if isinstance(value, str | int | Decimal) else "…"
        return f"Zet elk onderdeel op een eigen regel onder de sleutel:\n{mistake.line.rstrip()}\n  - {item}"
    if "object" in wanted:
        first = next(iter(mistake.spec.get("properties", {})), "naam")
        return (
            f"Schrijf de gegevens eronder, twee spaties ingesprongen:\n{mistake.line.rstrip()}\n  {first}: …"
        )
    return mistake.guidance()


def _number_hint(mistake: Mistake) -> str:
    value = mistake.value
    if isinstance(value, Decimal):
        whole = value == value.to_integral_value()
        example = f": {mistake.line}{value.to_integral_value()}" if whole else "."
        return f"Schrijf het getal zonder cijfers achter de punt{example}"
    if isinstance(value, str) and (number := number_in(value)):
        if number == value:
            return f"Haal de aanhalingstekens weg: {mistake.line}{number}"
        return f"Schrijf alleen het getal, zo nodig met een punt: {mistake.line}{number}"
    return ""


def _boolean_hint(mistake: Mistake) -> str:
    word = str(mistake.value).lower()
    if word in _YES | _NO:
        return f"Schrijf: {mistake.line}{'true' if word in _YES else 'false'}"
    return ""


def _as_word(value: int | Decimal) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _is_number(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)
