"""The parts of an OpenDocument text as a package: reading the shell, metadata, writing.

odfdo reads packages and keeps metadata and manifest. It does not write the package: its `save` puts the clock
and its own name in, and raises the ODF version above the one we are checked against.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO

from lxml import etree
from odfdo.container import Container
from odfdo.manifest import Manifest
from odfdo.meta import Meta as OdfMeta
from odfdo.security import SecurityError

from generator.errors import RenderError
from generator.model.document import Meta

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
_LENGTH = re.compile(r"([0-9.]+)(cm|mm|in|pt)")
_MIMETYPE = "application/vnd.oasis.opendocument.text"
_VERSION = "1.3"
_META, _MANIFEST = "meta.xml", "META-INF/manifest.xml"
FONTS = "Fonts/"
"""Where a shell carries its letters."""
_PICTURES = "Pictures/"
_STANDARD = ("urn:oasis:names:tc:opendocument:", "http://www.w3.org/", "http://purl.org/dc/elements/1.1/")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_DEFLATE_LEVEL = 6
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
        container = Container(BytesIO(data))
        carried = (_PICTURES, FONTS)
        names = [part for part in container.parts if part.startswith(carried) and not part.endswith("/")]
        parts = {part: container.get_part(part) for part in (CONTENT, STYLES, SETTINGS, *names)}
    except (KeyError, TypeError, ValueError, SecurityError, zipfile.BadZipFile) as error:
        raise RenderError(f'Het bestand "{name}" van de huisstijl is geen ODT-bestand.') from error
    if container.mimetype.removesuffix("-template") != _MIMETYPE:
        raise RenderError(f'Het bestand "{name}" van de huisstijl is een ander ODF-bestand dan een tekst.')
    return {part: content for part, content in parts.items() if isinstance(content, bytes)}


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """Write parts as a package in a fixed order and with a fixed date: the same parts give the same bytes."""
    entries = {"mimetype": _MIMETYPE.encode(), _MANIFEST: _manifest(parts)}
    entries |= dict(sorted(parts.items()))
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in entries.items():
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.create_system = 0
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, content, compresslevel=_DEFLATE_LEVEL)
    return target.getvalue()


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
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise RenderError(f"Het onderdeel {name} van het ODT-bestand is geen geldige XML: {error}") from error


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
