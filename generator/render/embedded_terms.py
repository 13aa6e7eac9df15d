"""Reads the terms that a finished PDF or Word file carries in itself."""

from __future__ import annotations

import zipfile
from pathlib import Path

from generator.errors import GeneratorError
from generator.render.stated_terms import FILE_NAME, StatedTerms, terms_from_json

SUFFIXES = (".pdf", ".docx")
"""The files that carry their terms."""
_MAX_SIZE = 4 << 20
"""More terms than any document states; a file that claims more is not ours."""


def read_terms(path: Path) -> StatedTerms:
    """Read the terms of a PDF or Word file.

    Raises:
        GeneratorError: The file cannot be read, or carries no terms.
    """
    try:
        data = _pdf_terms(path) if path.suffix.lower() == ".pdf" else _docx_terms(path)
    except FileNotFoundError as error:
        raise GeneratorError(f"Het bestand {path} bestaat niet.") from error
    except OSError as error:
        raise GeneratorError(f"{path} is niet te lezen: {error.strerror or error}.") from error
    if data is None:
        raise GeneratorError(
            f"{path} bevat geen termen.",
            hint="Alleen een PDF of Word-bestand dat met `ojg build` is gemaakt, draagt zijn termen in zich.",
        )
    try:
        return terms_from_json(data)
    except ValueError as error:
        raise GeneratorError(f"De termen in {path} zijn beschadigd, of van een nieuwere ojg.") from error


def _pdf_terms(path: Path) -> bytes | None:
    """Find the embedded file with the terms."""
    from pikepdf import Pdf, PdfError

    try:
        with Pdf.open(path) as pdf:
            found = pdf.attachments.get(FILE_NAME)
            return found.get_file().read_bytes()[:_MAX_SIZE] if found else None
    except PdfError as error:
        raise GeneratorError(f"{path} is geen leesbare PDF: {error}.") from error


def _docx_terms(path: Path) -> bytes | None:
    """Find the custom XML part with the terms."""
    from lxml import etree

    from generator.render.word.parts import TERMS

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                if info.filename.startswith("customXml/item") and info.file_size <= _MAX_SIZE:
                    root = etree.fromstring(archive.read(info), parser)
                    if root.tag == f"{{{TERMS}}}termen":
                        return (root.text or "").encode()
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, etree.XMLSyntaxError) as error:
        raise GeneratorError(f"{path} is geen leesbaar Word-bestand: {error}.") from error
    return None
