"""The text of a starter, filled in for one file: what is known, without the lines that do not apply then.

A line `{% if werkgever.soort == "gemeente" %}` begins lines for that value only, `{% else %}` lines for any
other value, and `{% endif %}` ends them; `!=` turns it round.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from generator.errors import TemplateError
from generator.findings import Spot

_PLAIN = re.compile(r"[^\W\d_][\w .()-]*|[1-9]\d*")
_PLACEHOLDER = re.compile(r"\{\{ *(.*?) *\}\}")
_STEP = re.compile(r"\{% *(if|else|endif) *(.*?) *%\}")
_CONDITION = re.compile(r"([\w.]+) (==|!=) \"([^\"]*)\"")


def filled(text: str, values: Mapping[str, str], label: str) -> str:
    """Fill in a starter.

    Args:
        text: The starter.
        values: What is known, by its name in the starter; empty when not chosen yet.
        label: The starter, for messages.

    Raises:
        TemplateError: when it asks for something that is not known, or its lines for one value do not end.
    """
    lines = [_line(line, Spot(label, number), values) for number, line in _chosen(text, values, label)]
    return "\n".join(lines)


def quoted(value: str) -> str:
    """Write a text between quotes."""
    return json.dumps(value, ensure_ascii=False)


def _chosen(text: str, values: Mapping[str, str], label: str) -> Iterator[tuple[int, str]]:
    """Walk through the lines that apply, with their numbers."""
    applies: bool | None = None
    for number, line in enumerate(text.split("\n"), 1):
        step = _STEP.fullmatch(line.strip())
        if step is None:
            if applies is not False:
                yield number, line
        elif (step[1] == "if") is not (applies is None):
            raise TemplateError("Deze regel past niet bij de {% if %} erboven.", spot=Spot(label, number))
        elif step[1] == "if":
            applies = _holds(step[2], values, Spot(label, number))
        else:
            applies = not applies if step[1] == "else" else None
    if applies is not None:
        raise TemplateError("Aan het einde ontbreekt {% endif %}.", spot=Spot(label, number))


def _holds(condition: str, values: Mapping[str, str], spot: Spot) -> bool:
    match = _CONDITION.fullmatch(condition)
    if match is None or match[1] not in values:
        raise TemplateError(
            f"Deze voorwaarde is niet te lezen: {condition}.",
            spot=spot,
            hint=f'Schrijf een naam, == of != en een waarde tussen ". Er zijn: {", ".join(values)}.',
        )
    return (values[match[1]] == match[3]) is (match[2] == "==")


def _line(line: str, spot: Spot, values: Mapping[str, str]) -> str:
    def value(match: re.Match[str]) -> str:
        if match[1] not in values:
            raise TemplateError(
                f"Wat bij {match.group()} moet staan is niet bekend.",
                spot=spot,
                hint=f"Er zijn: {', '.join(values)}.",
            )
        known = values[match[1]]
        return known if not known or _PLAIN.fullmatch(known) else quoted(known)

    return _PLACEHOLDER.sub(value, line).rstrip(" \t")
