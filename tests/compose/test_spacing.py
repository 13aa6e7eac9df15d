"""Where values and gaps meet the words of the text."""

from __future__ import annotations

import pytest

from generator.compose.spacing import tidy
from generator.model.document import Gap, Inline, Text


def gap(title: str) -> Gap:
    return Gap(f"[nog in te vullen: {title}]", (title,))


@pytest.mark.parametrize(
    ("title", "after", "printed"),
    [
        ("hoogste bedrag per jaar", " per jaar.", "[nog in te vullen: hoogste bedrag] per jaar."),
        ("bedrag per jaar", " per jaar en per uur", "[nog in te vullen: bedrag] per jaar en per uur"),
        ("naam van de praktijk", " van de praktijk", "[nog in te vullen: naam] van de praktijk"),
        ("naam van de praktijk", " de praktijk", "[nog in te vullen: naam van de praktijk] de praktijk"),
        ("naam van de praktijk", " De praktijk", "[nog in te vullen: naam van de praktijk] De praktijk"),
        ("bedrag per jaar", " per jaargang", "[nog in te vullen: bedrag per jaar] per jaargang"),
        ("bedrag per jaar", ", per jaar", "[nog in te vullen: bedrag per jaar], per jaar"),
        ("per jaar", " per jaar", "[nog in te vullen: per jaar] per jaar"),
    ],
)
def test_a_gap_does_not_say_the_words_after_it(title: str, after: str, printed: str) -> None:
    content = tidy([Text("Dit is "), gap(title), Text(after)])
    assert "".join(text_of(one) for one in content) == f"Dit is {printed}"
    assert gap(title).paths == next(one.paths for one in content if isinstance(one, Gap))


@pytest.mark.parametrize(
    ("before", "title", "printed"),
    [
        ("ten hoogste ", "hoogste bedrag per jaar", "ten hoogste [nog in te vullen: bedrag per jaar]"),
        ("kenmerk ", "kenmerk van de brief", "kenmerk [nog in te vullen: kenmerk van de brief]"),
        ("bedrag ", "bedrag", "bedrag [nog in te vullen: bedrag]"),
        ("hoogste, ", "hoogste bedrag", "hoogste, [nog in te vullen: hoogste bedrag]"),
    ],
)
def test_a_gap_does_not_begin_with_the_word_before_it(before: str, title: str, printed: str) -> None:
    assert "".join(map(text_of, tidy([Text(before), gap(title)]))) == printed


@pytest.mark.parametrize("between", [[], [Text(" ")], [Text("\n")]])
def test_a_gap_stands_there_once(between: list[Inline]) -> None:
    """As for `{{ aantal }} {{ aantal | meervoud("week", "weken") }}`."""
    content = tidy([Text("ten hoogste "), gap("weken"), *between, gap("weken"), Text(", niet meer")])
    assert content == (Text("ten hoogste "), gap("weken"), Text(", niet meer"))


def test_a_gap_stands_there_once_also_when_its_first_word_is_left_out() -> None:
    content = tidy([Text("ten hoogste "), gap("hoogste aantal"), Text(" "), gap("hoogste aantal")])
    assert "".join(map(text_of, content)) == "ten hoogste [nog in te vullen: aantal]"


def test_two_gaps_stay_two() -> None:
    content = tidy([gap("dag"), Text(" "), gap("uur"), Text(" of "), gap("uur")])
    assert content == (gap("dag"), Text(" "), gap("uur"), Text(" of "), gap("uur"))


def text_of(inline: Inline) -> str:
    assert isinstance(inline, Text | Gap)
    return inline.text
