"""Fonts of a house style."""

from __future__ import annotations

import logging
from collections.abc import Collection
from io import BytesIO
from struct import unpack_from

from generator.edge.unreadable import unreadable_when_it_fails
from generator.errors import UnreadableError

logging.getLogger("fontTools").addHandler(logging.NullHandler())  # its remarks are no use to users
_WITH_RANGES = (12, 13)
"""Forms of a table of characters in which a few bytes stand for any number of them."""
_MOST_CHARACTERS = 200_000
"""Unicode has 160,000."""
_BROKEN = "het is geen lettertype (TTF of OTF), of het is beschadigd"


def characters_of(font: bytes) -> Collection[int]:
    """List the characters that a font has letters for.

    Raises:
        UnreadableError: when it is no font, or has no table of characters.
    """
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    with unreadable_when_it_fails(_BROKEN):
        face = TTFont(BytesIO(font), lazy=True)
        if _claimed(face.reader["cmap"]) > _MOST_CHARACTERS:
            raise UnreadableError("het zegt letters te hebben voor meer tekens dan er zijn")
        return frozenset(face.getBestCmap())


def _claimed(table: bytes) -> int:
    """Count the characters in such a table, as far as a part of it can name ranges of any size."""
    most = 0
    (parts,) = unpack_from(">H", table, 2)
    for part in range(parts):
        (start,) = unpack_from(">L", table, 8 + 8 * part)
        if unpack_from(">H", table, start)[0] in _WITH_RANGES:
            (count,) = unpack_from(">L", table, start + 12)
            ranges = (unpack_from(">LL", table, start + 16 + 12 * number) for number in range(count))
            most = max(most, sum(last - first + 1 for first, last in ranges if last >= first))
    return most


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
