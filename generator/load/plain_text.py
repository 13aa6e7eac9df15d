"""Bytes of a content file to text that is safe to read, print and compare."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.load.conflicts import note_conflicts
from generator.load.line_repairs import quoted
from generator.load.remarks import Remarks
from generator.proposals import Proposal, Rewrite

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
_SEEN = (4, 5)
"""Which of them, counted from 1, leave a trace on a screen."""
_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_TAB = re.compile(r"^[^\t\n]*(\t)", re.MULTILINE)
_HARD_SPACES = "\xa0\u2007\u202f"
_HARD_SPACE = re.compile(rf"^(?:[ -]*|[ -]*\w[\w-]*:)([{_HARD_SPACES}])", re.MULTILINE)
_ODD = re.compile(rf"[\t{_HARD_SPACES}]|{_FORBIDDEN.pattern}")
_BEFORE_VALUE = re.compile(
    rf"^([ \t{_HARD_SPACES}]*)((?:-[ \t{_HARD_SPACES}]+)?(?:\w[\w-]*:(?=\s))?)([ \t{_HARD_SPACES}]*)(.*)$"
)
_CUT_OFF = re.compile(r"""((?>\s*(?:- )?(?:\w[\w-]*: )?))([^\s"'#{\[|>][^#]*) #(\S.*)""")
_STAND_IN = "\N{MIDDLE DOT}"


@dataclass(frozen=True)
class Decoded:
    """The text of a file, and the text that is read as YAML: of the same number of lines."""

    text: str
    """With forbidden characters replaced one for one, so that it can be printed without harm."""
    readable: str
    """With what is surely meant instead of what has no place in it."""
    remarks: Remarks


def decode(raw: bytes, file: str, most: int = MAX_BYTES) -> Decoded:
    """Decode the bytes of a file and note every character that has no place in it.

    A file of another encoding is read as what it is; the finding says so. What is no text comes back empty.

    Args:
        raw: The bytes.
        file: How the file is called in findings.
        most: The most bytes that it may have.
    """
    if len(raw) > most:
        return Decoded("", "", _too_large(file, most))
    text, refused = _decoded(raw, file)
    if text is None:
        return Decoded("", "", refused)
    clean = _FORBIDDEN.sub(_STAND_IN, text)
    remarks = Remarks(file, clean.splitlines(), refused.found)
    conflicts = note_conflicts(remarks)
    told: dict[str, int] = {}
    for offset, rule, message, hint in _misplaced(text):
        if offset < told.get(rule, 0):
            continue
        line, column = _place(clean, offset)
        start = offset - column + 1
        end = told[rule] = start + len(remarks.lines[line - 1])
        if not any(line == one.spot.line and rule == one.rule for one in remarks.found):
            remarks.add(rule, line, column, message, hint, _cleaned(text[start:end], line))
        if remarks.full:
            break
    return Decoded(clean, _mended(text, conflicts), remarks)


def readable_text(raw: bytes) -> str:
    """Return the text of a file of any encoding that people save by accident, as edits count its lines."""
    text, _ = _decoded(raw, "")
    return text or ""


def _decoded(raw: bytes, file: str) -> tuple[str | None, Remarks]:
    nothing = Remarks(file, [])
    if raw.startswith(_UTF16):
        text = raw.decode("utf-16", "replace")
        nothing.lines = text.splitlines()
        nothing.add(
            "geen-utf8", 1, 1, "Het bestand is opgeslagen als UTF-16 (Unicode).", "", _saved_anew(nothing)
        )
        return (None if "\ufffd" in text else text), nothing
    try:
        return raw.removeprefix(_BOM).decode("utf-8"), nothing
    except UnicodeDecodeError as error:
        return _older_encoding(raw, error.start, file)


def _saved_anew(remarks: Remarks) -> tuple[Proposal, ...]:
    first = remarks.lines[0] if remarks.lines else ""
    return (Proposal(_SAVE_AS_UTF8, (Rewrite(1, first, first),), is_sure=True),) if remarks.lines else ()


def _mended(text: str, conflicts: set[int]) -> str:
    if not conflicts and not _ODD.search(text):
        return text
    lines = text.split("\n")
    return "\n".join("" if number in conflicts else tidied(line) for number, line in enumerate(lines, 1))


def tidied(line: str) -> str:
    """Return a line without hidden characters, and with plain spaces around its key."""
    clean = _FORBIDDEN.sub("", line)
    match = _BEFORE_VALUE.fullmatch(clean)
    if match is None or not re.search(rf"[\t{_HARD_SPACES}]", clean):
        return clean
    indent, key, gap, rest = match.groups()
    spaces = str.maketrans(dict.fromkeys(_HARD_SPACES, " "))
    between = " " if gap and key else gap
    value = re.sub(r" *\t+ *", " ", rest).rstrip()
    start = indent.replace("\t", "  ") + re.sub(r"\s+", " ", key) + between.replace("\t", " ")
    return f"{start.translate(spaces)}{value}".rstrip()


_LOST = re.compile("[\ufffd\ue000-\uf8ff]")
"""What stands where a letter was: which one it was cannot be read any more."""
_RETYPE = "Typ hier de letter die er hoort te staan. Zij ging verloren met omzetten of plakken."


def _cleaned(old: str, line: int) -> tuple[Proposal, ...]:
    """Propose a line without hidden characters, and with spaces for tabs.

    A tab before a # may be a blank in a text or stand before a remark: nobody can tell.
    """
    new = tidied(old)
    if (cut := _CUT_OFF.fullmatch(new)) and re.search(r"\t *#", old):
        start, text, rest = cut.groups()
        whole, remark = f"{start}{quoted(f'{text} #{rest}')}", f"{start}{text}  # {rest}"
        return tuple(
            Proposal(each.strip(), (Rewrite(line, old, each),), is_sure=False) for each in (whole, remark)
        )
    is_sure = _LOST.search(old) is None
    return (Proposal(new.strip() or " ", (Rewrite(line, old, new),), is_sure),) if new != old else ()


def forbidden_character(value: str) -> str:
    """Describe the first character of a value that may not be printed; empty when there is none."""
    if match := _FORBIDDEN.search(value):
        return _described(match)
    return "een stuurteken" if "\t" in value or "\r" in value else ""


def without_unseen(text: str) -> str:
    """Return what somebody typed or pasted without what nobody sees: a break is a break, a tab a space."""
    text = _BREAK.sub("\n", text).replace("\t", " ")
    return _FORBIDDEN.sub(lambda match: match[0] if match.lastindex in _SEEN else "", text)


def _too_large(file: str, most: int) -> Remarks:
    remarks = Remarks(file, [])
    message = f"Het bestand is groter dan {most // 1024} kB; zo veel tekst hoort hier niet."
    remarks.add("te-groot", 1, 1, message, "Kijk of dit het goede bestand is.")
    return remarks


def _older_encoding(raw: bytes, offset: int, file: str) -> tuple[str | None, Remarks]:
    """Read a file that Kladblok or Excel saved as ANSI; a byte that means nothing there is no text."""
    text = raw.decode("cp1252", "replace")
    remarks = Remarks(file, [_FORBIDDEN.sub(_STAND_IN, line) for line in text.split("\n")])
    before = raw[:offset]
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
    letter = raw[offset : offset + 1].decode("cp1252", "replace")
    is_text = "\ufffd" not in text and not re.search(r"[\x00-\x08\x0e-\x1f]", text)
    meant = (
        f', waarschijnlijk een "{letter}" uit een ouder programma' if letter.isprintable() and is_text else ""
    )
    message = f"Hier staat een teken dat geen UTF-8 is{meant}."
    proposals = _saved_anew(remarks) if is_text else ()
    line = before.count(b"\n") + 1
    remarks.add("geen-utf8", line, column, message, _SAVE_AS_UTF8, proposals)
    return (text if is_text else None), remarks


def _misplaced(text: str) -> Iterator[tuple[int, str, str, str]]:
    pasted = "Verwijder het teken. Het komt vaak mee met plakken uit Word, een pdf of een webpagina."
    for match in _FORBIDDEN.finditer(text):
        message = f"Hier staat {_described(match)}; dat kan in dit bestand niet."
        yield match.start(), "verboden-teken", message, _RETYPE if _LOST.match(match[0]) else pasted
    for match in _TAB.finditer(text):
        hint = "Vervang de tab door spaties; inspringen gaat met twee spaties."
        yield match.start(1), "tab", "Hier staat een tab.", hint
    for match in _HARD_SPACE.finditer(text):
        message = f"Hier staat een vaste spatie (U+{ord(match[1]):04X}) in plaats van een gewone spatie."
        yield match.start(1), "verboden-teken", message, "Typ de spaties op deze regel opnieuw."


def _described(match: re.Match[str]) -> str:
    kind = _FORBIDDEN_KINDS[(match.lastindex or 1) - 1][1]
    return f"{kind} (U+{ord(match.group()):04X})"


def _place(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset].splitlines(keepends=True)
    if not before or before[-1][-1] in "\r\n":
        return len(before) + 1, 1
    return len(before), len(before[-1]) + 1
