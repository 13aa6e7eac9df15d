"""Reads the body of a PDF as people read it, and compares it with the words it should have."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from itertools import accumulate

_BODY = ("-x", "0", "-y", "56", "-W", "596", "-H", "722")
"""The page without header and footer, in points; follows the margins of `print.css`, compact ones too."""
_FEWEST_LINES = 14


def pdf_pages(pdf: bytes, *options: str) -> list[str]:
    """Extract the text of each page in the order in which it was written."""
    return _text_of(pdf, "-raw", *options)


def _text_of(pdf: bytes, *options: str) -> list[str]:
    command = ["pdftotext", "-enc", "UTF-8", *options, "-", "-"]
    text = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode("utf-8")
    return text.split("\f")[:-1]


def body_pages(pdf: bytes) -> list[str]:
    """Extract the text of each page without header and footer."""
    return pdf_pages(pdf, *_BODY)


def printed_lines(pdf: bytes) -> list[list[str]]:
    """List the lines of each page as they are printed, without header and footer."""
    pages = _text_of(pdf, "-layout", *_BODY)
    return [[line.strip() for line in page.splitlines() if line.strip()] for page in pages]


def assert_full_pages(pdf: bytes) -> None:
    """Assert that no page but the last is almost empty, and that no line holds only *en* or *of*."""
    pages = printed_lines(pdf)
    thin = {number: lines for number, lines in enumerate(pages[:-1], start=1) if len(lines) < _FEWEST_LINES}
    assert thin == {}
    assert [line for lines in pages for line in lines if line in ("en", "of", "; en", "; of")] == []


def assert_body_words(pages: Iterable[str], words: list[str], repeated: Iterable[str] = ()) -> None:
    """Assert that pages hold exactly these words, in this order.

    A soft hyphen at a line end may part a word. Table headers in `repeated` may stand again at the top of
    a page.
    """
    reader = _Reader(words, tuple(_bare(header) for header in repeated))
    for page in pages:
        reader.read_page(page)
    assert reader.place == len(reader.text), f"missing: {reader.ahead()!r}"


class _Reader:
    """Walks through pages and expected words together."""

    def __init__(self, words: list[str], headers: tuple[str, ...]) -> None:
        self.text = "".join(words)
        self.starts = set(accumulate((len(word) for word in words), initial=0))
        self.headers = headers
        self.place = 0

    def ahead(self) -> str:
        return self.text[self.place : self.place + 60]

    def read_page(self, page: str) -> None:
        space = "\n"
        page = self._without_repeated_header(page)
        for index, letter in enumerate(page):
            if letter.isspace():
                space = "\n" if "\n" in (letter, space) else " "
            elif self._is_next(letter):
                self._check_space(space, page[index : index + 40])
                self.place, space = self.place + 1, ""
            else:
                found = page[index : index + 60]
                assert found.startswith("\u00ad\n"), f"found {found!r}, not {self.ahead()!r}"

    def _is_next(self, letter: str) -> bool:
        return self.place < len(self.text) and self.text[self.place] == letter

    def _check_space(self, space: str, found: str) -> None:
        if self.place in self.starts:
            assert space, f"words run together before {found!r}"
        else:
            assert space != " ", f"a word is parted before {found!r}"

    def _without_repeated_header(self, page: str) -> str:
        for header in self.headers:
            rest = _after(header, page)
            if rest is not None and not self.text.startswith(header, self.place):
                return rest
        return page


def _bare(text: str) -> str:
    return "".join(text.split())


def _after(header: str, page: str) -> str | None:
    """Return what follows a header at the top of a page; a soft hyphen at a line end may part its words."""
    place = 0
    for index, letter in enumerate(page):
        if place == len(header):
            return page[index:]
        if letter == header[place]:
            place += 1
        elif not letter.isspace() and page[index : index + 2] != "\u00ad\n":
            return None
    return "" if place == len(header) else None
