"""Mistakes made on purpose: a right line, broken in one way, so that what was meant is known."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from generator.load.yaml_source import read_as_far_as_possible
from tests.mistakes.places import Place, base_text, places

_MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
_TIMES_EACH = 7


@dataclass(frozen=True)
class Mistake:
    """A text with one mistake in it, and the text that was meant."""

    name: str
    base: str
    right: str
    wrong: bytes
    is_ambiguous: bool = False
    """Whether it can mean two things, so that no proposal may be sure."""


Break = Callable[[Place, random.Random], "str | None"]
"""Returns the line written wrongly; None when it cannot be in this place."""


def machine_made() -> Iterator[Mistake]:
    """Make every kind of mistake a few times, the same ones each run."""
    for name, (kind, broken, ambiguous) in _KINDS.items():
        rng, count = random.Random(name), 0
        for place in _shuffled(places(kind), rng):
            line = broken(place, rng)
            if line is None:
                continue
            mistake = _mistake(f"{name}-{count + 1}", place, line, is_ambiguous=ambiguous)
            if _says_the_same(name, mistake):
                continue
            count += 1
            yield mistake
            if count == _TIMES_EACH:
                break


def _says_the_same(name: str, mistake: Mistake) -> bool:
    """Tell whether a line moved to the right is alone in its group, so that nothing is wrong with it."""
    if not name.endswith("-deeper"):
        return False
    texts = (text.encode() if isinstance(text, str) else text for text in (mistake.right, mistake.wrong))
    right, wrong = (read_as_far_as_possible(text, "a.yaml") for text in texts)
    return not wrong[1] and right[0].data == wrong[0].data


def _shuffled(found: Sequence[Place], rng: random.Random) -> list[Place]:
    return rng.sample(list(found), len(found))


def _mistake(name: str, place: Place, line: str, *, is_ambiguous: bool) -> Mistake:
    right = base_text(place.base)
    lines = right.split("\n")
    lines[place.line - 1] = line
    return Mistake(name, place.base, right, "\n".join(lines).encode(), is_ambiguous)


def _keyed(place: Place, value: object) -> str:
    return f"{place.indent}{place.key}: {value}"


def _value(change: Callable[[str, random.Random], str | None]) -> Break:
    def broken(place: Place, rng: random.Random) -> str | None:
        value = change(place.value.strip("\"'"), rng)
        return None if value is None or value == place.value else _keyed(place, value)

    return broken


def _key(change: Callable[[str, random.Random], str]) -> Break:
    def broken(place: Place, rng: random.Random) -> str | None:
        key = change(place.key, rng)
        return None if key == place.key or len(place.key) < 5 else f"{place.indent}{key}: {place.value}"

    return broken


def _slip(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, max(2, len(word) - 1))
    return rng.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
        )
    )


def _typed_date(form: Callable[[date], str], is_clear: bool | None = None) -> Break:
    def broken(place: Place, _rng: random.Random) -> str | None:
        try:
            day = date.fromisoformat(str(place.meant))
        except ValueError:
            return None
        if is_clear is not None and (day.day > 12 or day.day == day.month) is not is_clear:
            return None
        text = form(day)
        return None if text == place.value else _keyed(place, text)

    return broken


def _typed_number(form: Callable[[int | Decimal], str | None]) -> Break:
    def broken(place: Place, _rng: random.Random) -> str | None:
        if not isinstance(place.meant, int | Decimal):
            return None
        text = form(place.meant)
        return None if text is None or text == place.value else _keyed(place, text)

    return broken


def _thousands(number: int | Decimal, sign: str = ".") -> str | None:
    return f"{number:,}".replace(",", sign) if isinstance(number, int) and number >= 1000 else None


def _millions(number: int | Decimal) -> str | None:
    if not isinstance(number, int) or number < 1_000_000 or number % 100_000:
        return None
    return f"{Decimal(number) / 1_000_000:.1f} miljoen".replace(".0", "").replace(".", ",")


def _indented(by: int) -> Break:
    def broken(place: Place, _rng: random.Random) -> str | None:
        if len(place.indent) + by < 0 or (by < 0 and not place.indent):
            return None
        return f"{' ' * (len(place.indent) + by)}{place.key}: {place.value}"

    return broken


def _truth(yes: str, no: str) -> Break:
    return lambda place, _rng: _keyed(place, yes if place.meant is True else no)


def _form(pattern: str, change: Callable[[str], str]) -> Break:
    def broken(place: Place, _rng: random.Random) -> str | None:
        text = str(place.meant)
        if not re.fullmatch(pattern, text) or change(text) == place.value:
            return None
        return _keyed(place, change(text))

    return broken


_KINDS: dict[str, tuple[str, Break, bool]] = {
    "key-slip": ("", _key(_slip), False),
    "key-slip-again": ("choice", _key(_slip), False),
    "key-capital": ("", _key(lambda key, _: key.capitalize()), False),
    "key-upper": ("", _key(lambda key, _: key.upper()), False),
    "key-space": ("", _key(lambda key, _: key.replace("_", " ")), False),
    "key-hyphen": ("", _key(lambda key, _: key.replace("_", "-")), False),
    "choice-slip": ("choice", _value(lambda word, rng: _slip(word, rng) if len(word) > 5 else None), False),
    "choice-capital": ("choice", _value(lambda word, _: word.capitalize()), False),
    "choice-space": ("choice", _value(lambda word, _: word.replace("_", " ")), False),
    "choice-stop": ("choice", _value(lambda word, _: f"{word}."), False),
    "choice-comma": ("choice", _value(lambda word, _: f"{word},"), False),
    "choice-curly": ("choice", _value(lambda word, _: f"“{word}”"), False),
    "choice-list": ("choice", _value(lambda word, _: f"[{word}]"), False),
    "choice-group": ("choice", _value(lambda word, _: f"{{soort: {word}}}"), False),
    "choice-open-quote": ("choice", _value(lambda word, _: f'"{word}'), False),
    "choice-curly-end": ("choice", _value(lambda word, _: f'"{word}”'), False),
    "choice-hidden": ("choice", _value(lambda word, _: f"{word[:3]}\u200b{word[3:]}"), False),
    "truth-ja": ("truth", _truth("ja", "nee"), False),
    "truth-Ja": ("truth", _truth("Ja", "Nee"), False),
    "truth-True": ("truth", _truth("True", "False"), False),
    "truth-quoted": ("truth", _truth('"true"', '"false"'), False),
    "date-dutch-clear": ("date", _typed_date(lambda day: f"{day:%d-%m-%Y}", True), False),
    "date-slashes-clear": ("date", _typed_date(lambda day: f"{day.day}/{day.month}/{day.year}", True), False),
    "date-dutch": ("date", _typed_date(lambda day: f"{day:%d-%m-%Y}", False), True),
    "date-slashes": ("date", _typed_date(lambda day: f"{day.day}/{day.month}/{day.year}", False), True),
    "date-words": ("date", _typed_date(lambda day: f"{day.day} {_MONTHS[day.month - 1]} {day.year}"), False),
    "date-short-words": (
        "date",
        _typed_date(lambda d: f"{d.day} {_MONTHS[d.month - 1][:3].replace('maa', 'mrt')} {d.year}"),
        False,
    ),
    "date-no-zeros": ("date", _typed_date(lambda day: f"{day.year}-{day.month}-{day.day}"), False),
    "date-compact": ("date", _typed_date(lambda day: f"{day:%Y%m%d}"), False),
    "date-iso-slashes": ("date", _typed_date(lambda day: f"{day:%Y/%m/%d}"), False),
    "date-dash": ("date", _typed_date(lambda day: f"{day:%Y–%m–%d}"), False),
    "date-time": ("date", _typed_date(lambda day: f"{day:%Y-%m-%d} 00:00:00"), False),
    "number-comma": ("number", _typed_number(lambda n: f"{Decimal(n):.2f}".replace(".", ",")), False),
    "number-euro": ("number", _typed_number(lambda n: f"€ {n}"), False),
    "number-euro-thousands": (
        "number",
        _typed_number(lambda n: f"€ {t},00" if (t := _thousands(n)) else None),
        False,
    ),
    "number-stripe": ("number", _typed_number(lambda n: f"{n},-" if isinstance(n, int) else None), False),
    "number-thousands": ("number", _typed_number(lambda n: _thousands(n) if n < 1_000_000 else None), True),
    "number-millions": ("number", _typed_number(lambda n: _thousands(n) if n >= 1_000_000 else None), False),
    "number-miljoen": ("number", _typed_number(_millions), False),
    "number-underscore": ("number", _typed_number(lambda n: _thousands(n, "_")), False),
    "number-spaces": ("number", _typed_number(lambda n: _thousands(n, " ")), False),
    "number-quoted": ("number", _typed_number(lambda n: f'"{n}"'), False),
    "number-unit": ("number", _typed_number(lambda n: f"{n} weken" if n < 100 else None), False),
    "number-percent": ("number", _typed_number(lambda n: f"{n}%" if n < 100 else None), False),
    "number-comma-end": ("number", _typed_number(lambda n: f"{n},"), False),
    "number-list": ("number", _typed_number(lambda n: f"[{n}]"), False),
    "number-hard-space": ("number", lambda place, _: f"{place.indent}{place.key}:\xa0{place.value}", False),
    "postcode-lower": ("form", _form(r"\d{4} [A-Z]{2}", lambda text: text.lower().replace(" ", "")), False),
    "postcode-lower-space": ("form", _form(r"\d{4} [A-Z]{2}", str.lower), False),
    "number-as-text": ("form", _form(r"[1-9]\d{7}", str), False),
    "number-in-parts": ("form", _form(r"\d{8}", lambda text: f"{text[:4]} {text[4:]}"), False),
    "code-lower": ("form", _form(r"GM\d{4}", str.lower), False),
    "code-bare": ("form", _form(r"GM\d{4}", lambda text: text[2:]), False),
    "code-space": ("form", _form(r"GM\d{4}", lambda text: f"GM {text[2:]}"), False),
    "mail-angles": ("form", _form(r".+@.+", lambda text: f"<{text}>".replace(".", ". ", 1)), False),
    "house-number": ("form", _form(r"[1-9]\d*", str), False),
    "no-colon-space": ("words", lambda place, _: f"{place.indent}{place.key}:{place.value}", False),
    "no-colon-space-choice": ("choice", lambda place, _: f"{place.indent}{place.key}:{place.value}", False),
    "no-colon": ("choice", lambda place, _: f"{place.indent}{place.key} {place.value}", False),
    "equals": ("", lambda place, _: f"{place.indent}{place.key} = {place.value}", False),
    "semicolon": ("choice", lambda place, _: f"{place.indent}{place.key}; {place.value}", False),
    "two-colons": ("choice", lambda place, _: f"{place.indent}{place.key}:: {place.value}", False),
    "tab-after-colon": ("", lambda place, _: f"{place.indent}{place.key}:\t{place.value}", False),
    "tab-indent": (
        "",
        lambda place, _: (
            (place.indent and "\t" * (len(place.indent) // 2) + f"{place.key}: {place.value}") or None
        ),
        False,
    ),
    "hard-space": ("words", lambda place, _: f"{place.indent}{place.key}:\xa0{place.value}", False),
    "hard-indent": (
        "",
        lambda place, _: (
            (place.indent and "\xa0" * len(place.indent) + f"{place.key}: {place.value}") or None
        ),
        False,
    ),
    "one-deeper": ("", _indented(1), False),
    "one-less": ("", _indented(-1), False),
    "two-deeper": ("", _indented(2), False),
    "two-less": ("", _indented(-2), False),
    "colon-in-text": ("words", _value(lambda word, _: f"Team: {word}"), False),
    "at-sign": ("words", _value(lambda word, _: f"@{word}"), False),
    "star": ("words", _value(lambda word, _: f"*{word}"), False),
    "apostrophe": ("words", _value(lambda word, _: f"'t {word}"), False),
    "open-quote": ("words", _value(lambda word, _: f'"{word}'), False),
    "soft-hyphen": ("words", _value(lambda word, _: f"{word[:2]}\xad{word[2:]}"), False),
    "twice": ("choice", lambda place, _: f"{place.indent}{place.key}: {place.value}\n" * 2, False),
}
_MEANS = {
    "colon-in-text": "Team: {}", "at-sign": "@{}", "star": "*{}", "apostrophe": "'t {}",
}  # fmt: skip


def meant(mistake: Mistake) -> Mistake:
    """Return a mistake with the text that was meant, where breaking a line also changed its words."""
    kind = mistake.name.rpartition("-")[0]
    if kind not in _MEANS:
        return mistake
    right, wrong = mistake.right.split("\n"), mistake.wrong.decode().split("\n")
    at = next(at for at, line in enumerate(right) if line != wrong[at])
    key, _, value = right[at].partition(": ")
    words = _MEANS[kind].format(value.strip("\"'")).replace('"', '\\"')
    right[at] = f'{key}: "{words}"'
    return replace(mistake, right="\n".join(right))
