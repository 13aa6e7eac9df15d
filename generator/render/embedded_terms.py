"""Reads the terms that a finished PDF or Word file carries in itself."""

from __future__ import annotations

from pathlib import Path

from generator.edge.archives import read_parts
from generator.edge.files import read_file
from generator.edge.pdfs import attached_file
from generator.edge.reasons import reason_of
from generator.errors import GeneratorError, UnreadableError
from generator.render.stated_terms import FILE_NAME, StatedTerms, terms_from_json

SUFFIXES = (".pdf", ".docx")
"""The files that carry their terms."""


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
        raise GeneratorError(f"{path} is niet te lezen: {reason_of(error)}.") from error
    except UnreadableError as error:
        raise GeneratorError(
            f"{path} is niet te lezen: {error.reason}.",
            hint="Kijk of het in een ander programma opengaat, en neem een kopie zonder wachtwoord.",
        ) from error
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
    return attached_file(path, FILE_NAME)


def _docx_terms(path: Path) -> bytes | None:
    """Find the custom XML part with the terms."""
    from generator.edge.xml import parse_xml
    from generator.render.word.parts import TERMS

    for part in read_parts(read_file(path), lambda name: name.startswith("customXml/item")).values():
        root = parse_xml(part)
        if root.tag == f"{{{TERMS}}}termen":
            return (root.text or "").encode()
    return None
