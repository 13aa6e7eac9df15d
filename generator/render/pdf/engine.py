"""WeasyPrint, kept strict: it sees only the files of the house style, and a warning fails the document.

The only module that imports WeasyPrint; `pdf_writer` imports it when a PDF is asked for.
"""

from __future__ import annotations

import logging
import mimetypes
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import unquote, urlsplit

from weasyprint import CSS, HTML  # type: ignore[import-untyped]
from weasyprint.urls import URLFetcher, URLFetcherResponse  # type: ignore[import-untyped]

from generator.edge.unreadable import unreadable_when_it_fails
from generator.errors import RenderError, UnreadableError
from generator.model.document import TableKind
from generator.render.libraries import unfamiliar
from generator.render.pdf.hyphens import HYPHEN_SHEET
from generator.render.pdf.own_fonts import OwnFonts
from generator.render.pdf.shortcuts import take
from generator.render.pdf.shortcuts.files import take_apart
from generator.render.pdf.watermark import watermark_css
from generator.render.style import Style

if not unfamiliar():
    take()

BASE_URL = "https://huisstijl.invalid/"
"""Stands for the style folders; a name that no network can resolve."""
_WATERMARK_FONT = "fonts/SourceSansPro-Bold.ttf"
_WATERMARK_COLOUR = "#edf2f4"
_FIXED_WORDS = ".vast { hyphens: none; overflow-wrap: anywhere; }"
"""Addresses and codes get no hyphen that is not in them, whatever the house style says of other words."""
_POINT = 0.75
"""Points in a CSS pixel."""


class StyleFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Serves files of a house style and data that a style sheet holds itself; refuses all else."""

    def __init__(self, style: Style) -> None:
        super().__init__(allowed_protocols={"data"})
        self._style = style

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Fetch a file of the style by its made-up address."""
        if not url.startswith(BASE_URL):
            return super().fetch(url, headers)
        name = unquote(urlsplit(url).path.removeprefix("/"))
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, self._style.read(name), {"Content-Type": kind})


@dataclass(frozen=True)
class _Sheets:
    """A parsed house style and its fonts, shared by all documents of a process."""

    style: Style
    fetcher: StyleFetcher
    fonts: OwnFonts
    own_css: CSS
    print_css: CSS


@dataclass(frozen=True)
class Layout:
    """A PDF as WeasyPrint writes it, and what its tags do not tell."""

    pdf: bytes
    """PDF/A-3a, without a word on PDF/UA; its streams are not compressed yet."""
    breaks: tuple[tuple[str, ...], ...]
    """For each page but the first, the HTML tags that go on from the page before, outermost first."""
    places: tuple[PageArea, ...]
    """Where to sign: the last cell of each signature table."""


@dataclass(frozen=True)
class PageArea:
    """A rectangle on a page, in points from the lower left corner."""

    page: int
    corners: tuple[float, float, float, float]


def lay_out(page: str, watermark: str, style: Style) -> Layout:
    """Lay out an HTML page with `print.css` of the house style and write it as PDF/A.

    Raises:
        RenderError: WeasyPrint had something to remark: an unknown style rule, a missing file or letter; or
            it broke off on what the house style asks.
    """
    with _no_breaking_off(), _no_remarks():
        sheets = _load_sheets(style)
        css = [sheets.own_css, sheets.print_css]
        if watermark:
            css.append(_watermark_sheet(watermark, sheets))
        html = HTML(string=page, base_url=BASE_URL, url_fetcher=sheets.fetcher)
        pages = html.render(stylesheets=css, font_config=sheets.fonts)
        pdf: bytes = pages.write_pdf(pdf_variant="pdf/a-3a", pdf_identifier=False, uncompressed_pdf=True)
        take_apart(html)
    return Layout(pdf, tuple(_breaks(pages)), tuple(_places(pages)))


def lay_out_drawing(drawing: bytes, size: tuple[float, float]) -> bytes:
    """Lay out an SVG by itself on a page of its size, in millimetres; it can fetch nothing.

    Raises:
        RenderError: WeasyPrint had something to remark.
    """
    room = "width: {}mm; height: {}mm".format(*size)
    data = b64encode(drawing).decode()
    page = (
        f"<style>@page {{ size: {size[0]}mm {size[1]}mm; margin: 0 }} body {{ margin: 0 }} "
        f'img {{ display: block; {room} }}</style><img src="data:image/svg+xml;base64,{data}">'
    )
    with _no_remarks():
        html = HTML(string=page, url_fetcher=URLFetcher(allowed_protocols={"data"}))
        pdf: bytes = html.write_pdf(font_config=OwnFonts())
    return pdf


def _breaks(pages: Any) -> Iterator[tuple[str, ...]]:
    """Find which elements stand on two pages: those are the ones that break."""
    before: set[int] = set()
    for number, page in enumerate(pages.pages):
        elements = {id(box.element): box.element_tag for box in _boxes(page._page_box)}
        if number:
            yield tuple(tag for element, tag in elements.items() if element in before)
        before = set(elements)


def _places(pages: Any) -> Iterator[PageArea]:
    """Find the last cell of each signature table; the last part counts when a table breaks."""
    found: dict[int, PageArea] = {}
    for number, page in enumerate(pages.pages):
        for table in _boxes(page._page_box):
            if table.element_tag == "table" and TableKind.SIGNATURE in table.element.get("class", "").split():
                cells = [box for box in _boxes(table) if box.element_tag == "td" and hasattr(box, "colspan")]
                if cells:
                    found[id(table.element)] = _place(number, page, cells[-1])
    yield from found.values()


def _place(number: int, page: Any, box: Any) -> PageArea:
    left, top = box.border_box_x(), page.height - box.border_box_y()
    right, bottom = left + box.border_width(), top - box.border_height()
    corners = (round(side * _POINT, 2) for side in (left, bottom, right, top))
    return PageArea(number, tuple(corners))


def _boxes(box: Any) -> Iterator[Any]:
    """List the boxes of the text in order, without margin boxes, pseudo-elements and table headers."""
    waiting = [iter(getattr(box, "children", ()))]
    while waiting:
        for child in waiting[-1]:
            tag = child.element_tag
            if tag and child.element is not None and tag != "thead" and "::" not in tag:
                yield child
                waiting.append(iter(getattr(child, "children", ())))
                break
        else:
            waiting.pop()


@lru_cache(maxsize=8)
def _load_sheets(style: Style) -> _Sheets:
    """Parse a house style, once in a process: an edited sheet is seen by the next run."""
    fetcher = StyleFetcher(style)
    fonts = OwnFonts()
    text = style.text("print.css")
    with _no_remarks():
        css = CSS(string=text, base_url=BASE_URL, url_fetcher=fetcher, font_config=fonts)
    if not fonts.faces:
        raise RenderError(
            f"{style.path('print.css')} geeft de PDF geen enkel lettertype.",
            hint="Noem er een met @font-face { font-family: …; src: url(fonts/…); }.",
        )
    own = CSS(string=HYPHEN_SHEET + _FIXED_WORDS)
    return _Sheets(style, fetcher, fonts, own, css)


@lru_cache(maxsize=16)
def _watermark_sheet(word: str, sheets: _Sheets) -> CSS:
    try:
        text = watermark_css(word, sheets.style.read(_WATERMARK_FONT), _WATERMARK_COLOUR)
    except UnreadableError as error:
        raise RenderError(
            f"{sheets.style.path(_WATERMARK_FONT)} is niet te gebruiken: {error.reason}.",
            hint="Zet er een goed lettertype neer.",
        ) from error
    return CSS(string=text, base_url=BASE_URL, url_fetcher=sheets.fetcher, font_config=sheets.fonts)


@contextmanager
def _no_breaking_off() -> Iterator[None]:
    """Tell users when WeasyPrint raises anything of its own: that is its answer to a sheet it cannot use."""
    try:
        with unreadable_when_it_fails("het breekt af"):
            yield
    except UnreadableError as error:
        if isinstance(error.__cause__, MemoryError):
            raise error.__cause__ from error
        raise RenderError(
            f"De PDF is niet gemaakt, want WeasyPrint breekt af ({error.__cause__!r}).",
            hint=(
                "Meestal vraagt print.css of een ander bestand van een eigen huisstijl iets wat WeasyPrint "
                "niet kan. Maak de laatste wijziging daarin ongedaan."
            ),
        ) from error


@contextmanager
def _no_remarks() -> Iterator[None]:
    """Raise when WeasyPrint logs a warning or an error, which it otherwise survives in silence."""
    logger = logging.getLogger("weasyprint")
    listener = _Listener()
    logger.addHandler(listener)
    try:
        yield
    finally:
        logger.removeHandler(listener)
    if listener.remarks:
        raise RenderError(
            "De PDF is niet gemaakt, want WeasyPrint meldt: " + "; ".join(listener.remarks),
            hint=(
                "Herstel print.css of een ander bestand van de huisstijl. Gaat het om .notdef, dan staat in "
                "de gegevens een teken dat het lettertype niet heeft."
            ),
        )


class _Listener(logging.Handler):
    """Keeps what WeasyPrint remarks, each remark once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.remarks: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the first line of a remark; the rest may be a traceback."""
        self.remarks[record.getMessage().splitlines()[0]] = None
