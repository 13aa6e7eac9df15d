"""Which characters the letters of a house style can print on a PDF page; the machine's own are never used."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from io import BytesIO

from generator.render.style import Style

_FACE = re.compile(r"@font-face\s*\{[^}]*?url\(\s*[\"']?(?P<file>[^\"')]+)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@lru_cache(maxsize=8)
def printable(style: Style) -> frozenset[int]:
    """List the characters that one of the fonts in `print.css` has.

    Raises:
        RenderError: The house style lacks `print.css` or one of its fonts, or a font cannot be read.
    """
    css = _COMMENT.sub("", style.text("print.css"))
    return frozenset(sign for found in _FACE.finditer(css) for sign in _signs(style.read(found["file"])))


def _signs(font: bytes) -> Collection[int]:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    signs: Collection[int] = TTFont(BytesIO(font), lazy=True).getBestCmap()
    return signs
