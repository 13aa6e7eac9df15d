"""Bytes of a content file to text that is safe to read, print and compare."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.load.remarks import Remarks

MAX_BYTES = 1024 * 1024
"""The most bytes that a content file may have."""
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AS_UTF8 = "Sla het bestand op als UTF-8 zonder BOM. In Kladblok: Opslaan als, bij Codering UTF-8."

_FORBIDDEN_KINDS = (
    (r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", "een stuurteken"),
    (r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", "een onzichtbaar teken voor de leesrichting"),
    (r"[\xad\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\ufeff\U000e0000-\U000e007f]", "een verborgen teken"),
    (r"[\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]", "een teken zonder vaste betekenis"),
    (r"[\ufdd0-\ufdef\ufff9-\uffff]", "een teken dat bij het omzetten van tekst verloren ging"),
)
_FORBIDDEN = re.compile("|".join(f"({pattern})" for pattern, _ in _FORBIDDEN_KINDS))
_TAB = re.compile(r"^[^\t\n]*(\t)", re.MULTILINE)
_HARD_SPACE_INDENT = re.compile(r"^ *(\xa0)", re.MULTILINE)
_STAND_IN = "\N{MIDDLE DOT}"


def decode(raw: bytes, file: str) -> tuple[str, Remarks]:
    """Decode the bytes of a file and note every character that has no place in it.

    The text comes back with such characters replaced one for one, so that places keep their column and
    excerpts can be printed without harm. A file that cannot be decoded comes back empty.
    """
    if len(raw) > MAX_BYTES:
        return "", _too_large(file)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", _wrong_encoding(raw, error.start, file)
    if raw.startswith(_BOM):
        remarks = Remarks(file, [])
        remarks.add("bom", 1, 1, "Het bestand begint met een onzichtbaar teken (een BOM).", _SAVE_AS_UTF8)
        return "", remarks
    clean = _FORBIDDEN.sub(_STAND_IN, text)
    remarks = Remarks(file, clean.splitlines())
    for offset, rule, message, hint in _misplaced(text):
        remarks.add(rule, *_place(clean, offset), message, hint)
        if remarks.full:
            break
    return clean, remarks


def forbidden_character(value: str) -> str:
    """Describe the first character of a value that may not be printed; empty when there is none."""
    if match := _FORBIDDEN.search(value):
        return _described(match)
    return "een stuurteken" if "\t" in value or "\r" in value else ""


def _too_large(file: str) -> Remarks:
    remarks = Remarks(file, [])
    message = "Het bestand is groter dan 1 MiB; zo veel tekst hoort hier niet."
    remarks.add("te-groot", 1, 1, message, "Kijk of dit het goede bestand is.")
    return remarks


def _wrong_encoding(raw: bytes, offset: int, file: str) -> Remarks:
    lines = [_FORBIDDEN.sub(_STAND_IN, line) for line in raw.decode("cp1252", "replace").split("\n")]
    remarks = Remarks(file, lines)
    if raw.startswith(_UTF16):
        remarks.lines = []
        remarks.add("geen-utf8", 1, 1, "Het bestand is opgeslagen als UTF-16 (Unicode).", _SAVE_AS_UTF8)
        return remarks
    before = raw[:offset]
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
    letter = raw[offset : offset + 1].decode("cp1252", "replace")
    meant = f', waarschijnlijk een "{letter}" uit een ouder programma' if letter.isalpha() else ""
    message = f"Hier staat een teken dat geen UTF-8 is{meant}."
    remarks.add("geen-utf8", before.count(b"\n") + 1, column, message, _SAVE_AS_UTF8)
    return remarks


def _misplaced(text: str) -> Iterator[tuple[int, str, str, str]]:
    pasted = "Verwijder het teken. Het komt vaak mee met plakken uit Word, een pdf of een webpagina."
    for match in _FORBIDDEN.finditer(text):
        message = f"Hier staat {_described(match)}; dat kan in dit bestand niet."
        yield match.start(), "verboden-teken", message, pasted
    for match in _TAB.finditer(text):
        hint = "Vervang de tab door spaties; inspringen gaat met twee spaties."
        yield match.start(1), "tab", "Hier staat een tab.", hint
    for match in _HARD_SPACE_INDENT.finditer(text):
        message = "Deze regel springt in met een vaste spatie (U+00A0) in plaats van een gewone spatie."
        yield match.start(1), "verboden-teken", message, "Typ de spaties aan het begin van de regel opnieuw."


def _described(match: re.Match[str]) -> str:
    kind = _FORBIDDEN_KINDS[(match.lastindex or 1) - 1][1]
    return f"{kind} (U+{ord(match.group()):04X})"


def _place(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset].splitlines(keepends=True)
    if not before or before[-1][-1] in "\r\n":
        return len(before) + 1, 1
    return len(before), len(before[-1]) + 1
