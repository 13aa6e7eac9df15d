"""Finds the words that are never hyphenated: addresses, codes and digests, by their shape.

A hyphen at a line end would become part of them for who copies one. They may break without a sign, after a
mark that is in them already.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

_SHORTEST = 12
"""Letters; shorter words are never parted."""
_WORD = re.compile(r"\S+")
_EDGES = re.compile(r"^[(\[<„“\"'‘]*(?P<word>.*?)[)\]>”\"'’.,;:!?…]*$", re.DOTALL)
_ADDRESS = re.compile(r"@|://|^www\.|(?<![\w-])[\w-]{2,}\.[^\W\d_]{2,}(?:$|[/:?#.])", re.IGNORECASE)
_CODE = re.compile(r"^(?=.*\d)(?=.*[^\W\d_])|[\\_=]")
_COUNTED = re.compile(r"[\d.,]+(?:%|e|de|ste)?-?[^\W\d_]+(?:-[^\W\d_]+)*")
"""A word with a number before it, such as `24-uursbereikbaarheid`: a word like any other."""
_AFTER_MARK = re.compile(r"([@./\\_:=&?#-]+)(?=[^@./\\_:=&?#-])")


@lru_cache(maxsize=4096)
def fixed_words(text: str) -> str:
    """Write text as HTML in which each address and code says that it takes no hyphen."""
    pieces: list[str] = []
    end = 0
    for found in _WORD.finditer(text):
        edges = _EDGES.match(found.group())
        if edges and _is_fixed(edges["word"]):
            start = found.start() + edges.start("word")
            pieces += [escape(text[end:start], quote=False), _marked(edges["word"])]
            end = start + len(edges["word"])
    return "".join((*pieces, escape(text[end:], quote=False)))


def _is_fixed(word: str) -> bool:
    if len(word) < _SHORTEST:
        return False
    return bool(_ADDRESS.search(word)) or bool(_CODE.search(word) and not _COUNTED.fullmatch(word))


def _marked(word: str) -> str:
    parts = (escape(part, quote=False) for part in _AFTER_MARK.sub("\\1\n", word).split("\n"))
    return f'<span class="vast">{"<wbr/>".join(parts)}</span>'
