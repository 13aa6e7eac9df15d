"""The bar of a long piece of work, and the lines where there is no terminal."""

from __future__ import annotations

from io import StringIO

import pytest

from generator.cli.progress import ProgressBar


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def shown(stream: StringIO, *told: tuple[float, int, int]) -> list[str]:
    """Tell a bar how far something is at some moments, and return what it writes after each."""
    now = [0.0]
    lines: list[str] = []
    with ProgressBar("Maken", stream, lambda: now[0]) as bar:
        for moment, done, total in told:
            now[0] = moment
            bar.tell(done, total)
            lines.append(stream.getvalue())
            stream.truncate(0)
            stream.seek(0)
    return [*lines, stream.getvalue()]


def test_a_terminal_has_a_bar_from_the_beginning() -> None:
    lines = shown(Terminal(), (0.01, 0, 0), (0.05, 1, 10), (1, 5, 1000))
    assert lines[0] == "Maken …"
    assert lines[1] == ""
    assert lines[2] == "\rMaken [------------------------] 5 van 1.000\x1b[K"
    assert lines[3].endswith("\n")


@pytest.mark.parametrize(
    ("moment", "done", "total", "words"),
    [
        (10, 60, 1010, "60 van 1.010, 5,0 per seconde, nog ongeveer 3 minuten"),
        (10, 60, 310, "60 van 310, 5,0 per seconde, nog minder dan een minuut"),
        (100, 20, 3610, "20 van 3.610, 6 per minuut, nog ongeveer 10 uur"),
        (100, 11, 20, "11 van 20, 1 per minuut, nog ongeveer 15 minuten"),
        (10, 60, 60, "60 van 60, 5,0 per seconde"),
        (10, 10, 60, "10 van 60"),
        (1, 60, 110, "60 van 110"),
    ],
)
def test_what_was_there_already_counts_for_nothing_in_the_rate(
    moment: float, done: int, total: int, words: str
) -> None:
    assert words + "\x1b[K" == shown(Terminal(), (0, 10, total), (moment, done, total))[1].partition("] ")[2]


def test_elsewhere_there_is_a_line_a_minute() -> None:
    told = [(float(moment), moment, 1000) for moment in range(1, 150)]
    said = "".join(shown(StringIO(), *told)).splitlines()
    assert said == [
        "Maken",
        "Maken: 60 van 1.000, 1,0 per seconde, nog ongeveer 16 minuten",
        "Maken: 120 van 1.000, 1,0 per seconde, nog ongeveer 15 minuten",
    ]
