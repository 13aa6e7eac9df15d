"""Logos from anyone: only what is seen comes in a document, and what cannot be used is refused in words."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from generator.errors import RenderError
from generator.render import writer_for
from generator.render.logo import MAX_HEIGHT, MAX_WIDTH, find_logo
from generator.render.style import Style
from tests.logos import FORMATS, LOGOS, RED, own_style, picture
from tests.pdf_validity import short_document


@pytest.mark.parametrize(
    ("size", "expected"),
    [((600, 200), (50, 50 / 3)), ((400, 800), (10, 20)), ((48, 24), (12.7, 6.35)), ((4000, 10), (50, 0.125))],
)
def test_a_logo_keeps_its_shape_in_the_room_there_is(
    style: Style, tmp_path: Path, size: tuple[int, int], expected: tuple[float, float]
) -> None:
    logo = find_logo(own_style(tmp_path / "x", style, {"logo.png": picture(size=size)}))
    assert logo
    assert (logo.width, logo.height) == pytest.approx(expected)
    assert logo.width <= MAX_WIDTH
    assert logo.height <= MAX_HEIGHT


def test_a_photograph_loses_what_the_camera_added(style: Style, tmp_path: Path) -> None:
    image = Image.new("RGB", (300, 100), RED)
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "Gemaakt bij iemand thuis"
    target = BytesIO()
    image.save(target, "JPEG", exif=exif)
    assert b"iemand thuis" in target.getvalue()
    logo = find_logo(own_style(tmp_path / "x", style, {"logo.jpg": target.getvalue()}))
    assert logo
    assert b"iemand thuis" not in logo.picture
    assert logo.width < logo.height, "turned upright"


def test_the_most_specific_folder_with_a_logo_decides(style: Style, tmp_path: Path) -> None:
    base = own_style(tmp_path / "provincie", style, {"logo.svg": LOGOS["logo.svg"]})
    logo = find_logo(own_style(tmp_path / "gemeente", base, {"logo.png": LOGOS["logo.png"]}))
    assert logo
    assert logo.name == "logo.png"
    with pytest.raises(RenderError, match=r"logo\.svg en logo\.png en logo\.jpg naast elkaar"):
        find_logo(own_style(tmp_path / "twee", style, LOGOS))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "geen goed PNG"),
        (b"<svg/>", "geen goed PNG"),
        (LOGOS["logo.png"][:-40], "geen goed PNG"),
        (LOGOS["logo.png"][:25], "geen goed PNG"),
        (picture("GIF"), "geen goed PNG"),
        (picture("JPEG", mode="CMYK"), "CMYK"),
        (picture(size=(5100, 5000)), "te veel beeldpunten"),
        (picture() + bytes(3_000_000), "groter dan 2 MB"),
    ],
    ids=["empty", "svg", "cut off", "head only", "gif", "ink", "huge", "heavy"],
)
def test_a_picture_that_cannot_be_used_is_refused(
    style: Style, tmp_path: Path, data: bytes, message: str
) -> None:
    own = own_style(tmp_path / "x", style, {"logo.png": data})
    with pytest.raises(RenderError, match=message) as caught:
        find_logo(own)
    assert caught.value.hint


def svg(body: str, root: str = 'viewBox="0 0 30 10"') -> bytes:
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"<svg {spaces} {root}>{body}</svg>".encode()


BOMB = "".join(
    f'<g id="n{number}">{"".join(["<use href=" + chr(34) + f"#n{number + 1}" + chr(34) + "/>"] * 9)}</g>'
    for number in range(12)
)
MASKS = "".join(f'.m{number} {{ mask: url("#k{number}") }}' for number in range(12))
MASK_BOMB = f"<style>{MASKS}</style>" + "".join(
    f'<mask id="k{number}">{f"<path class={chr(34)}m{number + 1}{chr(34)}/>" * 9}</mask>'
    for number in range(12)
)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "geen goed SVG"),
        (b"<svg", "geen goed SVG"),
        (b"<svg/>", "geen goed SVG"),
        (b"\xff\xfe<\x00", "geen goed SVG"),
        (svg("<script>alert(1)</script>"), "<script>"),
        (svg('<rect onload="alert(1)"/>'), "script of verwijst"),
        (svg('<a href="https://example.org"/>'), "<a>"),
        (svg('<image href="https://example.org/logo.png"/>'), "<image>"),
        (svg("<foreignObject/>"), "<foreignObject>"),
        (svg("<text>Pekela</text>"), "letters"),
        (svg('<use xlink:href="https://example.org/a.svg#b"/>'), "script of verwijst"),
        (svg('<rect fill="url(https://example.org/a)"/>'), "script of verwijst"),
        (svg('<rect style="fill: \\75rl(x)"/>'), "script of verwijst"),
        (svg("<style>@import 'https://example.org/a.css';</style>"), "script of verwijst"),
        (svg("<style>g > rect { mask: url(#a) }</style>"), "te ingewikkeld"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;"), "ENTITY"),
        (svg("<rect/>", root=""), "maat"),
        (svg("<rect/>", root='viewBox="0 0 0 10"'), "maat"),
        (svg("<rect/>", root='viewBox="0 0 nan 10"'), "maat"),
        (svg('<g id="a"><use href="#a"/></g>'), "naar zichzelf"),
        (svg(f'<defs>{BOMB}</defs><use href="#n0"/>'), "te veel onderdelen"),
        (svg(f'{MASK_BOMB}<path class="m0"/>'), "te veel onderdelen"),
    ],
)
def test_a_drawing_that_is_more_than_shapes_is_refused(
    style: Style, tmp_path: Path, data: bytes, message: str
) -> None:
    own = own_style(tmp_path / "x", style, {"logo.svg": data})
    with pytest.raises(RenderError, match=message) as caught:
        find_logo(own)
    assert caught.value.hint


def test_an_empty_drawing_is_refused_where_a_picture_is_made_of_it(style: Style, tmp_path: Path) -> None:
    own = own_style(tmp_path / "x", style, {"logo.svg": svg("<rect/>")})
    with pytest.raises(RenderError, match="niets op te zien"):
        writer_for("docx")(short_document(), own)


def test_a_drawing_keeps_only_what_is_seen(style: Style, tmp_path: Path) -> None:
    logo = find_logo(own_style(tmp_path / "x", style, {"logo.svg": LOGOS["logo.svg"]}))
    assert logo
    for word in (b"geheim", b"<title", b"versie", b"<!", b"<?"):
        assert word not in logo.drawing
    assert b'class="vlak"' in logo.drawing
    tricky = b'<?xml version="1.0" encoding="UTF-7"?>' + svg("+ADw-script/><rect/>")
    plain = find_logo(own_style(tmp_path / "z", style, {"logo.svg": tricky}))
    assert plain
    assert b"script" not in plain.drawing
    size = 'width="60" height="20px"'
    without_box = find_logo(own_style(tmp_path / "y", style, {"logo.svg": svg("<rect/>", root=size)}))
    assert without_box
    assert b'viewBox="0 0 60 20"' in without_box.drawing


@pytest.mark.parametrize("file_format", FORMATS)
def test_no_format_is_written_with_a_logo_that_cannot_be_used(
    style: Style, tmp_path: Path, file_format: str
) -> None:
    own = own_style(tmp_path / "x", style, {"logo.svg": svg("<script>alert(1)</script>")})
    with pytest.raises(RenderError, match="<script>"):
        writer_for(file_format)(short_document(), own)
