"""What a number or a date in a Dutch way of writing can mean; more than one reading when it is ambiguous."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from generator.schema.units import AROUND, is_for_each, unit_of

T = TypeVar("T")

_BEFORE = re.compile(r"(?i)^(€|eur|euro|ca\.|circa|max\.?|maximaal)\s*")
_AFTER = re.compile(rf"(?i)\s*(?<![a-z])({AROUND})\.?$|(?:,-+|\.-+|,=|\.=)$")
_DOUBTFUL = re.compile(r"(?i)ca\.|circa|max|ex")
"""Words that a number alone does not say."""
_MOST_SIGNS = 30
"""A number of more signs was meant as something else."""
_TIMES = {"miljoen": 6, "mln": 6, "mln.": 6, "mio": 6, "duizend": 3, "k": 3}
_WORDS = {
    word: number
    for number, word in enumerate(
        (
            "nul",
            "één",
            "twee",
            "drie",
            "vier",
            "vijf",
            "zes",
            "zeven",
            "acht",
            "negen",
            "tien",
            "elf",
            "twaalf",
        )
    )
} | {
    "een": 1,
    "eén": 1,
    "vijftien": 15,
    "twintig": 20,
    "dertig": 30,
    "veertig": 40,
    "veertien": 14,
}
_MONTH_NAMES = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
    "november", "december",
)  # fmt: skip
_MONTHS = {month[:3]: number for number, month in enumerate(_MONTH_NAMES, 1)} | {"mrt": 3}
_FULL = re.compile(rf"({'|'.join(_MONTH_NAMES)}|jan|febr?|mrt|mar|apr|jun|jul|aug|sept?|okt|nov|dec)\.?")
_WEEKDAYS = ("maan", "dins", "woens", "donder", "vrij", "zater", "zon")
_WEEKDAY = re.compile(rf"^({'|'.join(_WEEKDAYS)})dag\s+")
_FROM = re.compile(r"^(per|vanaf|op|met ingang van|m\.?i\.?v\.?|ingaande)\s+")
_LAST_DAY_OF_MONTH_NUMBERS = 12
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\xad", "-"))
_QUOTES = "“”„‘’‚‛«»\"'`´"


@dataclass(frozen=True)
class PossibleValue(Generic[T]):
    """One thing that a text can mean."""

    value: T
    is_sure: bool = True


def tidy(text: str) -> str:
    """Return a text without what pasting leaves: quotes around it, odd spaces and hyphens, a last comma."""
    plain = " ".join(text.translate(_DASHES).split())
    while plain and (stripped := plain.strip(_QUOTES).rstrip(",;").strip()) != plain:
        plain = stripped
    return plain


def numbers_in(text: str, units: Collection[str]) -> Iterator[PossibleValue[int | Decimal]]:
    """Read a number as people write it: `€ 2.500.000`, `98,50`, `10%`, `1,5 miljoen`, `acht uur`.

    Args:
        text: What somebody wrote.
        units: In what the number counts; of weeks no months are made, and "per week" is not sure elsewhere.
    """
    bare, others = _in_units(text, units)
    if all(others):
        for reading in _read(*_without_times(bare)):
            yield replace(reading, is_sure=reading.is_sure and not others)


def thousands_in(text: str, units: Collection[str]) -> int | None:
    """Read a number whose full stops part thousands, as Dutch people write it; None for any other."""
    bare, others = _in_units(text, units)
    is_one = not others and re.fullmatch(r"-?[0-9]{1,3}(\.[0-9]{3})+", bare)
    return int(bare.replace(".", "")) if is_one else None


def _read(bare: str, power: int) -> Iterator[PossibleValue[int | Decimal]]:
    if bare.lower() in _WORDS:
        yield PossibleValue(_WORDS[bare.lower()] * 10**power)
    elif len(bare) <= _MOST_SIGNS:
        yield from _in_figures(bare, power)


def _in_figures(bare: str, power: int) -> Iterator[PossibleValue[int | Decimal]]:
    match = re.fullmatch(r"-?[0-9]{1,3}([._' ])[0-9]{3}(\1[0-9]{3})*(,[0-9]{1,2})?", bare)
    if match and match[0].count(match[1]) == 1 and match[1] == "." and not match[3] and not power:
        yield PossibleValue(_number(bare.replace(".", "")), is_sure=False)
        yield PossibleValue(_number(bare), is_sure=False)
    elif match:
        yield PossibleValue(_scaled(_number(bare.replace(match[1], "").replace(",", ".")), power))
    elif re.fullmatch(r"-?[0-9]{1,3},[0-9]{3}", bare) and not power:
        yield PossibleValue(_number(bare.replace(",", "")), is_sure=False)
        yield PossibleValue(_number(bare.replace(",", ".")), is_sure=False)
    elif re.fullmatch(r"[0-9]{1,3}(,[0-9]{3}){2,}|[0-9]{1,3}(,[0-9]{3})+\.[0-9]{2}", bare):
        yield PossibleValue(_number(bare.replace(",", "")))
    elif re.fullmatch(r"-?[0-9]+(_[0-9]{3})+", bare):
        yield PossibleValue(_number(bare.replace("_", "")))
    elif re.fullmatch(r"[+-]?[0-9]+([.,][0-9]+)?", bare):
        yield PossibleValue(_scaled(_number(bare.replace(",", ".")), power))
    elif re.fullmatch(r"[0-9]+(\.[0-9]+)?[eE]\+?[0-9]", bare) and not power:
        yield PossibleValue(int(Decimal(bare)))
    elif match := re.fullmatch(r"([0-9]+) ?(1/2|½|1/4|¼|3/4|¾)", bare):
        yield PossibleValue(Decimal(match[1]) + _FRACTIONS[match[2]])


def number_word(text: str) -> int | None:
    """Return the whole number that a word or figures stand for; None when they stand for none."""
    return int(text) if re.fullmatch(r"[0-9]{1,2}", text) else _WORDS.get(text)


def dates_in(text: str) -> Iterator[PossibleValue[str]]:
    """Read a date as people write it: `31-12-2027`, `1/2/2026`, `2027-1-1`, `1 januari 2027`, `20270131`.

    Dutch order is meant, but a day up to 12 may have come from a program that puts the month first. What
    begins with `per` or `vanaf` need not be a last day, and a weekday that is another makes doubt.
    """
    plain, is_begun = _FROM.subn("", tidy(text).lower())
    weekday = _WEEKDAY.match(plain)
    plain = re.sub(r"[ t]00:00(:00)?$", "", _WEEKDAY.sub("", plain))
    for reading in _days(plain):
        is_that_day = weekday is None or _is_on(reading.value, weekday[1])
        yield replace(reading, is_sure=reading.is_sure and is_that_day and not is_begun)


def _is_on(day: str, weekday: str) -> bool:
    try:
        return _WEEKDAYS[date.fromisoformat(day).weekday()] == weekday
    except ValueError:
        return False


def _days(plain: str) -> Iterator[PossibleValue[str]]:
    if match := re.fullmatch(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})", plain) or re.fullmatch(
        r"([0-9]{4})([0-9]{2})([0-9]{2})", plain
    ):
        yield PossibleValue(_date(match[1], match[2], match[3]))
    elif match := re.fullmatch(r"([0-9]{1,2})(?:e|ste|de)?[- ]([a-z]+\.?)[- ]([0-9]{4})", plain):
        if _FULL.fullmatch(match[2]):
            yield PossibleValue(_date(match[3], str(_MONTHS[match[2][:3]]), match[1]))
    elif match := re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})", plain):
        first, second, year = match.groups()
        is_clear = int(first) > _LAST_DAY_OF_MONTH_NUMBERS or first.lstrip("0") == second.lstrip("0")
        yield PossibleValue(_date(year, second, first), is_clear)
        if not is_clear:
            yield PossibleValue(_date(year, first, second), is_sure=False)
    elif match := re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ']+([0-9]{2})", plain):
        yield PossibleValue(_date(f"20{match[3]}", match[2], match[1]), is_sure=False)


def addresses_in(text: str) -> Iterator[PossibleValue[str]]:
    """Find the addresses in a text: `mailto:a@b.nl`, `A <a@b.nl>`, `a [at] b.nl`; sure when one is all."""
    plain = re.sub(r"\s*(?i:@|\[at\]|\(at\)| at )\s*", "@", tidy(text))
    plain = re.sub(r"^(?i:mailto|e-?mail)(:\s*|\s+)", "", plain)
    named = re.fullmatch(r"[^<>@]*<([^<>]*)>", plain)
    found = re.findall(r"[^\s<>(),;:]+@[^\s<>(),;:]+", named[1] if named else plain)
    is_all = found == [(named[1] if named else plain).strip()]
    for address in found:
        plain = _without_loose_dots(address)
        yield PossibleValue(plain, is_all and plain == address.rstrip("."))
    if not found or not is_all:
        yield PossibleValue(re.sub(r"\s", "", plain), is_sure=False)


def _without_loose_dots(address: str) -> str:
    """Write an address with one full stop between two parts, and none before or behind them."""
    return re.sub(r"^\.+|\.+(?=@|$)|(?<=@)\.+|(?<=\.)\.+", "", address)


def times_in(text: str) -> Iterator[PossibleValue[str]]:
    """Read a time of the day: `8.30`, `8:30 uur`, `8u30`, `830`, `8 uur`."""
    plain = re.sub(r"\s*(uur|u\.?|h)$", "", tidy(text).lower())
    if match := re.fullmatch(r"([0-9]{1,2})[.:u,h ]([0-9]{2})(:00)?", plain) or re.fullmatch(
        r"([0-9]{1,2})([0-9]{2})", plain
    ):
        yield PossibleValue(f"{int(match[1]):02}:{match[2]}")
    elif re.fullmatch(r"[0-9]{1,2}", plain):
        yield PossibleValue(f"{int(plain):02}:00")


_FRACTIONS = {
    "1/2": Decimal("0.5"), "½": Decimal("0.5"), "1/4": Decimal("0.25"), "¼": Decimal("0.25"),
    "3/4": Decimal("0.75"), "¾": Decimal("0.75"),
}  # fmt: skip


def _in_units(text: str, units: Collection[str]) -> tuple[str, list[bool]]:
    """Take words around a number away; tell of each that says more than the number whether it may.

    A unit that is not its own may not, unless it is a `per` one where the number has none itself; a bound, a
    guess or a tax is only not sure.
    """
    bare, around = tidy(text), [""]
    while match := _BEFORE.search(bare) or _AFTER.search(bare):
        around.append(match[1] or "")
        bare = f"{bare[: match.start()]}{bare[match.end() :]}".strip()
    others = [unit for unit in map(unit_of, around) if unit and unit not in units]
    is_each_told = any(map(is_for_each, units))
    return bare, [
        *(is_for_each(unit) and not is_each_told for unit in others),
        *(True for words in around if _DOUBTFUL.match(words)),
    ]


def _without_times(bare: str) -> tuple[str, int]:
    """Take `miljoen` and its like away, and return by which power of ten the number counts."""
    match = re.fullmatch(rf"(?i)(.*?)\s*({'|'.join(map(re.escape, _TIMES))})", bare)
    return (match[1], _TIMES[match[2].lower()]) if match else (bare, 0)


def _number(text: str) -> int | Decimal:
    return Decimal(text) if "." in text else int(text)


def _scaled(number: int | Decimal, power: int) -> int | Decimal:
    scaled = Decimal(number).scaleb(power) if power else number
    return int(scaled) if isinstance(scaled, Decimal) and scaled == int(scaled) and power else scaled


def _date(year: str, month: str, day: str) -> str:
    return f"{year}-{int(month):02}-{int(day):02}"
