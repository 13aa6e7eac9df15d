"""White space and full stops where words of the text meet values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from generator.model.document import Emphasis, Field, Gap, Inline, LineBreak, Strong, Text

_SPACE = re.compile(r"[ \t\n]+")


def tidy(content: Iterable[Inline]) -> tuple[Inline, ...]:
    """Join neighbouring texts, fold white space, and trim both ends and the sides of line breaks.

    A full stop after a value that ends in one itself, such as "Voorbeeld B.V.", is dropped. A gap stands
    apart from the words beside it, also where a condition would have left nothing at all.
    """
    result: list[Inline] = []
    for inline in _joined(content):
        if result and _is_gap_beside_word(result[-1], inline):
            _add_text(result, " ")
        if isinstance(inline, Text):
            _add_text(result, inline.text)
            continue
        if isinstance(inline, LineBreak):
            _strip_end(result)
        result.append(inline)
    _strip_end(result)
    return tuple(result)


def _joined(content: Iterable[Inline]) -> Iterator[Inline]:
    """Make one text of neighbouring ones: a clause of thousands of lines has as many."""
    for is_text, run in groupby(content, lambda inline: isinstance(inline, Text)):
        if is_text:
            yield Text("".join(inline.text for inline in run if isinstance(inline, Text)))
        else:
            yield from run


def _is_gap_beside_word(before: Inline, after: Inline) -> bool:
    gaps = isinstance(before, Gap) + isinstance(after, Gap)
    return gaps == 2 or (gaps == 1 and (_edge(before, -1).isalnum() or _edge(after, 0).isalnum()))


def _edge(inline: Inline, place: int) -> str:
    return inline.text[place] if isinstance(inline, Text | Field) and inline.text else ""


def ends_in_stop(inline: Inline) -> bool:
    """Tell whether a value brings its own full stop, also when it is bold or italic."""
    if isinstance(inline, Strong | Emphasis):
        return bool(inline.content) and ends_in_stop(inline.content[-1])
    return isinstance(inline, Field) and inline.text.endswith(".")


def _add_text(result: list[Inline], text: str) -> None:
    last = result[-1] if result else None
    if isinstance(last, Text):
        result.pop()
        text = last.text + text
        last = result[-1] if result else None
    text = _SPACE.sub(" ", text)
    if last is None or isinstance(last, LineBreak):
        text = text.lstrip(" ")
    elif ends_in_stop(last) and re.match(r"\.(?!\.)", text):
        text = text[1:]
    if text:
        result.append(Text(text))


def _strip_end(result: list[Inline]) -> None:
    last = result[-1] if result else None
    if isinstance(last, Text):
        result.pop()
        if text := last.text.rstrip(" "):
            result.append(Text(text))
