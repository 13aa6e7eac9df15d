"""The logo of a house style in a Word file: above the header text of the first page."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from html import escape

from lxml import etree

from generator.model.document import Meta
from generator.render.logo import Logo, logo_words
from generator.render.word.package import (
    CONTENT_TYPES,
    OFFICE_RELATION,
    Relations,
    W,
    add_content_type,
    parse_part,
    relations_of,
    to_bytes,
)
from generator.render.word.shell import Shell

_R = f"{{{OFFICE_RELATION}}}"
_HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_NO_RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
_PICTURES = (f"{W}drawing", f"{W}pict")
_AFTER_TITLE_PAGE = tuple(
    W + tag for tag in ("textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings")
)
_SPACE = (
    f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="exact"/>'
    "</w:pPr></w:p>"
)
"""Keeps the title apart from the header, which the logo has made higher than the margin."""
_UNITS = 36000
"""English Metric Units in a millimetre."""
_MEDIA = "word/media/ojg-logo"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


def add_logo(parts: dict[str, bytes], shell: Shell, logo: Logo, meta: Meta, relations: Relations) -> Shell:
    """Put a logo in the header of the first page, unless the designer has put a picture in a header already.

    Args:
        parts: The parts of the file; they are changed.
        shell: What the parts come from.
        logo: The logo.
        meta: The document, for the words that replace the logo.
        relations: Those of the body.

    Returns:
        The shell, with the headers that there are now.

    Raises:
        RenderError: The logo cannot be drawn.
    """
    headers = {name: parse_part(parts[name], name) for name in shell.headers}
    if any(next(header.iter(*_PICTURES), None) is not None for header in headers.values()):
        return shell
    body = parse_part(parts[shell.main], shell.main)
    section = next(body.iter(f"{W}sectPr"))
    name = _header_of(section, "first", shell, relations) if section.find(f"{W}titlePg") is not None else ""
    fresh = not name
    if fresh:
        name = _first_header(parts, section, shell, relations)
        parts[shell.main] = to_bytes(body)
    own = Relations(parts.get(relations_of(name), _NO_RELATIONS))
    header = parse_part(parts[name], name)
    header.insert(0, etree.fromstring(_paragraph(parts, logo, logo_words(meta), own, shell)))
    if fresh:
        header.append(etree.fromstring(_SPACE))
    parts[name] = to_bytes(header)
    parts[relations_of(name)] = own.to_bytes()
    return replace(shell, headers=tuple(dict.fromkeys((*shell.headers, name))))


def _header_of(section: etree._Element, kind: str, shell: Shell, relations: Relations) -> str:
    """Name the part with the header of a section, or nothing when it has none of this kind."""
    for reference in section.iterchildren(f"{W}headerReference"):
        if reference.get(f"{W}type") == kind:
            target = relations.target(reference.get(f"{_R}id", ""))
            return posixpath.normpath(posixpath.join("/", posixpath.dirname(shell.main), target)).lstrip("/")
    return ""


def _first_header(
    parts: dict[str, bytes], section: etree._Element, shell: Shell, relations: Relations
) -> str:
    """Give the first page a header of its own that says the same, and the footer of the other pages."""
    number = next(number for number in range(1, 1000) if f"word/header{number}.xml" not in parts)
    name = f"word/header{number}.xml"
    same = "" if section.find(f"{W}titlePg") is not None else _header_of(section, "default", shell, relations)
    parts[name] = parts[same] if same else f'<w:hdr xmlns:w="{W[1:-1]}"/>'.encode()
    if relations_of(same) in parts:
        parts[relations_of(name)] = parts[relations_of(same)]
    parts[CONTENT_TYPES] = add_content_type(parts[CONTENT_TYPES], name, _HEADER_TYPE)
    target = posixpath.relpath(name, posixpath.dirname(shell.main) or ".")
    references = [("headerReference", relations.add(f"{OFFICE_RELATION}/header", target))]
    footers = {one.get(f"{W}type"): one.get(f"{_R}id", "") for one in section.iter(f"{W}footerReference")}
    if same and "first" not in footers and "default" in footers:
        references.append(("footerReference", footers["default"]))
    for tag, identity in reversed(references):
        section.insert(0, etree.Element(W + tag, {f"{W}type": "first", f"{_R}id": identity}))
    if section.find(f"{W}titlePg") is None:
        later = [index for index, child in enumerate(section) if child.tag in _AFTER_TITLE_PAGE]
        section.insert(later[0] if later else len(section), etree.Element(f"{W}titlePg"))
    return name


def _paragraph(parts: dict[str, bytes], logo: Logo, words: str, own: Relations, shell: Shell) -> str:
    """Write a paragraph with the logo: an SVG where Word can show it, a picture everywhere else."""
    picture = _media(parts, "png", "image/png", logo.png(), own)
    drawing = ""
    if logo.drawing:
        better = _media(parts, "svg", "image/svg+xml", logo.drawing, own)
        drawing = (
            '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">'
            f'<asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{better}"/></a:ext></a:extLst>'
        )
    width, height = round(logo.width * _UNITS), round(logo.height * _UNITS)
    named = f'name="Logo" descr="{escape(words)}"'
    style = f'<w:pStyle w:val="{shell.styles["header"]}"/>' if "header" in shell.styles else ""
    return (
        f'<w:p xmlns:w="{W[1:-1]}" xmlns:r="{_R[1:-1]}" xmlns:wp="{_MAIN}/wordprocessingDrawing" '
        f'xmlns:a="{_MAIN}/main" xmlns:pic="{_MAIN}/picture"><w:pPr>'
        f'{style}<w:spacing w:after="160"/></w:pPr><w:r><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="1" {named}/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="{_MAIN}/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="1" {named}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{picture}">'
        f"{drawing}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def _media(parts: dict[str, bytes], suffix: str, content_type: str, data: bytes, own: Relations) -> str:
    """Add the file of a picture, and give the id by which a header refers to it."""
    name = f"{_MEDIA}.{suffix}"
    parts[name] = data
    parts[CONTENT_TYPES] = add_content_type(parts[CONTENT_TYPES], name, content_type)
    return own.add(f"{OFFICE_RELATION}/image", f"/{name}")
