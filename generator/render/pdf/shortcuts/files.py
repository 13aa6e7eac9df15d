"""Shorter ways from the page to what is laid out, and from there to the file."""

from __future__ import annotations

from io import StringIO
from typing import Any
from xml.etree import ElementTree

import pydyf  # type: ignore[import-untyped]
import tinyhtml5  # type: ignore[import-untyped]
from weasyprint import document, images  # type: ignore[import-untyped]

_parse = tinyhtml5.parse


def _parse_page(file: Any, **options: Any) -> Any:
    """Replace `tinyhtml5.parse`: a page that is XML as well is read as such."""
    text = file.read()
    try:
        return ElementTree.fromstring(text)
    except ElementTree.ParseError:
        return _parse(StringIO(text), **options)


_draw_picture = images.SVGImage.draw


def _draw_again(image: Any, stream: Any, width: float, height: float, style: Any) -> None:
    """Replace `SVGImage.draw`: what is drawn once in an empty group, is drawn alike in the next."""
    drawn = vars(image).setdefault("drawn", {})
    is_fresh = len(stream.stream) == 1 and not any(map(len, _own_resources(stream)))
    if not is_fresh or stream._current_alpha or stream._current_color:
        _draw_picture(image, stream, width, height, style)
    elif (width, height) in drawn:
        steps, states = drawn[width, height]
        stream.stream.append(steps)
        stream._resources["ExtGState"].update({name: pydyf.Dictionary(state) for name, state in states})
    else:
        _draw_picture(image, stream, width, height, style)
        states, *others = _own_resources(stream)
        if not any(others) and not any("SMask" in state for state in states.values()):
            steps = b"\n".join(map(pydyf._to_bytes, stream.stream[1:]))
            drawn[width, height] = steps, [(name, dict(state)) for name, state in states.items()]


def _own_resources(stream: Any) -> list[Any]:
    return [stream._resources[kind] for kind in ("ExtGState", "XObject", "Pattern", "Shading")]


_bytes_of = pydyf._to_bytes


def _to_bytes(item: Any) -> bytes:
    """Replace `pydyf._to_bytes`: look at the kinds that are usual first."""
    kind = type(item)
    if kind is bytes:
        return item  # type: ignore[no-any-return]
    if kind is str:
        return item.encode("ascii")  # type: ignore[no-any-return]
    if kind is int:
        return b"%d" % item
    return _bytes_of(item)  # type: ignore[no-any-return]


def _page_references(pdf: Any) -> Any:
    """Replace `PDF.page_references`: the list grows, but what is in it does not change."""
    known, numbers = vars(pdf).setdefault("known_pages", []), pdf.pages["Kids"][::3]
    if len(known) != len(numbers):
        known[:] = [f"{number} 0 R".encode("ascii") for number in numbers]
    return known


_prepare = document.Document._build_layout_context.__func__


def _prepare_and_tell(cls: Any, html: Any, *arguments: Any) -> Any:
    """Replace `Document._build_layout_context`: what is laid out with, can be taken apart after."""
    html.layout_context = _prepare(cls, html, *arguments)
    return html.layout_context


def take_apart(html: Any) -> None:
    """Let go of all that a page was laid out with: it points in circles, which take long to find."""
    if context := vars(html).pop("layout_context", None):
        vars(context).clear()


PATCHES: tuple[tuple[Any, str, Any], ...] = (
    (tinyhtml5, "parse", _parse_page),
    (document.Document, "_build_layout_context", classmethod(_prepare_and_tell)),
    (images.SVGImage, "draw", _draw_again),
    (pydyf, "_to_bytes", _to_bytes),
    (pydyf.PDF, "page_references", property(_page_references)),
)
