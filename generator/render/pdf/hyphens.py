"""Tells the hyphens that layout added from those of the text, so that a broken word can be found and read.

WeasyPrint draws both with the same sign. Before the sign of layout it is told to put a character that nobody
sees; here that sign becomes a character of its own, with the same look, that stands for a soft hyphen.
"""

from __future__ import annotations

import re

from pikepdf import Array, Name, Object, Pdf, Stream

HYPHEN_SHEET = r'html { hyphenate-character: "\2060-" !important; }'
"""The style rule by which WeasyPrint marks the hyphens it adds: a word joiner goes before them."""

_FONT_OR_HYPHEN = re.compile(
    rb"/(?P<font>\w+) [\d.]+ Tf\n|<>0\.0<(?P<glyph>[0-9a-f]{4})>(?P<after>-?\d*\] TJ\n)"
)
_CODE = re.compile(rb"^<([0-9a-f]{4})> <", re.MULTILINE)
_SOFT_HYPHEN = "00ad"


def soften_hyphens(pdf: Pdf) -> None:
    """Let each hyphen that layout added mean U+00AD.

    Fonts that are not TrueType cannot have two characters with one look; their hyphens stay as they are.
    """
    softener = _Softener(pdf)
    for page in pdf.pages:
        content = page.Contents.read_bytes()
        if softened := softener.content(content, page.resources):
            page.Contents.write(softened)


class _Softener:
    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._codes: dict[tuple[tuple[int, int], int], int] = {}
        """The code of the soft hyphen by font and by the glyph of its hyphen."""

    def content(self, content: bytes, resources: Object) -> bytes:
        """Give the drawing instructions of a page with soft hyphens, or nothing when there are none."""
        font = b""
        changed = False

        def soften(found: re.Match[bytes]) -> bytes:
            nonlocal font, changed
            if found["font"]:
                font = found["font"]
                return found.group()
            glyph = int(found["glyph"], 16)
            face = resources.Font[f"/{font.decode()}"]
            if b"<%04x> <002d>" % glyph not in face.ToUnicode.read_bytes():
                return found.group()  # the last letter of a word that may break before it
            code = self._code(face, glyph)
            changed = True
            return b"<%04x>%s" % (code, found["after"])

        softened = _FONT_OR_HYPHEN.sub(soften, content)
        return softened if changed else b""

    def _code(self, font: Object, glyph: int) -> int:
        """Give the code that draws a glyph as soft hyphen; the glyph itself when the font allows none."""
        face = font.DescendantFonts[0]
        if face.Subtype != Name.CIDFontType2:
            return glyph
        key = (font.objgen, glyph)
        if key not in self._codes:
            self._codes[key] = self._add(font, face, glyph)
        return self._codes[key]

    def _add(self, font: Object, face: Object, glyph: int) -> int:
        """Add a character to a font, after all others: say which glyph it shows and what it means."""
        meanings = font.ToUnicode.read_bytes()
        code = max(int(found, 16) for found in _CODE.findall(meanings)) + 1
        entry = f"1 beginbfchar\n<{code:04x}> <{_SOFT_HYPHEN}>\nendbfchar\nendcmap"
        font.ToUnicode.write(meanings.replace(b"endcmap", entry.encode(), 1))
        width = _width(face.W, glyph)
        face.W.append(code)
        face.W.append(Array([width]))
        same = face.CIDToGIDMap
        before = b"" if same == Name.Identity else same.read_bytes()
        known = [*range(len(before) // 2, code)]
        glyphs = before + b"".join(number.to_bytes(2, "big") for number in (*known, glyph))
        face.CIDToGIDMap = self._pdf.make_indirect(Stream(self._pdf, glyphs))
        return code


def _width(widths: Object, glyph: int) -> Object:
    """Look up how wide a glyph is in the list of a font: codes, each with the widths from there."""
    pairs = ((int(widths[place]), widths[place + 1]) for place in range(0, len(widths), 2))
    return next(row[glyph - first] for first, row in pairs if first <= glyph < first + len(row))
