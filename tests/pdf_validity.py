"""What the tests of the PDF share: a short document, a style with more CSS, a validator's verdict."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import page as page_validation

from generator.model.document import Document
from generator.render.style import Style
from tests.sample_document import annexes, replacement_article, sample_document, signatures


def problems(pdf: bytes) -> list[str]:
    """Validate as PDF/A-3a and as PDF/UA-1."""
    return [
        f"{profile} {failure.rule_id}: {failure.message}"
        for profile in ("3a", "ua1")
        for failure in page_validation.validate_pdf_bytes(pdf, profile=profile).failures
    ]


def short_document() -> Document:
    """Make a document of one article, two signatures and a small table."""
    return replace(sample_document(), sections=(replacement_article(), signatures(), annexes()[1]))


def with_fields(document: Document) -> Document:
    """Ask for signature fields."""
    return replace(document, meta=replace(document.meta, signature_fields=True))


def with_css(tmp_path: Path, style: Style, css: str) -> Style:
    """Make a house style whose print.css says something more."""
    (tmp_path / "print.css").write_text(style.read("print.css").decode() + css, encoding="utf-8")
    return Style((tmp_path, *style.folders))
