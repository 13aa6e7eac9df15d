"""Reads the tag tree of a finished PDF with its words, as a program that reads aloud would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import TypeAlias

import pikepdf

Words: TypeAlias = dict[tuple[int, int], dict[int, str]]


@dataclass
class Tagged:
    """An element with what it holds, in reading order: words and elements."""

    kind: str
    identity: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    kids: list[Tagged | str] = field(default_factory=list)

    def all(self, kind: str) -> list[Tagged]:
        """List the elements of a kind below this one."""
        found = [self] if self.kind == kind else []
        return found + [one for kid in self.elements for one in kid.all(kind)]

    @property
    def elements(self) -> list[Tagged]:
        return [kid for kid in self.kids if isinstance(kid, Tagged)]

    @property
    def kinds(self) -> list[str]:
        return [kid.kind for kid in self.elements]

    def pieces(self) -> Iterator[str]:
        """List the pieces of text as they are read: at most a line each."""
        for kid in self.kids:
            if isinstance(kid, Tagged):
                yield from kid.pieces()
            else:
                yield kid

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.pieces()).split())

    def lines(self, depth: int = 0) -> Iterator[str]:
        """Write the tree for people: an element on a line, its own words behind it."""
        own = " ".join(" ".join(kid for kid in self.kids if isinstance(kid, str)).split())
        about = " ".join(f"{name}={value}" for name, value in sorted(self.attributes.items()))
        yield "  " * depth + " ".join(filter(None, (self.kind, self.identity, about, own)))
        for kid in self.elements:
            yield from kid.lines(depth + 1)


def tag_tree(pdf: bytes) -> Tagged:
    """Read the tag tree of a PDF, with the words that each element marks on its pages."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        words = {page.obj.objgen: _marked_words(page) for page in opened.pages}
        (document,) = opened.Root.StructTreeRoot.K
        return _read(document, words)


def _read(element: pikepdf.Object, words: Words) -> Tagged:
    made = Tagged(str(element.S)[1:], str(element.get("/ID", "")))
    for key, value in element.get("/A", {}).items():
        if key in ("/Scope", "/ListNumbering"):
            made.attributes[key[1:]] = str(value)
        elif key == "/Headers":
            made.attributes["Headers"] = " ".join(str(header) for header in value)
    for kid in element.K:
        if isinstance(kid, int):
            made.kids.append(words[element.Pg.objgen][kid])
        elif "/MCID" in kid:
            made.kids.append(words[kid.Pg.objgen][int(kid.MCID)])
        elif "/S" in kid:
            made.kids.append(_read(kid, words))
    return made


def _marked_words(page: pikepdf.Page) -> dict[int, str]:
    """Decode the text inside each piece of marked content, as a reader program does."""
    letters = {name: _letters(font) for name, font in page.Resources.Font.items()}
    marks: list[int | None] = []
    found: dict[int, str] = {}
    font: dict[str, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = list(instruction.operands), str(instruction.operator)
        if operator in ("BDC", "BMC"):
            mark = int(operands[1].MCID) if len(operands) > 1 and "/MCID" in operands[1] else None
            marks.append(mark)
            if mark is not None:
                found[mark] = ""
        elif operator == "EMC":
            marks.pop()
        elif operator == "Tf":
            font = letters[str(operands[0])]
        elif operator == "TJ" and marks and marks[-1] is not None:
            codes = "".join(bytes(one).hex() for one in operands[0] if isinstance(one, pikepdf.String))
            found[marks[-1]] += "".join(font[codes[at : at + 4]] for at in range(0, len(codes), 4))
    return found


def _letters(font: pikepdf.Object) -> dict[str, str]:
    """Read which text each glyph of a font stands for."""
    pairs = re.findall(r"<(\w{4})> <(\w+)>", font.ToUnicode.read_bytes().decode())
    return {code.lower(): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


def assert_reads_as(tree: Tagged, words: list[str]) -> None:
    """Assert that the tree reads as these words; a soft hyphen at a line end may part a word."""
    expected, place = "".join(words), 0
    for piece in tree.pieces():
        letters = "".join(piece.split())
        if not expected.startswith(letters, place) and letters.endswith("\u00ad"):
            letters = letters[:-1]
        ahead = expected[place : place + len(letters) + 20]
        assert ahead.startswith(letters), f"read {piece!r}, not {ahead!r}"
        place += len(letters)
    assert place == len(expected), f"missing: {expected[place:][:60]!r}"
