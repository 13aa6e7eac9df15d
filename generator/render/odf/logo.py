"""The logo of a house style in an OpenDocument text: at the top of the header of the first page."""

from __future__ import annotations

from html import escape

from lxml import etree

from generator.model.document import Meta
from generator.render.logo import Logo, logo_words
from generator.render.odf.package import parse_fragment, qualified

_FILE = "Pictures/ojg-logo.png"
_LOOK = (
    '<style:style style:name="OjgLogo" style:family="graphic"><style:graphic-properties '
    'style:vertical-pos="top" style:vertical-rel="baseline"/></style:style>'
)
_ROOM = '<style:header-footer-properties fo:min-height="0.5cm" fo:margin-bottom="0.7cm"/>'


def add_logo(parts: dict[str, bytes], styles: etree._Element, title: str, logo: Logo, meta: Meta) -> None:
    """Put a logo on the first page, unless the designer has put a picture in a header already.

    Args:
        parts: The parts of the file; the logo is added.
        styles: The styles part, which is changed.
        title: Name of the style of the title: it says what the first page looks like.
        logo: The logo.
        meta: The document, for the words that replace the logo.

    Raises:
        RenderError: The logo cannot be drawn.
    """
    pages = {
        page.get(qualified("style:name"), ""): page for page in styles.iter(qualified("style:master-page"))
    }
    headers = [part for page in pages.values() for part in page if "header" in str(part.tag)]
    if any(next(header.iter(qualified("draw:image")), None) is not None for header in headers):
        return
    named = {one.get(qualified("style:name")): one for one in styles.iter(qualified("style:style"))}
    first = named[title].get(qualified("style:master-page-name"), "") if title in named else ""
    page = pages.get(first, next(iter(pages.values())))
    parts[_FILE] = logo.png()
    (paragraph,) = parse_fragment(_paragraph(logo, logo_words(meta)))
    _header(page, styles).insert(0, paragraph)
    next(styles.iter(qualified("office:automatic-styles"))).extend(parse_fragment(_LOOK))


def _header(page: etree._Element, styles: etree._Element) -> etree._Element:
    """Give the header of a page style; a new one gets room in the layout of the page."""
    header = page.find(qualified("style:header"))
    if header is None:
        header = etree.Element(qualified("style:header"))
        page.insert(0, header)
        for layout in styles.iter(qualified("style:page-layout")):
            if layout.get(qualified("style:name")) == page.get(qualified("style:page-layout-name")):
                room = layout.find(qualified("style:header-style"))
                if room is not None and not len(room):
                    room.extend(parse_fragment(_ROOM))
    return header


def _paragraph(logo: Logo, words: str) -> str:
    return (
        '<text:p text:style-name="Header"><draw:frame draw:style-name="OjgLogo" draw:name="Logo" '
        f'text:anchor-type="as-char" svg:width="{logo.width:.2f}mm" svg:height="{logo.height:.2f}mm" '
        f'draw:z-index="0"><draw:image xlink:href="{_FILE}" xlink:type="simple" xlink:show="embed" '
        f'xlink:actuate="onLoad"/><svg:title>{escape(words, quote=False)}</svg:title></draw:frame></text:p>'
    )
