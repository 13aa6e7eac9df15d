"""What no finished text may hold, whatever the file says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.model.document import Document
from tests.acceptance.content import texts_of

_SLIPS = {
    "a Python word": re.compile(r"\b(?:None|Unknown|Undefined|True|False|Decimal)\b"),
    "template markup": re.compile(r"\{\{|\}\}|\{%|%\}|\{#|\]\(|\*\*|`"),
    "a private character": re.compile("[\ue000-\uf8ff]"),
    "empty brackets": re.compile(r"\(\s*\)|\[\s*\]|“\s*”"),
    "a double space": re.compile(r"\s{2}"),
    "a space at an edge": re.compile(r"^\s|\s$"),
    "a space before punctuation": re.compile(r"\s[,.;:)!?]|\(\s"),
    "double punctuation": re.compile(r"\.\.|,,|;;|::|[,;:]\.|\.[,;:]|[,;:][,;:]"),
    "punctuation at the start": re.compile(r"^[,.;:)]"),
    "a dangling word": re.compile(r"\b(?:en|of)[.;:]$|(?<!;) (?:en|of)$|\b(?:de|het|een|van|met|per)[.,;]$"),
    "words glued to a gap": re.compile(r"\w\[(?:nog|keuze)\b|\[(?:nog|keuze)\b[^\]]*\]\w"),
}  # fmt: skip


def slips(document: Document) -> Iterator[str]:
    """Describe every slip in the texts of a document."""
    for text in texts_of(document):
        yield from (f"{document.name}: {slip}" for slip in _slips(text))


@lru_cache(maxsize=65536)
def _slips(text: str) -> tuple[str, ...]:
    """Describe the slips in a text; most texts stand in many documents."""
    found = ((name, pattern.search(text)) for name, pattern in _SLIPS.items())
    return tuple(
        f"{name} in “{text[max(0, slip.start() - 40) : slip.end() + 40]}”" for name, slip in found if slip
    )
