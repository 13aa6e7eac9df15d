"""The logo of a house style, `logo.svg`, `logo.png` or `logo.jpg`: looked at before any document uses it.

It may come from anyone. A picture is decoded and written anew, an SVG is reduced to shapes, so what documents
hold is only what can be seen.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from io import BytesIO

from generator.edge.pictures import TOO_MANY_PIXELS, read_picture
from generator.errors import LogoError, UnreadableError
from generator.model.document import Meta
from generator.render.style import Style

NAMES = ("logo.svg", "logo.png", "logo.jpg", "logo.jpeg")
MAX_WIDTH, MAX_HEIGHT = 50.0, 20.0
"""The room for a logo, in millimetres."""

_MEGABYTE = 1024 * 1024
_MOST_OF_A_PICTURE, _MOST_OF_A_DRAWING = 2, 1
"""Megabytes."""
_PIXEL = 25.4 / 96
"""Millimetres in a pixel on a screen: a picture is never shown larger than its pixels allow."""
_SHARP = 300 / 25.4
"""Pixels in a millimetre that paper asks for; more only makes files larger."""
_MODES = ("1", "L", "LA", "P", "PA", "RGB", "RGBA")


@dataclass(frozen=True)
class Logo:
    """A logo that is safe to use."""

    name: str
    """Its file name, for messages."""
    picture: bytes
    """A PNG, or nothing when the logo is an SVG."""
    drawing: bytes
    """An SVG of nothing but shapes, or nothing when the logo is a picture."""
    width: float
    """In millimetres."""
    height: float

    def html(self, meta: Meta) -> str:
        """Write the logo as HTML with the bytes in it, so that a page fetches nothing."""
        data = b64encode(self.drawing or self.picture).decode()
        kind = "svg+xml" if self.drawing else "png"
        size = f"width: {self.width:.2f}mm; height: {self.height:.2f}mm"
        return (
            f'<p class="logo"><img src="data:image/{kind};base64,{data}" alt="{escape(logo_words(meta))}" '
            f'style="{size}"/></p>\n'
        )

    def png(self) -> bytes:
        """Give the logo as a picture, for programs that show no SVG.

        Raises:
            RenderError: The SVG cannot be drawn, or a library that is needed is missing.
        """
        return self.picture or _drawn(self)


def find_logo(style: Style) -> Logo | None:
    """Read the logo of a house style; the most specific folder that has one decides.

    Raises:
        RenderError: There are two, or the file is no picture that can be used.
    """
    name = style.only(NAMES)
    return None if name is None else _looked_at(style.read(name), name)


def logo_words(meta: Meta) -> str:
    """Say what the logo shows, for who does not see it."""
    return f"Logo van {meta.author}" if meta.author else "Logo"


@lru_cache(maxsize=8)
def _looked_at(data: bytes, name: str) -> Logo:
    is_drawing = name.endswith(".svg")
    most = _MOST_OF_A_DRAWING if is_drawing else _MOST_OF_A_PICTURE
    if len(data) > most * _MEGABYTE:
        raise LogoError(name, f"het bestand is groter dan {most} MB", "Sla het logo kleiner op.")
    if is_drawing:
        from generator.render.logo_svg import clean_svg

        drawing, ratio = clean_svg(data, name)
        width = min(MAX_WIDTH, MAX_HEIGHT * ratio)
        return Logo(name, b"", drawing, width, width / ratio)
    return _raster(data, name)


def _raster(data: bytes, name: str) -> Logo:
    """Decode a picture and write it anew, without what a camera or program has added to it."""
    try:
        opened = read_picture(data)
    except UnreadableError as error:
        is_large = error.reason == TOO_MANY_PIXELS
        cure = "Maak het logo hooguit 2000 breed." if is_large else "Sla het logo opnieuw op als PNG."
        raise LogoError(name, error.reason, cure) from error
    if opened.mode not in _MODES:
        raise LogoError(
            name,
            f"de kleuren zijn niet die van een scherm ({opened.mode})",
            "Zet het logo om naar RGB, of gebruik het als SVG.",
        )
    picture = opened.convert("RGBA" if opened.has_transparency_data else "RGB")
    scale = min(MAX_WIDTH / picture.width, MAX_HEIGHT / picture.height, _PIXEL)
    width, height = picture.width * scale, picture.height * scale
    picture.thumbnail((max(1, round(width * _SHARP)), max(1, round(height * _SHARP))))
    target = BytesIO()
    picture.save(target, "PNG", optimize=True)
    return Logo(name, target.getvalue(), b"", width, height)


@lru_cache(maxsize=8)
def _drawn(logo: Logo) -> bytes:
    try:
        from generator.render.logo_svg import draw_svg
    except (ImportError, OSError) as error:
        raise LogoError(
            logo.name,
            f"omzetten voor Word en ODT kan hier niet ({error})",
            "Installeer wat voor de PDF nodig is, of gebruik een logo.png.",
        ) from error
    return draw_svg(logo.drawing, (logo.width, logo.height), logo.name)
