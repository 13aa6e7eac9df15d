"""A compact document in Word: the shell of the house style with less white."""

from __future__ import annotations

from collections.abc import Container, Iterator

from lxml import etree

from generator.render.compact import SIDES, narrowed, tightened
from generator.render.word.package import W

_TWENTIETHS = 1440 / 25.4
"""Twentieths of a point in a millimetre."""
_HEADINGS = ("heading 1", "heading 2", "heading 3", "hoofdstukkop", "bijlagekop", "voorwerkkop")
_TEXT = ("normal", "lid", "onderdeel", "subonderdeel", "genummerde lijst", "geletterde lijst")
_LINES = 0.94
"""How much closer together lines of running text stand, as in `print.css`."""


def tighten(document: etree._Element, styles: etree._Element) -> None:
    """Narrow the margins of a shell and tighten its headings and running text."""
    for margins in document.iter(f"{W}pgMar"):
        for side in SIDES:
            own = int(margins.get(W + side, "0"))
            margins.set(W + side, str(round(narrowed(side, own / _TWENTIETHS) * _TWENTIETHS)))
    for spacing in _spacings(styles, (*_HEADINGS, *_TEXT)):
        for side in ("before", "after"):
            spacing.set(W + side, str(round(tightened(int(spacing.get(W + side, "0"))))))
    for spacing in _spacings(styles, _TEXT):
        if lines := spacing.get(f"{W}line"):
            spacing.set(f"{W}line", str(round(int(lines) * _LINES)))


def _spacings(styles: etree._Element, names: Container[str]) -> Iterator[etree._Element]:
    for style in styles.iter(f"{W}style"):
        name, spacing = style.find(f"{W}name"), style.find(f"{W}pPr/{W}spacing")
        shown = "" if name is None else name.get(f"{W}val", "").lower()
        if shown in names and spacing is not None:
            yield spacing
