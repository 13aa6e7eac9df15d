"""Writes a document as an accessible PDF: the same HTML body as the web page, laid out with `print.css`."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from warnings import catch_warnings

from generator.errors import RenderError, UnprintableError
from generator.model.characters import named, unprintable
from generator.model.document import CrossReference, Document, Field, SectionKind
from generator.render.characters import printable
from generator.render.logo import find_logo
from generator.render.style import Style
from generator.render.walk import inlines_of
from generator.render.web.page import meta_tags
from generator.render.web.writer import write_body
from generator.render.words import plain

_SHOWN = 60
_LONG = {SectionKind.ARTICLE, SectionKind.CHAPTER, SectionKind.CLOSING, SectionKind.ANNEX}
"""Sections of which a document has none when it is a leaflet; then its page is a `los-blad`."""


def write_pdf(document: Document, style: Style) -> bytes:
    """Write a document as PDF/UA-1 and PDF/A-3a in one file.

    Raises:
        RenderError: WeasyPrint or a library it needs is missing, or the house style has a fault.
    """
    try:
        with catch_warnings(action="ignore", category=UserWarning):  # WeasyPrint misses the machine's fonts
            from generator.render.pdf.archive import archive
            from generator.render.pdf.engine import lay_out
    except (ImportError, OSError) as error:
        raise RenderError(
            "PDF maken kan hier niet: WeasyPrint ontbreekt, of de bibliotheek Pango die het nodig heeft "
            f"({error}).",
            hint=(
                "Debian en Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; "
                "macOS: brew install pango. De andere formaten werken zonder."
            ),
        ) from error
    _refuse_unprintable(document, style)
    logo = find_logo(style)
    page = print_page(document, logo.html(document.meta) if logo else "")
    with _one_collection():
        return archive(lay_out(page, document.meta.watermark, style), document)


@contextmanager
def _one_collection() -> Iterator[None]:
    """Look for garbage once, at the end: what a layout holds lives until then, and it points in circles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.collect(0)
        if was_on:
            gc.enable()


def _refuse_unprintable(document: Document, style: Style) -> None:
    """Raise when a character has no letter in the house style; those of the machine do not count."""
    known = printable(style)
    for inline in inlines_of(document):
        text = "" if isinstance(inline, CrossReference) else plain((inline,))
        if signs := unprintable(text, known):
            origin = inline.origin if isinstance(inline, Field) else None
            place = f" ({origin.file}, regel {origin.line})" if origin and origin.line else ""
            raise UnprintableError(
                f'De letters van de huisstijl hebben {named(signs)} niet, in "{text[:_SHOWN]}"{place}. '
                "De PDF is niet gemaakt; de andere formaten wel.",
                hint="Schrijf de tekst met Latijnse letters, zoals een naam in een paspoort staat.",
            )


def print_page(document: Document, logo: str = "") -> str:
    """Write the page to lay out: logo and body, with header and footer as attributes for `print.css`.

    It is XML as well, without white space that HTML gives another place.
    """
    meta = document.meta
    kinds = {section.kind for section in document.sections}
    main = "<main>" if kinds & _LONG else '<main class="los-blad">'
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(meta.language)}"><head>\n<meta charset="utf-8"/>\n'
        f"<title>{escape(meta.title)}</title>\n{meta_tags(meta)}\n</head>\n"
        f'<body class="{document.layout.value}" data-koptekst="{escape(meta.header)}" '
        f'data-voettekst="{escape(meta.footer)}">\n'
        f"{main}\n{logo}{_body(document)}\n</main></body></html>"
    )


def _body(document: Document) -> str:
    """Write the body; WeasyPrint breaks a word at a space without width, and not always at a `wbr`."""
    return write_body(document).replace("<wbr/>", "\u200b")
