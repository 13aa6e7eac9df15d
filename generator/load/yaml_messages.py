"""Dutch messages for what the YAML library says when it cannot read on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.load.line_repairs import quoted

_KEY_AND_TEXT = re.compile(r"^(?P<start>\s*(?:- )?[^\s:#\"'\[{][^:#]*:) +(?P<text>.+)$")
_APOSTROPHE = re.compile(
    r"^(?P<start>\s*(?:- +)?(?:[\w.-]+: +)?)(?P<text>'[a-z]{1,2}[ -](?:[^'\n]|(?<=\w)'(?=\w))*)$"
)
"""A text that begins with an apostrophe which nothing on its line closes."""
_LONG = 80
"""Characters of a line that a message repeats at most."""
_NO_SPACE = "Na de dubbele punt ontbreekt een spatie."
_CHECK = "Kijk of de regel even ver inspringt als die erboven, en of er een dubbele punt in staat."


@dataclass(frozen=True)
class Complaint:
    """What the YAML library says, and where; lines and columns count from 1."""

    problem: str
    line: int
    column: int
    context: str = ""
    context_line: int = 0
    context_column: int = 0


@dataclass(frozen=True)
class SyntaxMessage:
    """What a user reads about it."""

    message: str
    hint: str
    line: int
    column: int


def explain(complaint: Complaint, lines: Sequence[str]) -> SyntaxMessage:
    """Say in Dutch what is wrong, at the line where it can be repaired."""
    for fragment, explanation in _EXPLANATIONS:
        if fragment in complaint.problem:
            return explanation(complaint, lines)
    return _here(complaint, "Vanaf hier is de tekst niet te lezen als YAML.", _CHECK)


def _here(complaint: Complaint, message: str, hint: str) -> SyntaxMessage:
    return SyntaxMessage(message, hint, complaint.line, complaint.column)


def _at_start(complaint: Complaint, message: str, hint: str) -> SyntaxMessage:
    if not complaint.context_line:
        return _here(complaint, message, hint)
    return SyntaxMessage(message, hint, complaint.context_line, complaint.context_column)


def explain_mark(mark: str) -> str:
    """Say why a text cannot begin with the mark of an anchor, an alias or a tag."""
    meaning = {"&": "het begin van een anker", "*": "een verwijzing", "!": "een label"}[mark]
    return f'YAML leest "{mark}" hier als {meaning}; dat kan in dit bestand niet.'


def _line(lines: Sequence[str], number: int) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _missing_space(line: str) -> str:
    match = re.match(r"\s*([\w-]+):([^\s:/].{0,80})", line)
    return f"Schrijf `{match[1]}: {match[2].strip()}`." if match else ""


def _in_quotes(lines: Sequence[str], number: int) -> str:
    match = _KEY_AND_TEXT.match(_line(lines, number))
    text = re.split(r"\s#", match["text"])[0].strip() if match else ""
    if match is None or len(text) > _LONG:
        return "Zet de hele tekst tussen aanhalingstekens."
    return f"Zet de tekst tussen aanhalingstekens: {match['start'].strip()} {quoted(text)}"


def _colon(complaint: Complaint, lines: Sequence[str]) -> SyntaxMessage:
    line = _line(lines, complaint.line)
    match = _KEY_AND_TEXT.match(line)
    if match and re.search(r":(\s|$)", match["text"]):
        message = "Hier staat nog een dubbele punt, terwijl de regel er al een heeft."
        return _here(complaint, message, _in_quotes(lines, complaint.line))
    above = complaint.line - 1
    if missing := _missing_space(_line(lines, above)):
        return SyntaxMessage(_NO_SPACE, missing, above, 1)
    message = "Hier kan geen woord met een dubbele punt staan."
    return _here(complaint, message, "Spring deze regel even ver in als de regel waar hij bij hoort.")


def _start_character(complaint: Complaint, lines: Sequence[str]) -> SyntaxMessage:
    character = _line(lines, complaint.line)[complaint.column - 1 :][:1]
    if character in ("", "\t"):
        message = "Hier staat een tab."
        return _here(complaint, message, "Vervang de tab door spaties; inspringen gaat met twee spaties.")
    message = f'Een tekst kan niet met "{character}" beginnen.'
    return _here(complaint, message, _in_quotes(lines, complaint.line))


def _reserved_start(complaint: Complaint, lines: Sequence[str]) -> SyntaxMessage:
    line = _line(lines, complaint.context_line)
    if item := re.fullmatch(r"\s*\* +(.+)", line):
        message = "Een onderdeel van een lijst begint met een streepje, niet met een sterretje."
        return _at_start(complaint, message, f"Schrijf: - {item[1].strip()}")
    message = f'Een tekst kan niet met "{line[complaint.context_column - 1 :][:1]}" beginnen.'
    return _at_start(complaint, message, _in_quotes(lines, complaint.context_line))


def _open_end(complaint: Complaint, lines: Sequence[str]) -> SyntaxMessage:
    if "quoted" not in complaint.context:
        return _here(complaint, "Het bestand houdt hier midden in een regel op.", _CHECK)
    if apostrophe := _apostrophe(lines, complaint.context_line):
        return apostrophe
    message = "Dit aanhalingsteken wordt nergens afgesloten."
    return _at_start(complaint, message, "Zet aan het einde van de tekst hetzelfde aanhalingsteken.")


def _apostrophe(lines: Sequence[str], last: int) -> SyntaxMessage | None:
    """Explain a name such as 't Veenlust, of which YAML reads the apostrophe as a quote: the first one."""
    for number in range(1, last + 1):
        found = _APOSTROPHE.match(_line(lines, number))
        if found:
            message = "YAML leest de apostrof aan het begin als een aanhalingsteken."
            hint = f"Schrijf: {found['start'].lstrip()}{quoted(text_with_apostrophe(found['text']))}"
            return SyntaxMessage(message, hint, number, len(found["start"]) + 1)
    return None


def text_with_apostrophe(text: str) -> str:
    """Return what is meant by the rest of a line that begins with an apostrophe."""
    return re.split(r"\s#", text)[0].strip()


def _open_bracket(opening: str, closing: str) -> Callable[[Complaint, Sequence[str]], SyntaxMessage]:
    def explanation(complaint: Complaint, _lines: Sequence[str]) -> SyntaxMessage:
        message = f'Na deze "{opening}" ontbreekt een komma of de afsluitende "{closing}".'
        hint = f'Scheid de delen met komma\'s en sluit af met "{closing}".'
        return _at_start(complaint, message, hint)

    return explanation


def _key_expected(complaint: Complaint, lines: Sequence[str]) -> SyntaxMessage:
    before = _line(lines, complaint.line)[: complaint.column - 1]
    if before.endswith("'") and (apostrophe := _apostrophe(lines, complaint.line - 1)):
        return apostrophe
    if before.rstrip().endswith(('"', "'")):
        message = "Na het afsluitende aanhalingsteken staat nog tekst."
        hint = 'Zet de hele tekst tussen aanhalingstekens. Een aanhalingsteken erin schrijft u als \\".'
        return _here(complaint, message, hint)
    message = "Deze regel springt anders in dan de regels waar hij bij hoort."
    return _here(
        complaint, message, "Laat regels die bij elkaar horen precies onder elkaar beginnen, met spaties."
    )


def _dash_expected(complaint: Complaint, lines: Sequence[str]) -> SyntaxMessage:
    before = _line(lines, complaint.line)[: complaint.column - 1]
    if before.endswith("'") and (apostrophe := _apostrophe(lines, complaint.line - 1)):
        return apostrophe
    message = 'Hier gaat een lijst met streepjes over in iets anders zonder "-".'
    hint = 'Begin elk onderdeel van de lijst met "- ", of spring deze regel minder in.'
    return _here(complaint, message, hint)


def _dash_misplaced(complaint: Complaint, _lines: Sequence[str]) -> SyntaxMessage:
    hint = "Zet elk onderdeel van een lijst op een eigen regel, onder de regel met de dubbele punt."
    return _here(complaint, "Een streepje met een lijstonderdeel kan hier niet staan.", hint)


def _colon_missing(complaint: Complaint, lines: Sequence[str]) -> SyntaxMessage:
    line = _line(lines, complaint.context_line).strip()
    if missing := _missing_space(line):
        return _at_start(complaint, _NO_SPACE, missing)
    word = line.split(" ")[0][:_LONG]
    message = "Op deze regel ontbreekt een dubbele punt na het eerste woord."
    hint = f'Schrijf "{word}: …". Hoort de regel bij de tekst erboven, spring hem dan verder in.'
    return _at_start(complaint, message, hint)


def _escape(complaint: Complaint, _lines: Sequence[str]) -> SyntaxMessage:
    message = 'Tussen dubbele aanhalingstekens heeft "\\" een eigen betekenis, en deze is onbekend.'
    hint = "Schrijf \\\\ voor een gewone backslash, of gebruik enkele aanhalingstekens."
    return _here(complaint, message, hint)


def _after_end(complaint: Complaint, _lines: Sequence[str]) -> SyntaxMessage:
    message = "Wat hier staat hoort niet meer bij de tekst erboven."
    hint = "Haal een regel met alleen ... weg, en begin elke regel met een woord en een dubbele punt."
    return _here(complaint, message, hint)


def _content_expected(complaint: Complaint, lines: Sequence[str]) -> SyntaxMessage:
    character = _line(lines, complaint.line)[complaint.column - 1 :][:1]
    if character in ("]", "}", ","):
        message = f'Hier staat een "{character}" zonder begin.'
        return _here(complaint, message, "Haal het teken weg, of zet de tekst tussen aanhalingstekens.")
    return _here(complaint, "Hier ontbreekt een waarde.", _CHECK)


def _question_mark(complaint: Complaint, lines: Sequence[str]) -> SyntaxMessage:
    return _here(complaint, 'Een tekst kan niet met "? " beginnen.', _in_quotes(lines, complaint.line))


def _block_text(complaint: Complaint, _lines: Sequence[str]) -> SyntaxMessage:
    message = 'Na "|" of ">" kan op dezelfde regel niets meer staan.'
    return _at_start(complaint, message, "Zet de tekst op de volgende regels, verder ingesprongen.")


def _directive(complaint: Complaint, _lines: Sequence[str]) -> SyntaxMessage:
    return _at_start(complaint, 'Een regel kan niet met "%" beginnen.', "Zet een # voor een toelichting.")


_EXPLANATIONS: tuple[tuple[str, Callable[[Complaint, Sequence[str]], SyntaxMessage]], ...] = (
    ("mapping values are not allowed", _colon),
    ("cannot start any token", _start_character),
    ("tab character", _start_character),
    ("alphabetic or numeric character", _reserved_start),
    ("unexpected end of stream", _open_end),
    ("unexpected document indicator", _open_end),
    ("expected ',' or ']'", _open_bracket("[", "]")),
    ("expected ',' or '}'", _open_bracket("{", "}")),
    ("did not find expected key", _key_expected),
    ("expected '-' indicator", _dash_expected),
    ("block sequence entries are not allowed", _dash_misplaced),
    ("could not find expected ':'", _colon_missing),
    ("escape c", _escape),
    ("expected <document start>", _after_end),
    ("expected node content", _content_expected),
    ("mapping keys are not allowed", _question_mark),
    ("comment or line break", _block_text),
    ("indentation indicator", _block_text),
    ("directive", _directive),
)
