"""A compact document as OpenDocument text: the shell of the house style with less white."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.model.document import TableKind
from generator.render.compact import SIDES, narrowed, tightened
from generator.render.odf.package import millimetres, qualified

_HEADINGS = ("Heading 1", "Heading 2", "Heading 3", "Hoofdstukkop", "Bijlagekop", "Voorwerkkop")
_HEIGHT = qualified("style:min-row-height")
_TOP, _BOTTOM = qualified("fo:margin-top"), qualified("fo:margin-bottom")


def tighten(styles: etree._Element, content: etree._Element) -> None:
    """Narrow the margins of a shell, and tighten its headings and tables."""
    for page in styles.iter(qualified("style:page-layout-properties")):
        for side in SIDES:
            name = qualified(f"fo:margin-{side}")
            if name in page.attrib:
                page.set(name, f"{narrowed(side, millimetres(page.get(name, ''))):.2f}mm")
    _keep_signatories(content)
    tables = content.iter(qualified("style:table-properties"), qualified("style:table-row-properties"))
    for properties in (*_headings(styles), *tables):
        for name in (_TOP, _BOTTOM, _HEIGHT):
            if name in properties.attrib:
                properties.set(name, f"{tightened(millimetres(properties.get(name, ''))):.2f}mm")


def _keep_signatories(content: etree._Element) -> None:
    """Keep each block to sign in on the page of the next."""
    name, style_name = qualified("table:name"), qualified("table:style-name")
    signed = {
        one.get(style_name)
        for one in content.iter(qualified("table:table"))
        if one.get(name) == TableKind.SIGNATURE
    }
    for style in content.iter(qualified("style:style")):
        if style.get(qualified("style:name")) in signed:
            for properties in style.iter(qualified("style:table-properties")):
                properties.set(qualified("fo:keep-with-next"), "always")


def _headings(styles: etree._Element) -> Iterator[etree._Element]:
    for style in styles.iter(qualified("style:style")):
        properties = style.find(qualified("style:paragraph-properties"))
        name = style.get(qualified("style:display-name"), style.get(qualified("style:name"), ""))
        if name in _HEADINGS and properties is not None:
            yield properties
