"""Under which conditions each line of a text stands.

Block tags stand alone on their line, so every line has exactly one chain of conditions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TAG = re.compile(r"^[ \t]*\{%-?\s*(?P<word>[a-z]+)\b(?P<rest>.*?)-?%\}[ \t]*$")


@dataclass(frozen=True)
class Guard:
    """One condition or loop that a line stands in."""

    text: str
    """The condition, or the head of a loop without `for`."""
    line: int
    """Line of the text with the tag, counted from 1."""
    holds: bool = True
    """Whether the line stands there when the condition holds, or when it does not."""
    is_loop: bool = False


@dataclass(frozen=True)
class Line:
    """A line of a text that is no tag."""

    number: int
    text: str
    steps: tuple[Guard, ...]


def lines_of(text: str) -> Iterator[Line]:
    """Walk through the lines of a text with the conditions they stand under."""
    blocks: list[list[Guard]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        tag = _TAG.match(line)
        if tag is None:
            yield Line(number, line, tuple(step for block in blocks for step in block))
        else:
            _follow(blocks, tag["word"], tag["rest"].strip(), number)


def conditions_of(text: str) -> Iterator[Guard]:
    """Walk through the tags of a text that hold a condition."""
    for number, line in enumerate(text.split("\n"), start=1):
        tag = _TAG.match(line)
        if tag is not None and tag["word"] in ("if", "elif"):
            yield Guard(tag["rest"].strip(), number)


def _follow(blocks: list[list[Guard]], word: str, rest: str, number: int) -> None:
    match word:
        case "if":
            blocks.append([Guard(rest, number)])
        case "for":
            blocks.append([Guard(rest, number, is_loop=True)])
        case "elif" if blocks:
            blocks[-1] = [*_refused(blocks[-1]), Guard(rest, number)]
        case "else" if blocks:
            blocks[-1] = _refused(blocks[-1])
        case "endif" | "endfor" if blocks:
            blocks.pop()
        case _:
            pass


def _refused(block: list[Guard]) -> list[Guard]:
    return [*block[:-1], Guard(block[-1].text, block[-1].line, holds=False)]
