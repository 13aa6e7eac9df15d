"""The watermark of a PDF page: a word as outlines in an SVG picture, so that no text extraction finds it."""

from __future__ import annotations

from urllib.parse import quote

from generator.edge.fonts import outline_of

_WIDTH, _HEIGHT = 210, 297
_LENGTH = 230
"""Length in millimetres of a word of ordinary size, along the diagonal."""
_MAX_SIZE = 48
_ANGLE = -54


def watermark_css(word: str, font: bytes, colour: str) -> str:
    """Write the page rule that puts a word behind the text of every page.

    Raises:
        UnreadableError: when the font cannot be read.
    """
    picture = quote(_picture(word, font, colour))
    place = f"no-repeat center / {_WIDTH}mm {_HEIGHT}mm"
    return f'@page {{ background: url("data:image/svg+xml,{picture}") {place}; }}'


def _picture(word: str, font: bytes, colour: str) -> str:
    path, advance, height = outline_of(word, font)
    scale = min(_LENGTH / advance, _MAX_SIZE / height)
    place = (
        f"translate({_WIDTH / 2} {_HEIGHT / 2}) rotate({_ANGLE}) "
        f"scale({scale:.5f} {-scale:.5f}) translate({-advance / 2} {-height / 2})"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}mm" '
        f'height="{_HEIGHT}mm"><path fill="{colour}" transform="{place}" d="{path}"/></svg>'
    )
