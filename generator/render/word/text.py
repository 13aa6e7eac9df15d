"""The text of any Word file, a line a paragraph or table row; for comparison, not for print."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from generator.errors import RenderError

_BODY = "word/document.xml"
_LARGEST = 64 << 20
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}
_SKIPPED = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText"})


def docx_lines(data: bytes) -> Iterator[str]:
    """Write the body of a Word file as lines; deleted text is left out, inserted text is in.

    Raises:
        RenderError: when this is no readable Word file.
    """
    body = _body(data)
    yield from _lines(body) if body is not None else ()


def _body(data: bytes) -> etree._Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo(_BODY).file_size > _LARGEST:
                raise RenderError("Dit Word-bestand is te groot om te lezen.")
            return etree.fromstring(archive.read(_BODY), parser).find(f"{_W}body")
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, etree.XMLSyntaxError) as error:
        raise RenderError("Dit is geen leesbaar Word-bestand.") from error


def _lines(parent: etree._Element) -> Iterator[str]:
    for child in parent:
        if child.tag == f"{_W}p":
            yield _text(child)
        elif child.tag == f"{_W}tr" and child.find(f"{_W}tc/{_W}tbl") is not None:
            for cell in child.iterchildren(f"{_W}tc"):
                yield from filter(None, _lines(cell))
        elif child.tag == f"{_W}tr":
            cells = (" ".join(filter(None, _lines(cell))) for cell in child.iterchildren(f"{_W}tc"))
            yield " | ".join(cells)
        elif child.tag not in _SKIPPED:
            yield from _lines(child)


def _text(node: etree._Element) -> str:
    if node.tag == f"{_W}t":
        return node.text or ""
    if node.tag in _BREAKS:
        return _BREAKS[node.tag]
    if node.tag in _SKIPPED or node.tag == f"{_W}tabs":
        return ""
    return "".join(map(_text, node))
