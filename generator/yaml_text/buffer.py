"""A text that is being changed, in which every line that stays keeps its own line end."""

from __future__ import annotations

import re

_END = re.compile(r"\r\n|\r|\n")


class Buffer:
    """The text of a file, with line ends as Unix writes them while it is changed.

    Args:
        whole: The text with the line ends that it has.
    """

    def __init__(self, whole: str) -> None:
        self.text = _END.sub("\n", whole)
        self._ends: list[str] = _END.findall(whole)

    @property
    def whole(self) -> str:
        """The text with its own line ends; new lines end as most lines do."""
        lines = self.text.split("\n")
        return "".join(line + end for line, end in zip(lines, [*self._ends, ""], strict=True))

    def put(self, start: int, end: int, words: str) -> None:
        """Write words in the place of others."""
        first = self.text.count("\n", 0, start)
        old, new = self.text.count("\n", start, end), words.count("\n")
        if old != new:
            self._ends[first : first + old] = [self._usual] * new
        self.text = self.text[:start] + words + self.text[end:]

    def take_lines(self, first: int, last: int) -> None:
        """Take out lines, counted from 0, the last one included."""
        if last + 1 < self.text.count("\n") + 1:
            self.put(self.start_of(first), self.start_of(last + 1), "")
        else:
            self.put(max(0, self.start_of(first) - 1), len(self.text), "")

    def add_lines(self, at: int, lines: list[str]) -> None:
        """Put lines before the one with a number counted from 0; a file without a last line end stays so."""
        words = "\n".join(lines)
        if at <= self.text.count("\n"):
            self.put(self.start_of(at), self.start_of(at), f"{words}\n")
        else:
            self.put(len(self.text), len(self.text), f"\n{words}")

    def line(self, at: int) -> str | None:
        """Return a line, counted from 0; None outside the text."""
        lines = self.text.split("\n")
        return lines[at] if 0 <= at < len(lines) else None

    def start_of(self, at: int) -> int:
        """Return where a line begins."""
        return sum(len(line) + 1 for line in self.text.split("\n")[:at])

    @property
    def _usual(self) -> str:
        return max(("\n", "\r\n", "\r"), key=self._ends.count)
