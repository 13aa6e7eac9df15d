"""Logos to test with: a red block as a drawing and as pictures."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from generator.render.style import Style

RED = (200, 16, 46)
DRAWING = """<?xml version="1.0" encoding="UTF-8"?><!-- Gemaakt met een tekenprogramma -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:i="urn:i"
 viewBox="0 0 300 100" i:versie="1"><title>Logo</title><metadata><i:geheim/></metadata>
<style>.vlak { fill: #c8102e; clip-path: url(#rand) }</style>
<defs><rect id="blok" width="300" height="100"/></defs>
<clipPath id="rand"><use xlink:href="#blok"/></clipPath><rect class="vlak" width="300" height="100"/></svg>"""
FORMATS = ("docx", "odt", "pdf", "html")


def picture(form: str = "PNG", size: tuple[int, int] = (600, 200), mode: str = "RGB") -> bytes:
    image = Image.new("RGBA", size, (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((0, 0, *size), fill=(*RED, 255))
    target = BytesIO()
    image.convert(mode).save(target, form)
    return target.getvalue()


LOGOS = {
    "logo.svg": DRAWING.encode(),
    "logo.png": picture(mode="RGBA"),
    "logo.jpg": picture("JPEG"),
}


def own_style(folder: Path, style: Style, files: Mapping[str, bytes]) -> Style:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return Style((folder, *style.folders))
