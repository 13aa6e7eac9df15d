"""Pictures of pixels."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from generator.edge.unreadable import unreadable_when_it_fails
from generator.errors import UnreadableError

if TYPE_CHECKING:
    from PIL import Image

_KINDS = ("PNG", "JPEG")
_MOST_PIXELS = 25_000_000
TOO_MANY_PIXELS = "het heeft te veel beeldpunten"


def read_picture(data: bytes) -> Image.Image:
    """Decode a PNG or JPEG, the right way up.

    Raises:
        UnreadableError: when it is neither, is damaged, or has too many pixels.
    """
    from PIL import Image, ImageOps

    with unreadable_when_it_fails("het is geen goed PNG- of JPEG-bestand"):
        Image.open(BytesIO(data), formats=_KINDS).verify()
        picture = Image.open(BytesIO(data), formats=_KINDS)
        if picture.width * picture.height > _MOST_PIXELS:
            raise UnreadableError(TOO_MANY_PIXELS)
        return ImageOps.exif_transpose(picture)
