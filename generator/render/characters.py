"""Which characters the letters of a house style can print on a PDF page; the machine's own are never used."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from generator.edge.fonts import characters_of
from generator.errors import RenderError, UnreadableError
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
    return frozenset(sign for found in _FACE.finditer(css) for sign in _signs(style, found["file"]))


def _signs(style: Style, name: str) -> Collection[int]:
    try:
        return characters_of(style.read(name))
    except UnreadableError as error:
        raise RenderError(
            f"{style.path(name)} is niet te gebruiken: {error.reason}.",
            hint="Zet er een goed lettertype neer, of haal het weg uit print.css.",
        ) from error
