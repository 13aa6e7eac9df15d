"""White space and full stops where words of the text meet values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from generator.language.dutch import PREPOSITIONS
from generator.model.document import Emphasis, Field, Gap, Inline, LineBreak, Strong, Text

_SPACE = re.compile(r"[ \t\n]+")


def tidy(content: Iterable[Inline]) -> tuple[Inline, ...]:
    """Join neighbouring texts, fold white space, and trim both ends and the sides of line breaks.

    A full stop after a value that ends in one itself, such as "Voorbeeld B.V.", is dropped. A gap stands
    apart from the words beside it, also where a condition would have left nothing at all; it is not there
    twice, and does not say what the words after it say: "[nog in te vullen: hoogste bedrag] per jaar".
    """
    result: list[Inline] = []
    for inline in _joined(content):
        if isinstance(inline, Gap):
            if _is_again(result, inline):
                continue
            inline = _without_first(inline, _words_before(result))
        if isinstance(inline, Text) and result and isinstance(result[-1], Gap):
            result[-1] = _without_echo(result[-1], inline.text)
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


def _is_again(result: list[Inline], gap: Gap) -> bool:
    """Tell whether the same gap stands just before, as of a number and of the word that depends on it."""
    before = (
        result[:-1] if result and isinstance(result[-1], Text) and not result[-1].text.strip() else result
    )
    last = before[-1] if before else None
    is_again = isinstance(last, Gap) and (last.paths, _kind(last)) == (gap.paths, _kind(gap))
    if is_again:
        del result[len(before) :]
    return is_again


def _kind(gap: Gap) -> str:
    """Return what a gap waits for: a value or a choice."""
    return gap.text.partition(":")[0]


def _without_echo(gap: Gap, after: str) -> Gap:
    """Leave out of a gap the words at its end that follow it, such as "per jaar"."""
    named, following = gap.text.removesuffix("]").split(), after.split()
    for start in range(len(named) - 1, 0, -1):
        echo, is_all = named[start:], named[start - 1].endswith(":")
        if (
            echo[0] in PREPOSITIONS
            and not is_all
            and [*following[: len(echo) - 1], _bare(following, len(echo))] == echo
        ):
            return replace(gap, text=f"{gap.text[: gap.text.rindex(' '.join(echo))].rstrip()}]")
    return gap


def _without_first(gap: Gap, before: Sequence[str]) -> Gap:
    """Leave out of a gap the adjective that stands before it: "ten hoogste [nog in te vullen: bedrag]"."""
    start, title = gap.text.split(": ", 1) if ": " in gap.text else (gap.text, "")
    first, _, rest = title.partition(" ")
    if not rest or first not in before[-1:] or rest.split()[0] in PREPOSITIONS:
        return gap
    return replace(gap, text=f"{start}: {rest}")


def _words_before(result: Sequence[Inline]) -> Sequence[str]:
    last = result[-1] if result else None
    return last.text.split() if isinstance(last, Text) else ()


def _bare(words: list[str], count: int) -> str:
    """Return the last of so many words without the mark after it; empty when there are fewer."""
    return words[count - 1].rstrip(".,;:") if len(words) >= count else ""


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
