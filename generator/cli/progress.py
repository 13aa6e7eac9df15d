"""How far a long piece of work is: a bar on a terminal, and elsewhere a line now and then."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TextIO

_WIDTH = 24
_BETWEEN_DRAWINGS = 0.1
_BETWEEN_LINES = 60.0
"""Seconds; a log is read afterwards."""
_MINUTE, _HOUR = 60, 3600
_TOO_SOON = 3.0
"""Seconds of work that tell too little about what is left."""


class ProgressBar:
    """Tells how many pieces are done, from the beginning on, when nobody knows how many there will be.

    Args:
        label: What is being done.
        stream: Where it is told.
        clock: Gives seconds.
    """

    def __init__(
        self, label: str, stream: TextIO = sys.stderr, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._label = label
        self._stream = stream
        self._clock = clock
        self._is_drawn = stream.isatty()
        self._start = self._told = clock()
        self._at_start: int | None = None
        self._latest = (0, 0)

    def __enter__(self) -> ProgressBar:
        self._say(f"{self._label} …" if self._is_drawn else f"{self._label}\n")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._is_drawn:
            self._draw()
            self._say("\n")

    def tell(self, done: int, total: int) -> None:
        """Take in how many pieces are done, and of how many; the first call tells what was there already."""
        now = self._clock()
        self._latest = done, total
        if self._at_start is None:
            self._at_start, self._start = done, now
        pause = _BETWEEN_DRAWINGS if self._is_drawn else _BETWEEN_LINES
        if now - self._told >= pause:
            self._told = now
            if self._is_drawn:
                self._draw()
            else:
                self._say(f"{self._label}: {self._words()}\n")

    def _draw(self) -> None:
        done, total = self._latest
        full = _WIDTH * done // total if total else 0
        self._say(f"\r{self._label} [{'#' * full}{'-' * (_WIDTH - full)}] {self._words()}\x1b[K")

    def _words(self) -> str:
        done, total = self._latest
        words = f"{_number(done)} van {_number(total)}" if total else _number(done)
        seconds, made = self._clock() - self._start, done - (self._at_start or 0)
        if seconds < _TOO_SOON or not made:
            return words
        left = seconds / made * (total - done)
        return f"{words}, {_rate(made / seconds)}" + (f", nog {_duration(left)}" if total > done else "")

    def _say(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def _rate(per_second: float) -> str:
    if per_second < 1:
        return f"{max(1, round(per_second * _MINUTE))} per minuut"
    return f"{per_second:.1f} per seconde".replace(".", ",")


def _duration(seconds: float) -> str:
    """Say how long something takes, no more exactly than anybody knows."""
    if seconds < _MINUTE:
        return "minder dan een minuut"
    if seconds < _HOUR:
        minutes = round(seconds / _MINUTE)
        return f"ongeveer {minutes} {'minuut' if minutes == 1 else 'minuten'}"
    hours = round(seconds / _HOUR)
    return f"ongeveer {hours} uur"
