"""Files beside a document that tell an archive (MDTO 1.0.1) and a publication platform (DiWoo) what it is.

Which elements there are and what they say, `model.yaml` tells; here they become files. What only the bytes of
a file can tell (size, format, digest) is added. There is no clock: the day of the digest is in the terms.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from generator.model.document import Document
from generator.model.record import Record

if TYPE_CHECKING:
    from lxml.etree import _Element

MDTO = "https://www.nationaalarchief.nl/mdto"
MDTO_SCHEMA = f"{MDTO} {MDTO}/MDTO-XML1.0.1.xsd"
DIWOO = "https://standaarden.overheid.nl/diwoo/metadata/"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_START_OF_DAY = "T00:00:00"

PRONOM = {
    "pdf": ("PDF/A-3a", "fmt/479"),
    "docx": ("Office Open XML, tekst", "fmt/412"),
    "odt": ("OpenDocument-tekst 1.3", "fmt/1756"),
    "html": ("HTML 5", "fmt/471"),
    "txt": ("Platte tekst", "x-fmt/111"),
}
"""Name and code in the PRONOM register of each format we write."""


def sidecars(rendered: Sequence[tuple[Document, str, bytes]]) -> dict[str, bytes]:
    """Write the files beside the files of one folder.

    Args:
        rendered: Each document with the extension of a format and what was written.

    Returns:
        Contents by file name; nothing for a document that asks for nothing.
    """
    files: dict[str, bytes] = {}
    for document, extension, data in rendered:
        for record in document.records:
            if record.name == "archief":
                files |= _mdto(record, document.name, extension, data)
            else:
                files[f"{document.name}.diwoo.xml"] = _written(DIWOO, "diwoo", "Document", record.children)
    return files


def _mdto(record: Record, name: str, extension: str, data: bytes) -> dict[str, bytes]:
    parts = [child for child in record.children if child.name == "informatieobject"]
    file = f"{name}.{extension}"
    about = _file_record(record, file, extension, data)
    return {
        f"{name}.mdto.xml": _written(MDTO, "mdto", "MDTO", parts, MDTO_SCHEMA),
        f"{file}.bestand.mdto.xml": _written(MDTO, "mdto", "MDTO", [about], MDTO_SCHEMA),
    }


def _file_record(record: Record, file: str, extension: str, data: bytes) -> Record:
    label, code = PRONOM.get(extension, (extension.upper(), ""))
    identity = ("informatieobject", "identificatie")
    number = record.words(*identity, "identificatieKenmerk")
    source = record.words(*identity, "identificatieBron")
    return _group(
        "bestand",
        _identity("identificatie", f"{number} {file}", source),
        Record("naam", file),
        Record("omvang", str(len(data))),
        _concept("bestandsformaat", label, code, "PRONOM-register"),
        _group(
            "checksum",
            _concept("checksumAlgoritme", "SHA-256", "", "Begrippenlijst ChecksumAlgoritme MDTO"),
            Record("checksumWaarde", hashlib.sha256(data).hexdigest()),
            Record("checksumDatum", record.words("controledatum") + _START_OF_DAY),
        ),
        _group(
            "isRepresentatieVan",
            Record("verwijzingNaam", record.words("informatieobject", "naam")),
            _identity("verwijzingIdentificatie", number, source),
        ),
    )


def _group(name: str, *children: Record) -> Record:
    return Record(name, children=children)


def _identity(name: str, number: str, source: str) -> Record:
    return _group(name, Record("identificatieKenmerk", number), Record("identificatieBron", source))


def _concept(name: str, label: str, code: str, register: str) -> Record:
    codes = [Record("begripCode", code)] if code else []
    words = _group("begripBegrippenlijst", Record("verwijzingNaam", register))
    return _group(name, Record("begripLabel", label), *codes, words)


def _written(
    namespace: str, prefix: str, root: str, records: Iterable[Record], schema_location: str = ""
) -> bytes:
    from lxml import etree

    top = etree.Element(f"{{{namespace}}}{root}", nsmap={prefix: namespace, "xsi": _INSTANCE})
    if schema_location:
        top.set(f"{{{_INSTANCE}}}schemaLocation", schema_location)
    for record in records:
        _append(top, record, namespace)
    return etree.tostring(top, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _append(parent: _Element, record: Record, namespace: str) -> None:
    from lxml import etree

    element = etree.SubElement(parent, f"{{{namespace}}}{record.name}")
    for name, value in record.attributes:
        element.set(name, value)
    element.text = record.text or None
    for child in record.children:
        _append(element, child, namespace)
