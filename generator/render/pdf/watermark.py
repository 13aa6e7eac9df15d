"""The watermark of a PDF page: a word as outlines in an SVG picture, so that no text extraction finds it."""

from __future__ import annotations

from io import BytesIO
from urllib.parse import quote

_WIDTH, _HEIGHT = 210, 297
_LENGTH = 230
"""Length in millimetres of a word of ordinary size, along the diagonal."""
_MAX_SIZE = 48
_ANGLE = -54


def watermark_css(word: str, font: bytes, colour: str) -> str:
    """Write the page rule that puts a word behind the text of every page."""
    picture = quote(_picture(word, font, colour))
    place = f"no-repeat center / {_WIDTH}mm {_HEIGHT}mm"
    return f'@page {{ background: url("data:image/svg+xml,{picture}") {place}; }}'


def _picture(word: str, font: bytes, colour: str) -> str:
    path, advance, height = _outline(word, font)
    scale = min(_LENGTH / advance, _MAX_SIZE / height)
    place = (
        f"translate({_WIDTH / 2} {_HEIGHT / 2}) rotate({_ANGLE}) "
        f"scale({scale:.5f} {-scale:.5f}) translate({-advance / 2} {-height / 2})"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}mm" '
        f'height="{_HEIGHT}mm"><path fill="{colour}" transform="{place}" d="{path}"/></svg>'
    )


def _outline(word: str, font: bytes) -> tuple[str, int, int]:
    """Draw a word with the letters of a font; give the path, its width and the height of its capitals."""
    from fontTools.pens.svgPathPen import SVGPathPen  # type: ignore[import-untyped]
    from fontTools.pens.transformPen import TransformPen  # type: ignore[import-untyped]
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    face = TTFont(BytesIO(font))
    glyphs, names = face.getGlyphSet(), face.getBestCmap()
    pen = SVGPathPen(glyphs)
    advance = 0
    for letter in word:
        name = names.get(ord(letter), ".notdef")
        glyphs[name].draw(TransformPen(pen, (1, 0, 0, 1, advance, 0)))
        advance += glyphs[name].width
    return pen.getCommands(), advance, face["OS/2"].sCapHeight
