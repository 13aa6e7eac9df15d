"""The parts of an OpenDocument text as a package: reading the shell, metadata, writing.

odfdo reads packages and keeps metadata and manifest. It does not write the package: its `save` puts the clock
and its own name in, and raises the ODF version above the one we are checked against.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree
from odfdo.container import Container
from odfdo.manifest import Manifest
from odfdo.meta import Meta as OdfMeta

from generator.edge.archives import read_parts
from generator.edge.xml import parse_xml as parsed
from generator.errors import RenderError, UnreadableError
from generator.model.document import Meta
from generator.render.packing import pack

CONTENT, STYLES, SETTINGS = "content.xml", "styles.xml", "settings.xml"
NAMESPACES = {
    prefix: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
} | {"xlink": "http://www.w3.org/1999/xlink"}

_MILLIMETRES = {"cm": 10.0, "mm": 1.0, "in": 25.4, "pt": 25.4 / 72}
_LENGTH = re.compile(r"([0-9]{1,6}(?:\.[0-9]{0,9})?)(cm|mm|in|pt)")
_MIMETYPE = "application/vnd.oasis.opendocument.text"
_VERSION = "1.3"
_META, _MANIFEST = "meta.xml", "META-INF/manifest.xml"
FONTS = "Fonts/"
"""Where a shell carries its letters."""
_PICTURES = "Pictures/"
_STANDARD = ("urn:oasis:names:tc:opendocument:", "http://www.w3.org/", "http://purl.org/dc/elements/1.1/")
_KIND = "mimetype"
_CARRIED = (_KIND, CONTENT, STYLES, SETTINGS)
_EMPTY_META = (
    f'<office:document-meta xmlns:office="{NAMESPACES["office"]}" office:version="{_VERSION}">'
    "<office:meta/></office:document-meta>"
)
_EMPTY_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    f'manifest:version="{_VERSION}"><manifest:file-entry manifest:full-path="/" '
    f'manifest:version="{_VERSION}" manifest:media-type="{_MIMETYPE}"/></manifest:manifest>'
)
_FONT_TYPES = {"otf": "font/otf", "ttf": "font/ttf"}
_PICTURE_TYPES = {
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
}


def qualified(name: str) -> str:
    """Write a name with prefix, such as `text:p`, as lxml knows it."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def millimetres(length: str) -> float:
    """Read a length such as `0.75cm`, in millimetres; 0 when it is none."""
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _MILLIMETRES[found[2]] if found else 0.0


def read_package(data: bytes, name: str) -> dict[str, bytes]:
    """Read the parts of a shell that documents take over: content, styles, settings, fonts and pictures.

    Raises:
        RenderError: The bytes are not an OpenDocument text.
    """
    try:
        parts = read_parts(data, lambda part: part in _CARRIED or part.startswith((_PICTURES, FONTS)))
    except UnreadableError as error:
        raise _no_odt(name, error.reason) from error
    if missing := [part for part in _CARRIED if part not in parts]:
        raise _no_odt(name, f"het onderdeel {missing[0]} ontbreekt")
    kind = parts.pop(_KIND).decode("ascii", "replace").strip()
    if kind.removesuffix("-template") != _MIMETYPE:
        raise RenderError(f'Het bestand "{name}" van de huisstijl is een ander ODF-bestand dan een tekst.')
    return parts


def _no_odt(name: str, reason: str) -> RenderError:
    return RenderError(
        f'Het bestand "{name}" van de huisstijl is geen ODT-bestand: {reason}.',
        hint="Open het in LibreOffice en sla het opnieuw op als ODF-tekstdocument (.odt), zonder wachtwoord.",
    )


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """Write parts as a package in a fixed order and with a fixed date: the same parts give the same bytes."""
    entries = {_KIND: _MIMETYPE.encode(), _MANIFEST: _manifest(parts)}
    entries |= dict(sorted(parts.items()))
    return pack(entries.items(), stored=(_KIND,))


def with_metadata(parts: Mapping[str, bytes], meta: Meta) -> dict[str, bytes]:
    """Add what the document says about itself; without dates, for those would change with each build."""
    container = Container()
    container.set_part(_META, _EMPTY_META.encode())
    written = OdfMeta(_META, container)
    model = " ".join(filter(None, (meta.model, f"({meta.told_state})" if meta.state else "", meta.digest)))
    written.title = meta.title
    written.language = meta.language
    for value, setter in (
        (meta.subject, written.set_subject),
        (meta.author, written.set_initial_creator),
        (", ".join(meta.keywords), written.set_keywords),
        (model, written.set_description),
    ):
        if value:
            setter(value)
    if meta.author:
        written.creator = meta.author
    for name, value in (
        ("Kenmerk", meta.kenmerk),
        ("Documentsoort", meta.doctype),
        ("Model", meta.model),
        ("Status", meta.status),
        ("Termen", meta.digest),
    ):
        if value:
            written.set_user_defined_metadata(name, value)
    return {**parts, _META: written.serialize()}


def parse_xml(data: bytes, name: str) -> etree._Element:
    """Parse a part without mercy: what is not well-formed would be lost or repaired silently.

    Raises:
        RenderError: The part is not well-formed XML.
    """
    try:
        return parsed(data, comments=False)
    except UnreadableError as error:
        raise RenderError(
            f"Het onderdeel {name} van het ODT-bestand is geen geldige XML: {error.reason}.",
            hint="Open het bestand in LibreOffice en sla het opnieuw op.",
        ) from error


def parse_fragment(markup: str) -> list[etree._Element]:
    """Parse elements that use the prefixes of `NAMESPACES`."""
    declarations = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return list(parse_xml(f"<all {declarations}>{markup}</all>".encode(), CONTENT))


def to_bytes(root: etree._Element) -> bytes:
    """Write a parsed part."""
    etree.cleanup_namespaces(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def keep_standard(root: etree._Element) -> None:
    """Take away what a word processor has added of its own: only the standard is checked and kept."""
    for element in list(_foreign_elements(root)):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    for element in root.iter(etree.Element):
        for attribute in [name for name in element.attrib if not _is_standard(str(name))]:
            del element.attrib[attribute]
    root.set(qualified("office:version"), _VERSION)


def _foreign_elements(root: etree._Element) -> Iterator[etree._Element]:
    return (element for element in root.iter(etree.Element) if not _is_standard(str(element.tag)))


def _is_standard(name: str) -> bool:
    return name.removeprefix("{").startswith(_STANDARD) or not name.startswith("{")


def _manifest(parts: Mapping[str, bytes]) -> bytes:
    container = Container()
    container.set_part(_MANIFEST, _EMPTY_MANIFEST.encode())
    manifest = Manifest(_MANIFEST, container)
    for name in sorted(parts):
        manifest.add_full_path(name, _media_type(name))
    return manifest.serialize()


def _media_type(name: str) -> str:
    suffix = name.rpartition(".")[2].lower()
    if name.startswith(FONTS):
        return _FONT_TYPES.get(suffix, "application/octet-stream")
    return (
        _PICTURE_TYPES.get(suffix, "application/octet-stream") if name.startswith(_PICTURES) else "text/xml"
    )
