"""What a user reads about each kind of mistake against a schema."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from generator.schema.meanings import plainest
from generator.schema.mistake import Message, Mistake, dutch_number, shown, types_in
from generator.schema.snippets import written
from generator.schema.type_messages import example_of_group, tell_type
from generator.schema.value_rules import YEARS, decimals

_THOUSANDS = 3


def tell(mistake: Mistake) -> Message:
    """Say what is wrong and what to do about it."""
    writer = _WRITERS.get(mistake.keyword)
    if writer is None:
        return Message("verkeerde-vorm", f"{mistake.name} past hier niet bij het model.", mistake.guidance())
    return writer(mistake)


def _enum(mistake: Mistake) -> Message:
    message = f"{shown(mistake.value)} is geen keuze voor {mistake.name}."
    return Message("verkeerde-keuze", message, _choices(mistake))


def _choices(mistake: Mistake) -> str:
    descriptions = mistake.say("enumDescriptions") or ()
    words = mistake.say("x-woorden")
    lines = []
    for index, choice in enumerate(mistake.wanted):
        told = descriptions[index] if index < len(descriptions) else ""
        if not told and isinstance(words, dict):
            told = words.get(choice, "")
        lines.append(f"- {choice}: {told}" if told else f"- {choice}")
    return "\n".join(("Kies uit:", *lines))


def _const(mistake: Mistake) -> Message:
    wanted = written(mistake.wanted)
    numbers = "een getal of " if "number" in types_in(mistake.spec.get("type")) else ""
    hint = f"Schrijf {numbers}{wanted}."
    if group := example_of_group(mistake):
        hint = f"Is er niets afgesproken, schrijf dan {wanted}. Anders:\n{group}"
    return Message("verkeerde-keuze", f"Bij {mistake.name} kan {shown(mistake.value)} niet.", hint)


def _pattern(mistake: Mistake) -> Message:
    message = f"{shown(str(mistake.value))} heeft niet de goede vorm voor {mistake.name}."
    return Message("verkeerde-vorm", message, mistake.guidance())


def _real_date(mistake: Mistake) -> Message:
    if int(str(mistake.value)[:4]) not in YEARS:
        message = f"Het jaar in {mistake.value} kan niet kloppen."
        return Message("verkeerde-vorm", message, f"Schrijf een jaar van {YEARS[0]} tot en met {YEARS[-1]}.")
    message = f"{mistake.value} is geen datum die bestaat."
    return Message(
        "verkeerde-vorm", message, "Controleer de dag en de maand; schrijf de datum als jjjj-mm-dd."
    )


def _format(mistake: Mistake) -> Message:
    return _real_date(mistake) if _looks_like_date(mistake) else _pattern(mistake)


def _looks_like_date(mistake: Mistake) -> bool:
    text = str(mistake.value)
    return mistake.wanted == "date" and len(text) == 10 and text.replace("-", "").isdigit()


def _range(mistake: Mistake) -> Message:
    low, high = mistake.say("minimum"), mistake.say("maximum")
    if low is not None and high is not None:
        bounds = f"van {dutch_number(low)} tot en met {dutch_number(high)}"
    elif low is not None:
        bounds = f"van minstens {dutch_number(low)}"
    elif high is not None:
        bounds = f"van hoogstens {dutch_number(high)}"
    else:
        bounds = (
            f"{'boven' if mistake.keyword == 'exclusiveMinimum' else 'onder'} {dutch_number(mistake.wanted)}"
        )
    message = f"Bij {mistake.name} hoort een getal {bounds}; hier staat {dutch_number(mistake.value)}."
    return Message("verkeerde-vorm", message, str(mistake.say("description") or ""))


def _steps(mistake: Mistake) -> Message:
    value = Decimal(mistake.value)
    if decimals(value) == _THOUSANDS and value != 0:
        message = f"Bij {mistake.name} staat {mistake.value}; dat betekent {dutch_number(plainest(value))}."
        hint = "Schrijf duizendtallen zonder punt; voor de centen komt er een punt in plaats van een komma."
        return Message("verkeerde-vorm", message, hint)
    digits = decimals(mistake.wanted)
    if Decimal(mistake.wanted) == Decimal(1).scaleb(-digits):
        rule = f"hoogstens {digits} cijfers achter de punt" if digits else "een heel getal"
    else:
        rule = f"een getal in stappen van {dutch_number(mistake.wanted)}"
    message = f"Bij {mistake.name} hoort {rule}; hier staat {dutch_number(mistake.value)}."
    return Message("verkeerde-vorm", message, str(mistake.say("description") or ""))


def _short(mistake: Mistake) -> Message:
    length, wanted = len(mistake.value), mistake.wanted
    if length == 0:
        return Message("verkeerde-vorm", f"{mistake.name} is leeg.", mistake.guidance())
    signs = "1 teken" if length == 1 else f"{length} tekens"
    message = f"De tekst bij {mistake.name} is te kort: {signs}, minstens {wanted} nodig."
    return Message("verkeerde-vorm", message, mistake.guidance())


def _long(mistake: Mistake) -> Message:
    message = (
        f"De tekst bij {mistake.name} is te lang: {len(mistake.value)} tekens, hoogstens {mistake.wanted}."
    )
    return Message("verkeerde-vorm", message, mistake.guidance())


def _few(mistake: Mistake) -> Message:
    number = "één onderdeel" if mistake.wanted == 1 else f"{mistake.wanted} onderdelen"
    message = f"Onder {mistake.name} hoort minstens {number} te staan."
    return Message("verkeerde-vorm", message, mistake.guidance(), at_value=False)


def _many(mistake: Mistake) -> Message:
    message = f"Onder {mistake.name} passen hoogstens {mistake.wanted} onderdelen."
    return Message("verkeerde-vorm", message, mistake.guidance(), at_value=False)


def _unique(mistake: Mistake) -> Message:
    seen: list[object] = []
    for item in mistake.value:
        if item in seen:
            message = f"{shown(item)} staat twee keer in {mistake.name}."
            return Message("verkeerde-vorm", message, "Haal één van de twee weg.", at_value=False)
        seen.append(item)
    return Message("verkeerde-vorm", f"In {mistake.name} staat iets twee keer.", at_value=False)


def _property_name(mistake: Mistake) -> Message:
    allowed = mistake.wanted.get("enum")
    if allowed:
        message = f'"{mistake.value}" kan hier niet.'
        return Message("verkeerde-keuze", message, f"Kies uit: {', '.join(map(str, allowed))}.", False)
    message = f'"{mistake.value}" kan hier niet als naam: gebruik kleine letters, cijfers en streepjes.'
    return Message("verkeerde-vorm", message, "Begin met een letter, zoals praktijk-1.", at_value=False)


_WRITERS: dict[str, Callable[[Mistake], Message]] = {
    "enum": _enum,
    "const": _const,
    "type": tell_type,
    "pattern": _pattern,
    "format": _format,
    "x-weergave": _real_date,
    "minimum": _range,
    "maximum": _range,
    "exclusiveMinimum": _range,
    "exclusiveMaximum": _range,
    "multipleOf": _steps,
    "minLength": _short,
    "maxLength": _long,
    "minItems": _few,
    "minProperties": _few,
    "maxItems": _many,
    "maxProperties": _many,
    "uniqueItems": _unique,
    "propertyNames": _property_name,
}
