"""The watermark: large light words behind the text, in the form of LibreOffice's own watermark."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from math import cos, pi, sin

from lxml import etree

from generator.errors import RenderError
from generator.render.odf.package import parse_fragment, qualified

_PAGE = (210.0, 297.0)
_WIDTH = 200.0
_LETTER = 0.68
"""Width of an average capital, as a share of the height of a line."""
_ANGLE = pi / 4
_LOOK = (
    '<style:style style:name="OjgWatermerk" style:family="graphic"><style:graphic-properties '
    'draw:stroke="none" draw:fill="solid" draw:fill-color="#edf2f4" draw:auto-grow-height="false" '
    'draw:auto-grow-width="false" style:run-through="background" style:wrap="run-through" '
    'style:number-wrapped-paragraphs="no-limit" style:vertical-pos="middle" style:vertical-rel="page" '
    'style:horizontal-pos="center" style:horizontal-rel="page" style:flow-with-text="false" '
    'draw:wrap-influence-on-position="once-concurrent"/></style:style>'
    '<style:style style:name="OjgWatermerkLetters" style:family="paragraph"><style:text-properties '
    'style:font-name="Source Sans Pro" fo:font-size="1pt" fo:font-weight="bold"/></style:style>'
)
_STRAIGHT_LINES = (
    '<draw:enhanced-geometry svg:viewBox="0 0 21600 21600" draw:type="fontwork-plain-text" '
    'draw:text-areas="0 0 21600 21600" draw:text-path="true" draw:text-path-mode="shape" '
    'draw:text-path-scale="path" draw:text-path-same-letter-heights="false" '
    'draw:enhanced-path="M 0 0 L 21600 0 N M 0 21600 L 21600 21600 N"/>'
)
"""Letters stretched between two straight lines."""


def set_watermark(styles: etree._Element, words: str, shell: str) -> None:
    """Put a watermark on the pages of each page style: in the header, or in the footer when that is all.

    Raises:
        RenderError: A page style has neither header nor footer to carry it.
    """
    next(styles.iter(qualified("office:automatic-styles"))).extend(parse_fragment(_LOOK))
    for number, page in enumerate(styles.iter(qualified("style:master-page")), start=1):
        paragraph = next(_places(page), None)
        if paragraph is None:
            raise RenderError(
                f'Het ODT-sjabloon "{shell}" heeft een bladzijde zonder kop- en voettekst; '
                f'het watermerk "{words}" kan daar niet in.',
                hint="Voeg in LibreOffice bij de paginastijl een koptekst of een voettekst toe.",
            )
        (shape,) = parse_fragment(_shape(words, number))
        shape.tail, paragraph.text = paragraph.text, None
        paragraph.insert(0, shape)


def _places(page: etree._Element) -> Iterator[etree._Element]:
    for tag in ("style:header", "style:footer"):
        for part in page.iterchildren(qualified(tag)):
            yield from part.iter(qualified("text:p"))


def _shape(words: str, number: int) -> str:
    """Write the shape; the menu of LibreOffice knows it by the name, so it can take it away."""
    height = _WIDTH / (_LETTER * len(words))
    half_width, half_height = _WIDTH / 2, height / 2
    left = _PAGE[0] / 2 - half_width * cos(_ANGLE) - half_height * sin(_ANGLE)
    top = _PAGE[1] / 2 + half_width * sin(_ANGLE) - half_height * cos(_ANGLE)
    text = escape(words, quote=False)
    return (
        f'<draw:custom-shape draw:name="PowerPlusWaterMarkObject{number}" draw:style-name="OjgWatermerk" '
        'text:anchor-type="paragraph" draw:z-index="0" '
        f'svg:width="{_WIDTH:.1f}mm" svg:height="{height:.1f}mm" '
        f'draw:transform="rotate ({_ANGLE:.6f}) translate ({left:.1f}mm {top:.1f}mm)">'
        f"<svg:title>Watermerk: {text}</svg:title>"
        f'<text:p text:style-name="OjgWatermerkLetters">{text}</text:p>{_STRAIGHT_LINES}</draw:custom-shape>'
    )
