"""What the writer of a line that cannot be read as YAML probably meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_KEY = r"\w[\w-]*"
_START = rf"(?P<start>\s*(?:- )?(?:{_KEY}:[ \t\xa0]+)?)"
_COLON_IN_TEXT = re.compile(rf"(?P<start>\s*(?:- )?{_KEY}:) +(?P<text>[^\"'\[{{|>#][^\n]*:(?:\s.*)?)$")
_ENTRIES = re.compile(r"[a-z][a-z0-9_]*: [^:,]+(?:, *[a-z][a-z0-9_]*: [^:,]+)*")
_APOSTROPHE_WORD = re.compile(r"'(?:[a-z]|[a-z]{1,2}s?|\d\d)(?=[\s-])")
_DASH_BEHIND_KEY = re.compile(rf"( *)({_KEY}:) *- +(.+)")
_DASH_MESSAGE = "Een lijst met streepjes begint op de volgende regel."
_LONGEST = 500
"""A longer line is no line that somebody typed."""


@dataclass(frozen=True)
class Repair:
    """One line written anew."""

    line: int
    """Counts from 1."""
    new: str | None
    """Of one line or more; None takes it out."""
    message: str
    is_sure: bool = True


def quoted(text: str) -> str:
    """Put a text between quotes, so that YAML takes it as it is."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def repairs_of(lines: Sequence[str], suspects: Sequence[int]) -> Iterator[Repair]:
    """Walk through what lines may have meant, the first suspect first; each is still to be tried.

    Args:
        lines: The text.
        suspects: Numbers of the lines that may be wrong; they count from 1.
    """
    short = [number for number in suspects if len(lines[number - 1]) <= _LONGEST]
    for number in short:
        for words in _WORDS:
            yield from words(number, lines[number - 1])
    for number in short:
        yield from _goes_on(lines, number)
        yield from _dash_as_text(lines, number)
        yield from _above_its_block(lines, number)
        yield from _indents(lines, number)


def open_quotes(lines: Sequence[str], until: int) -> list[int]:
    """List the lines up to one that open a quote without closing it, before a line of its own."""
    found = []
    for number, line in enumerate(lines[:until], 1):
        if len(line) > _LONGEST:
            continue
        after = lines[number] if number < len(lines) else ""
        if _open_quote(line) and (not after.strip() or re.match(rf"\s*(- |{_KEY}:(\s|$)|#)", after)):
            found.append(number)
    return found


def _open_quote(line: str) -> re.Match[str] | None:
    match = re.fullmatch(rf"{_START}(?P<quote>[\"'])(?P<text>.*)", line)
    if match is None:
        return None
    text = match["text"].replace("\\" + match["quote"], "").replace("''", "")
    return None if match["quote"] in text else match


def _close_quote(number: int, line: str) -> Iterator[Repair]:
    match = _open_quote(line)
    if match is None:
        return
    text, _, remark = match["text"].rstrip().partition(" #")
    text = text.strip().rstrip("“”„’‘")
    behind = f"  #{remark}" if remark else ""
    message = "Dit aanhalingsteken wordt nergens afgesloten."
    if match["quote"] == "'" and _APOSTROPHE_WORD.match("'" + text):
        message = "Een tekst die met een apostrof begint, moet tussen dubbele aanhalingstekens."
        yield Repair(number, match["start"] + quoted("'" + text) + behind, message, not remark)
        return
    yield Repair(
        number, match["start"] + quoted(text) + behind, message, match["quote"] == '"' and not remark
    )
    if match["quote"] == "'":
        yield Repair(number, match["start"] + quoted("'" + text) + behind, message, is_sure=False)


def _text_after_quote(number: int, line: str) -> Iterator[Repair]:
    match = re.fullmatch(rf"{_START}(?P<text>([\"']).*?\3\s*[^\s#,\]}}].*)", line)
    if match is None:
        return
    message = "Na het afsluitende aanhalingsteken staat nog tekst."
    text = match["text"].strip()
    quote = match[3]
    outer = text[1:-1] if text.endswith(quote) and len(text) > 1 else ""
    if outer and quote == '"':
        yield Repair(number, match["start"] + quoted(outer), message, is_sure=False)
    yield Repair(number, match["start"] + quoted(text), message, is_sure=False)
    yield Repair(number, match["start"] + quoted(text.replace(quote, "")), message, is_sure=False)


def _missing_space(number: int, line: str) -> Iterator[Repair]:
    message = "Na de dubbele punt ontbreekt een spatie."
    if match := re.fullmatch(rf"(\s*(?:- )?{_KEY}):(?![\s/:])(.+)", line):
        yield Repair(number, f"{match[1]}: {match[2].strip()}", message)
    if match := re.fullmatch(rf"(\s*(?:- )?{_KEY})\s*:?[\xa0\u2007\u202f]+:?[\xa0 ]*(.*)", line):
        message = "Hier staat een vaste spatie (U+00A0) in plaats van een gewone."
        yield Repair(number, f"{match[1]}: {match[2].strip()}".rstrip(), message)


def _missing_colon(number: int, line: str) -> Iterator[Repair]:
    message = "Op deze regel ontbreekt een dubbele punt."
    if match := re.fullmatch(rf"(\s*(?:- )?{_KEY})\s*(=>|[-–—]+>|→|=|;|：|\.\s|,\s)\s*(.*)", line):
        yield Repair(number, f"{match[1]}: {match[3].strip()}".rstrip(), message)
    elif match := re.fullmatch(rf"(\s*(?:- )?{_KEY}) +([^:\s].*)", line):
        yield Repair(number, f"{match[1]}: {match[2]}", message, is_sure=False)
    elif re.fullmatch(rf"\s*(?![A-Z]){_KEY}\s*", line):
        yield Repair(number, f"{line.rstrip()}:", message, is_sure=False)


def _colon_in_text(number: int, line: str) -> Iterator[Repair]:
    match = _COLON_IN_TEXT.fullmatch(line.rstrip())
    if match is None or line.rstrip().endswith("::"):
        if line.rstrip().endswith("::"):
            yield Repair(number, line.rstrip()[:-1], "Hier staan twee dubbele punten.")
        return
    text, mark, remark = match["text"].partition(" #")
    message = "Hier staat nog een dubbele punt, terwijl de regel er al een heeft."
    second = re.fullmatch(r"(?P<first>.*?)[ ,;]+(?P<key>[a-z][a-z0-9_]*): *(?P<rest>.*)", text)
    is_prose = second is None or " " in second["first"].strip() or not second["first"].strip()
    if _ENTRIES.fullmatch(inner := text.strip().strip("()")):
        new = f"{match['start']} {{{inner}}}{'  #' if mark else ''}{remark}"
        yield Repair(number, new, "Een groep op één regel staat tussen { en }.")
    yield Repair(
        number, f"{match['start']} {quoted(text.strip())}{'  #' if mark else ''}{remark}", message, is_prose
    )
    if second is not None and not is_prose:
        indent = " " * (len(line) - len(line.lstrip(" -")))
        new = f"{match['start']} {second['first']}\n{indent}{second['key']}: {second['rest']}".rstrip()
        yield Repair(number, new, message, is_sure=False)


def reserved_start(number: int, line: str) -> Iterator[Repair]:
    """Put a text between quotes that begins with a mark of YAML."""
    match = re.fullmatch(rf"{_START}(?P<text>[@%&*!`?|>].*)", line.rstrip())
    if match is None or match["start"].strip() in ("", "-"):
        return
    text, mark, remark = match["text"].partition(" #")
    behind = f"  #{remark}" if mark else ""
    if re.fullmatch(r"\?+", text.strip()):
        message = "Een vraagteken is geen waarde. Laat leeg wat nog niet is besloten."
        yield Repair(number, match["start"].rstrip() + behind, message, is_sure=False)
        return
    message = f'Een tekst kan niet met "{text[0]}" beginnen.'
    if figure := re.fullmatch(r"[&!]\S* +([0-9][0-9.,]*)", text.strip()):
        yield Repair(number, match["start"] + figure[1] + behind, message, is_sure=False)
        return
    yield Repair(number, match["start"] + quoted(text.strip()) + behind, message)


def _bullet(number: int, line: str) -> Iterator[Repair]:
    if match := re.fullmatch(r"( *)[*•·▪–—] +(.+)", line.rstrip()):
        message = "Een onderdeel van een lijst begint met een streepje, niet met een ander teken."
        yield Repair(number, f"{match[1]}- {match[2]}", message)


def _brackets(number: int, line: str) -> Iterator[Repair]:
    match = re.fullmatch(rf"{_START}(?P<text>[\[{{].*)", line.rstrip())
    if match is None:
        return
    text, mark, remark = match["text"].partition(" #")
    closing = "]" if text[0] == "[" else "}"
    behind = f"  #{remark}" if mark else ""
    plain = text.strip().rstrip(",;)]}").rstrip()
    if len(plain) == 1:
        return
    message = f'Na deze "{text[0]}" ontbreekt de afsluitende "{closing}".'
    if text.count(closing) > text.count(text[0]):
        message = f'Hier staat een "{closing}" te veel.'
    yield Repair(number, f"{match['start']}{plain}{closing}{behind}", message, text[0] == "{")
    if text[0] == "[" or ":" not in text:
        yield Repair(number, f"{match['start']}{quoted(text.strip())}{behind}", message, is_sure=False)


def _loose_bracket(number: int, line: str) -> Iterator[Repair]:
    plain = re.sub(r"(\s*[\]})]\s*|,\s*)$", "", line.rstrip())
    if plain != line.rstrip() and plain.strip() and not re.search(r"\[.*\]$|\{.*\}$", line.rstrip()):
        message = f'Hier staat een "{line.rstrip()[-1]}" te veel.'
        yield Repair(number, plain, message, is_sure=not plain.endswith(":"))


def _dash_behind_key(number: int, line: str) -> Iterator[Repair]:
    if match := _DASH_BEHIND_KEY.fullmatch(line):
        items = re.split(r"\s+- +", match[3])
        below = "".join(f"\n{match[1]}  - {item.strip()}" for item in items)
        yield Repair(number, f"{match[1]}{match[2]}{below}", _DASH_MESSAGE)


def _backslash(number: int, line: str) -> Iterator[Repair]:
    if match := re.fullmatch(rf"{_START}\"(?P<text>[^\"]*\\[^\"]*)\"\s*", line):
        message = 'Tussen dubbele aanhalingstekens heeft "\\" een eigen betekenis, en deze is onbekend.'
        yield Repair(number, match["start"] + quoted(match["text"]), message)


def _end_mark(number: int, line: str) -> Iterator[Repair]:
    if line.strip() in ("...", "---", "***", "```", "```yaml"):
        yield Repair(number, None, "Deze regel hoort niet in dit bestand.")


def _goes_on(lines: Sequence[str], number: int) -> Iterator[Repair]:
    """Let a line go on with the text above it, which it begins as far as the key of that text."""
    line, above = lines[number - 1], lines[number - 2] if number > 1 else ""
    goes_on = re.fullmatch(rf" *{_KEY}: +[^\"'\[{{|>#&*!\s].*", above) and ":" not in line and line.strip()
    if goes_on and _indent(line) == _indent(above) and not line.lstrip().startswith("- "):
        message = "Deze regel hoort bij de tekst erboven; laat hem verder inspringen."
        yield Repair(number, f"{' ' * (_indent(line) + 2)}{line.strip()}", message, is_sure=False)


def _dash_as_text(lines: Sequence[str], number: int) -> Iterator[Repair]:
    """Read a single dash behind a key as one too many, when no list goes on below."""
    match = _DASH_BEHIND_KEY.fullmatch(lines[number - 1])
    if match and " - " not in match[3] and _indent(_below(lines, number)) <= _indent(lines[number - 1]):
        yield Repair(number, f"{match[1]}{match[2]} {match[3]}", _DASH_MESSAGE, is_sure=False)


def _above_its_block(lines: Sequence[str], number: int) -> Iterator[Repair]:
    """Put what stands in brackets behind a key with the list or group that was left below it."""
    match = re.fullmatch(rf"( *(?:- )?{_KEY}:) *([\[{{])([^\[\]{{}}\"']*)[\]}}]\s*", lines[number - 1])
    below = _below(lines, number)
    if match is None or _indent(below) <= _indent(lines[number - 1]):
        return
    start, bracket, inside = match.groups()
    dash = "- " if bracket == "[" else ""
    if below.lstrip().startswith("- ") == bool(dash):
        items = [item.strip() for item in inside.split(",") if item.strip()]
        new = "\n".join((start, *(f"{' ' * _indent(below)}{dash}{item}" for item in items)))
        yield Repair(number, new, "De lijst of groep gaat op de regel hieronder door.", is_sure=not items)


def _indents(lines: Sequence[str], number: int) -> Iterator[Repair]:
    """Put a line under one of the lines above it that it can belong to, or the line above under this one."""
    line, here = lines[number - 1], _indent(lines[number - 1])
    if not line.strip():
        return
    message = "Deze regel springt anders in dan de regels waar hij bij hoort."
    for level in sorted(_levels(lines, number) - {here}, key=lambda one: (abs(one - here), -one)):
        yield Repair(number, " " * level + line.lstrip(), message, is_sure=abs(level - here) == 1)


def _levels(lines: Sequence[str], number: int) -> set[int]:
    """Return how far the lines above are indented that are not closed by another one between."""
    levels: set[int] = set()
    lowest = None
    for line in reversed(lines[: number - 1]):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        indent = _indent(line)
        if lowest is None:
            levels |= {indent + 2} if line.rstrip().endswith(":") else set()
            levels |= {indent + 2} if line.lstrip().startswith("- ") and ":" in line else set()
        if lowest is None or indent < lowest:
            levels.add(indent)
            lowest = indent
        if lowest == 0:
            break
    return levels | {0}


def _below(lines: Sequence[str], number: int) -> str:
    """Return the first line below one that is not blank; an empty one when there is none."""
    return next((line for line in lines[number:] if line.strip()), "")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_WORDS: tuple[Callable[[int, str], Iterator[Repair]], ...] = (
    _close_quote,
    _missing_space,
    _text_after_quote,
    _colon_in_text,
    reserved_start,
    _bullet,
    _dash_behind_key,
    _backslash,
    _brackets,
    _loose_bracket,
    _end_mark,
    _missing_colon,
)
