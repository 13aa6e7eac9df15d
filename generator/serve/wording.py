"""The words of schema and findings for who fills in a page: nothing of files, keys and quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

from generator.language import dutch
from generator.language.showing import written
from generator.model.schema_node import SchemaNode
from generator.schema.periods import periods_in
from generator.schema.readings import dates_in
from generator.suggestions import short_name

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý\"`])")
_OF_FILES = re.compile(
    r"aanhalingsteken|\bsleutels?\b|jjjj|uu:mm|\bYAML\b|\.yaml\b|`|\btrue\b|\bfalse\b|\bregel(s)? "
    r"|dubbele punt|streepje|inspring|korte (eigen )?naam|(in|uit) (de|een|dit) (map|bestand)|spatie"
    r"|\b[a-z]+_[a-z_]+\b|\bSchrijf geen\b|\bBijvoorbeeld: "
)
"""What only helps who writes a file."""
_ABBREVIATION = re.compile(r"\b[A-Z]{2,}\b")
_SOME_DAY = date(2028, 12, 31)
"""For a date of which the schema has no example."""


def for_page(text: str) -> str:
    """Leave out the sentences that speak of the file."""
    kept = [one for one in _SENTENCE.split(" ".join(text.split())) if not _OF_FILES.search(one)]
    return " ".join(kept)


def sentence_case(text: str) -> str:
    """Begin a text with a capital."""
    return dutch.capital(text)


@lru_cache(maxsize=16)
def abbreviations_in(root: SchemaNode) -> frozenset[str]:
    """List the abbreviations in a schema."""
    return frozenset(_ABBREVIATION.findall(str(root.spec)))


def label_of(node: SchemaNode, key: str) -> str:
    """Name a value as a page does."""
    return sentence_case(node.title or key.replace("_", " ").replace("-", " "))


def in_sentence(label: str) -> str:
    """Write a label as it reads in a sentence; an abbreviation keeps its capitals."""
    has_capitals = any(letter.isupper() for letter in label.partition(" ")[0][1:])
    return label if has_capitals else f"{label[:1].lower()}{label[1:]}"


def code_words(node: SchemaNode, code: object) -> str:
    """Say a value of a set of choices."""
    return node.words(code) or str(code).replace("_", " ")


def file_words(name: str, root: SchemaNode | None = None, names: Iterable[str] = ()) -> str:
    """Name a file as people do.

    Args:
        name: The file.
        root: The schema: an abbreviation that it uses keeps its capitals.
        names: What is in the file: what the file is called after is written as it is there.
    """
    known = abbreviations_in(root) if root is not None else frozenset[str]()
    words = [word.upper() if word.upper() in known else word for word in name.split("-")]
    stems = [word.lower() for word in words]
    for one in names:
        parts = short_name(one).split("-")
        for start in range(len(stems) - len(parts) + 1):
            if stems[start : start + len(parts)] == parts:
                words[start : start + len(parts)] = [one, *[""] * (len(parts) - 1)]
    return sentence_case(" ".join(filter(None, words)))


def typed_words(value: object, node: SchemaNode | None) -> str:
    """Write a value as somebody would type it in a field, so that it means the same when read again."""
    if value is None:
        return ""
    return _typed(value, node).replace("\u00a0", " ")


def _typed(value: object, node: SchemaNode | None) -> str:
    if isinstance(value, list):
        item = node.child(0) if node else None
        return "\n".join(typed_words(one, item) for one in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal) and node is not None and node.display in ("bedrag", "getal"):
        return (
            dutch.amount(value).removeprefix("€").strip() if node.display == "bedrag" else dutch.number(value)
        )
    if isinstance(value, Decimal):
        return dutch.number(value)
    return written(value, node.display if node else "")


def shown_words(value: object, node: SchemaNode | None) -> str:
    """Write a value as it reads in a sentence."""
    if value is None:
        return "niets ingevuld"
    if isinstance(value, list):
        item = node.child(0) if node else None
        return ", ".join(shown_words(one, item) for one in value)
    if isinstance(value, Mapping):
        parts = (shown_words(one, node.child(key) if node else None) for key, one in value.items())
        return "; ".join(parts)
    words = node.words(value) if node is not None else None
    return words or written(value, node.display if node else "")


def wrong_words(typed: str, node: SchemaNode) -> str:
    """Say what is wrong with what was typed in a field, and what belongs there."""
    wanted = wanted_words(node, is_filled=bool(typed.strip()))
    is_date = "datum" in (node.display, getattr(node.child(0), "display", ""))
    if is_date and any(_is_no_day(line) for line in typed.split("\n")):
        return f"Die dag bestaat niet. {wanted}"
    if is_date and any(True for line in typed.split("\n") for _ in periods_in(line)):
        return f"Dat zegt hoe vaak, en hier staan de dagen zelf. {wanted}"
    return wanted


def date_example(node: SchemaNode) -> str:
    """Write the example of a date as most people would type it."""
    days = (dutch.parse_date(one) for one in node.spec.get("examples", ()))
    day = next((one for one in days if one is not None), _SOME_DAY)
    return f"{day.day}-{day.month}-{day.year}"


def _is_no_day(typed: str) -> bool:
    days = [one.value for one in dates_in(typed)]
    return bool(days) and all(dutch.parse_date(day) is None for day in days)


def wanted_words(node: SchemaNode, *, is_filled: bool = False) -> str:
    """Say what belongs in a field.

    Args:
        node: The value.
        is_filled: Whether something else was typed in it.
    """
    spec = node.spec
    kinds = (spec["type"],) if isinstance(spec.get("type"), str) else tuple(spec.get("type", ()))
    item = node.child(0)
    if item is not None and "array" in kinds:
        return f"{wanted_words(item, is_filled=is_filled)} Zet elk op een eigen regel."
    example = next((one for one in spec.get("examples", ()) if not isinstance(one, Mapping)), None)
    such = f", zoals {typed_words(example, node)}" if example is not None else ""
    if node.display == "datum" or spec.get("format") == "date":
        return f"Vul een datum in, zoals {date_example(node)}."
    if "number" in kinds or "integer" in kinds:
        what = {"bedrag": "een bedrag", "procent": "een percentage"}.get(node.display, "een getal")
        return f"Vul {what} in{_bounds(node)}{such}."
    if own := for_page(str(spec.get("patternErrorMessage", ""))):
        return own
    if r":[0-5]" in str(spec.get("pattern", "")):
        return f"Vul een tijd in{such}."
    if "maxLength" in spec:
        return f"Vul hooguit {spec['maxLength']} tekens in{such}."
    if is_filled:
        return f"Dit klopt nog niet: schrijf het{such.removeprefix(',')}." if such else "Dit klopt nog niet."
    return f"Vul iets in{such}."


def _bounds(node: SchemaNode) -> str:
    low, high = node.spec.get("minimum"), node.spec.get("maximum")
    if low is not None and high is not None:
        return f" van {dutch.number(low)} tot en met {dutch.number(high)}"
    if low:
        return f" van ten minste {dutch.number(low)}"
    return f" van ten hoogste {dutch.number(high)}" if high is not None else ""
