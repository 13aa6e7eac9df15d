"""Fonts of a house style."""

from __future__ import annotations

import logging
from collections.abc import Collection
from io import BytesIO

from generator.edge.unreadable import unreadable_when_it_fails

logging.getLogger("fontTools").addHandler(logging.NullHandler())  # its remarks are no use to users
_BROKEN = "het is geen lettertype (TTF of OTF), of het is beschadigd"


def characters_of(font: bytes) -> Collection[int]:
    """List the characters that a font has letters for.

    Raises:
        UnreadableError: when it is no font, or has no table of characters.
    """
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    with unreadable_when_it_fails(_BROKEN):
        return frozenset(TTFont(BytesIO(font), lazy=True).getBestCmap())


def outline_of(word: str, font: bytes) -> tuple[str, int, int]:
    """Draw a word with the letters of a font.

    Returns:
        The path as in SVG, its width and the height of its capitals; both at least 1, in units of the font.

    Raises:
        UnreadableError: when it is no font, or lacks what that takes.
    """
    from fontTools.pens.svgPathPen import SVGPathPen  # type: ignore[import-untyped]
    from fontTools.pens.transformPen import TransformPen  # type: ignore[import-untyped]
    from fontTools.ttLib import TTFont

    with unreadable_when_it_fails(_BROKEN):
        face = TTFont(BytesIO(font))
        glyphs, names = face.getGlyphSet(), face.getBestCmap()
        pen = SVGPathPen(glyphs)
        advance = 0
        for letter in word:
            name = names.get(ord(letter), ".notdef")
            glyphs[name].draw(TransformPen(pen, (1, 0, 0, 1, advance, 0)))
            advance += glyphs[name].width
        return pen.getCommands(), max(advance, 1), max(face["OS/2"].sCapHeight, 1)
