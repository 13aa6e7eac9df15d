"""The parts of a Word file as a zip: reading, writing, relationships, content types and properties."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from lxml import etree

from generator.edge.archives import read_parts
from generator.edge.xml import parse_xml
from generator.errors import RenderError, UnreadableError
from generator.model.document import Meta
from generator.render.packing import pack

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CONTENT_TYPES = "[Content_Types].xml"
PACKAGE_RELATIONS = "_rels/.rels"
OFFICE_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_FIRST = (CONTENT_TYPES, PACKAGE_RELATIONS)


def read_package(data: bytes, name: str) -> dict[str, bytes]:
    """Read the parts of a Word file.

    Raises:
        RenderError: The bytes are not a Word file.
    """
    try:
        parts = read_parts(data)
    except UnreadableError as error:
        raise RenderError(
            f'Het bestand "{name}" van de huisstijl is geen Word-bestand (.docx): {error.reason}.',
            hint="Open het in Word en sla het opnieuw op als Word-document (.docx), zonder wachtwoord.",
        ) from error
    if missing := [part for part in _FIRST if part not in parts]:
        raise RenderError(f'Het bestand "{name}" is geen Word-bestand: {missing[0]} ontbreekt.')
    return parts


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """Write parts as a zip in a fixed order and with a fixed date: the same parts give the same bytes."""
    names = sorted(parts, key=lambda part: (part not in _FIRST, part != CONTENT_TYPES, part))
    return pack((name, parts[name]) for name in names)


def parse_part(data: bytes, name: str) -> etree._Element:
    """Parse a part without mercy: what is not well-formed would be lost or repaired silently by Word.

    Raises:
        RenderError: The part is not well-formed XML.
    """
    try:
        return parse_xml(data)
    except UnreadableError as error:
        raise RenderError(
            f"Het onderdeel {name} van het Word-bestand is geen geldige XML: {error.reason}.",
            hint="Open het bestand in Word en sla het opnieuw op.",
        ) from error


def to_bytes(root: etree._Element) -> bytes:
    """Write a parsed part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def relations_of(part: str) -> str:
    """Name the part that holds the relationships of a part."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def find_target(relations: bytes, kind: str) -> str | None:
    """Find the target of the first relationship of a kind, as it is written there."""
    for relation in parse_part(relations, "de relaties"):
        if relation.get("Type") == kind:
            return relation.get("Target")
    return None


class Relations:
    """The relationships of one part, to which a writer adds its own."""

    def __init__(self, data: bytes) -> None:
        self._root = parse_part(data, "de relaties")
        self._used = {relation.get("Id") for relation in self._root}
        self._links: dict[str, str] = {}
        self._next = 1

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """Add a relationship and give its id."""
        while f"rId{self._next}" in self._used:
            self._next += 1
        name = f"rId{self._next}"
        self._used.add(name)
        attributes = {"Id": name, "Type": kind, "Target": target}
        if external:
            attributes["TargetMode"] = "External"
        etree.SubElement(self._root, f"{{{_RELATIONS}}}Relationship", attributes)
        return name

    def link(self, url: str) -> str:
        """Give the id of the relationship to a web address; the same address is written once."""
        if url not in self._links:
            self._links[url] = self.add(f"{OFFICE_RELATION}/hyperlink", url, external=True)
        return self._links[url]

    def target(self, name: str) -> str:
        """Give the target of a relationship as it is written there; empty when there is none by this id."""
        return next((relation.get("Target", "") for relation in self._root if relation.get("Id") == name), "")

    def to_bytes(self) -> bytes:
        """Write the relationships."""
        return to_bytes(self._root)


def add_content_type(types: bytes, part: str, content_type: str) -> bytes:
    """Declare the content type of a part, unless it is declared already."""
    root = parse_part(types, CONTENT_TYPES)
    name = f"/{part}"
    if all(entry.get("PartName") != name for entry in root):
        etree.SubElement(root, f"{{{_TYPES}}}Override", {"PartName": name, "ContentType": content_type})
    return to_bytes(root)


def core_properties(meta: Meta) -> bytes:
    """Write what the document says about itself; without dates, for those would change with each build."""
    model = " ".join(filter(None, (meta.model, f"({meta.told_state})" if meta.state else "", meta.digest)))
    entries = (
        ("dc:title", meta.title),
        ("dc:subject", meta.subject),
        ("dc:creator", meta.author),
        ("cp:keywords", ", ".join(meta.keywords)),
        ("dc:description", model),
        ("dc:identifier", meta.kenmerk),
        ("dc:language", meta.language),
        ("cp:category", meta.doctype),
        ("cp:contentStatus", meta.status),
        ("cp:version", meta.model),
    )
    lines = "".join(f"<{tag}>{escape(value, quote=False)}</{tag}>" for tag, value in entries if value)
    return (
        f'{XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        f'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">{lines}</cp:coreProperties>'
    ).encode()
