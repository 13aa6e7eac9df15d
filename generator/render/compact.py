"""How much less white a compact document has than the shell of its house style, in Word and in ODT."""

from __future__ import annotations

_NARROWER = {"top": 3.0, "right": 2.0, "bottom": 3.0, "left": 4.0}
"""What goes off each margin, in millimetres, as in `print.css`."""
_LEAST = 8.0
"""A margin is made no smaller than this: what a printer needs."""
_TIGHT = 0.55

SIDES = tuple(_NARROWER)


def narrowed(side: str, margin: float) -> float:
    """Give the margin at a side of a compact page, in millimetres."""
    return max(margin - _NARROWER[side], min(margin, _LEAST))


def tightened(white: float) -> float:
    """Give the white around a heading or table of a compact document, in the same unit."""
    return white * _TIGHT
