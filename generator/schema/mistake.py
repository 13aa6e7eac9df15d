"""One mistake against a schema, as the writers of messages see it, and what they tell about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.model.source import Path
from generator.schema.snippets import written

_LONG = 60
"""Characters of a value that a message repeats at most."""
_DUTCH_SIGNS = str.maketrans(",.", ".,")


@dataclass(frozen=True)
class Mistake:
    """A value that does not fit a keyword of the schema."""

    keyword: str
    wanted: Any
    """What the schema says for that keyword."""
    value: Any
    path: Path
    spec: Mapping[str, Any]
    """What the schema says about the term at the path."""
    rule_spec: Mapping[str, Any]
    """The part of the schema that holds the keyword; differs from `spec` under a condition."""

    @property
    def key(self) -> str:
        """The last key of the path, for people."""
        last = self.path[-1] if self.path else "dit bestand"
        if isinstance(last, int):
            return f"onderdeel {last + 1} van {self.path[-2]}" if len(self.path) > 1 else str(last + 1)
        return last

    @property
    def name(self) -> str:
        """The last key of the path between quotes."""
        return f'"{self.key}"'

    @property
    def line(self) -> str:
        """How a line with this key starts: `kvk: `, or `- ` in a list."""
        return f"{self.key}: " if self.path and isinstance(self.path[-1], str) else "- "

    def say(self, keyword: str) -> Any:
        """Read an annotation, first beside the failing keyword, then at the term itself."""
        return self.rule_spec.get(keyword, self.spec.get(keyword))

    def guidance(self) -> str:
        """Say what belongs here, in the words of the schema."""
        if own := self.say("patternErrorMessage"):
            return str(own)
        parts = []
        if description := self.say("description"):
            parts.append(str(description))
        if examples := self.say("examples"):
            parts.append(f"Bijvoorbeeld: {self.line}{written(examples[0])}")
        return " ".join(parts)


@dataclass(frozen=True)
class Message:
    """What a user reads about a mistake."""

    rule: str
    message: str
    hint: str = ""
    """What to do about it, when nothing surer can be proposed."""
    at_value: bool = True
    """Point at the value; otherwise at its key."""


def types_in(wanted: object) -> tuple[str, ...]:
    """List the types that the keyword `type` allows."""
    if isinstance(wanted, str):
        return (wanted,)
    return tuple(map(str, wanted)) if isinstance(wanted, list) else ()


def shown(value: object) -> str:
    """Write a value as a message names it."""
    match value:
        case str():
            text = " ".join(value.split())
            return f'"{text if len(text) <= _LONG else text[:_LONG] + "…"}"'
        case dict():
            return "een groep regels"
        case list():
            return "een lijst"
        case None:
            return "niets"
        case _:
            return written(value)


def dutch_number(value: int | Decimal | str) -> str:
    """Write a number with a full stop a thousand and a decimal comma, with the decimals it has."""
    return f"{Decimal(value):,f}".translate(_DUTCH_SIGNS)
