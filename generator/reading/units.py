"""A clause with all its variants → units: lids, onderdelen, paragraphs and tables with their conditions.

Markdown cannot be parsed as a whole here, because variants of a lid stand after each other and a table can
have several headers. So lines are told apart one by one, and only what stands in a line is read as Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from generator.compose.blocks import inline_tokens
from generator.compose.filling import CELL_END, TOKEN_END, TOKEN_START, anchors_as_tokens
from generator.compose.inlines import InlineReader
from generator.compose.numbering import letter
from generator.findings import Spot
from generator.language.lid_syntax import attributes_in, heading_marks, is_table_rule, item_start
from generator.language.syntax import at_line
from generator.model.document import Emphasis, Inline, ListKind, Text
from generator.reading.variants import Fork, Lines, Loop, Placeholder, Variant, When

_HEADINGS = ("###", "####")
_TOKEN = re.compile(f"{TOKEN_START}([0-9]+){TOKEN_END}")
_BULLET = "•"


class UnitKind(StrEnum):
    """What a unit is."""

    LID = "lid"
    ITEM = "onderdeel"
    TEXT = "tekst"
    HEADING = "kop"
    TABLE = "tabel"


@dataclass(frozen=True)
class Row:
    """A row of a table."""

    cells: tuple[tuple[Inline, ...], ...]
    when: tuple[When, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Unit:
    """A part of a clause that has one condition."""

    kind: UnitKind
    content: tuple[Inline, ...] = ()
    when: tuple[When, ...] = ()
    notes: tuple[str, ...] = ()
    """When which words of a placeholder are printed."""
    anchor: str = ""
    lid: str = ""
    """Number of the lid it is or belongs to; empty outside lids."""
    mark: str = ""
    """What stands before an onderdeel: `a.`, `1°` or a bullet."""
    attributes: str = ""
    """Of a table: what stands between braces above it."""
    rows: tuple[Row, ...] = ()
    has_header: bool = False


@dataclass
class UnitReader:
    """Reads the variants of one clause into units."""

    spot: Spot
    """Place of the clause's body."""
    statute_url: Callable[[str], str | None]
    dash_lists: ListKind
    units: list[Unit] = field(default_factory=list)
    _placeholders: list[Placeholder] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)
    """Lines of the unit that is being read."""
    _unit: Unit = field(default_factory=lambda: Unit(UnitKind.TEXT))
    _line: int = 1
    _when: tuple[When, ...] = ()
    _counts: Counts = field(default_factory=lambda: Counts())

    def read(self, variants: Iterable[Variant]) -> tuple[Unit, ...]:
        """Read all units.

        Raises:
            TemplateError: for Markdown that the template language does not have, at its line.
        """
        self._walk(variants)
        return tuple(self.units)

    def inlines(self, variants: Iterable[Variant]) -> tuple[Inline, ...]:
        """Read a text without blocks, such as a title; its variants are joined."""
        return tuple(inline for unit in self.read(variants) for inline in unit.content)

    def _walk(self, variants: Iterable[Variant]) -> None:
        for variant in variants:
            match variant:
                case Lines():
                    self._lines(variant)
                case Loop():
                    self._under(variant.each, variant.body)
                case Fork():
                    before, after = self._counts.copy(), self._counts.copy()
                    for branch in variant.branches:
                        self._counts = before.copy()
                        self._under(branch.when, branch.body)
                        after = after.furthest(self._counts)
                    self._counts = after

    def _under(self, step: When, body: Iterable[Variant]) -> None:
        outer, self._when = self._when, (*self._when, step)
        self._walk(body)
        self._when = outer

    def _lines(self, lines: Lines) -> None:
        text = "".join(part if isinstance(part, str) else self._token(part) for part in lines.parts)
        for offset, line in enumerate(anchors_as_tokens(text).split("\n")):
            self._line = lines.line + offset
            self._read_line(line)
        self._close()

    def _token(self, placeholder: Placeholder) -> str:
        """Hide a placeholder from the parser; white space at its ends stays in sight."""
        self._placeholders.append(placeholder)
        text = placeholder.text
        start, end = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return f"{start}{TOKEN_START}{len(self._placeholders) - 1}{TOKEN_END}{end}"

    def _read_line(self, line: str) -> None:
        if not line.strip():
            self._close()
        elif (attributes := attributes_in(line)) is not None:
            self._close()
            self._start_table(attributes)
        elif is_table_rule(line):
            self._delimiter()
        elif line.lstrip().startswith("|"):
            self._close()
            self._row(line)
        elif (marks := heading_marks(line)) in _HEADINGS:
            self._start(Unit(UnitKind.HEADING, mark=marks), line.removeprefix(marks).lstrip(" "))
            self._counts.restart()
        elif (item := item_start(line)) is not None:
            self._start_item(item.indent, item.mark, line[item.content_indent :])
        elif self._open:
            self._open.append(line.strip())
        else:
            self._start_text(line)

    def _start(self, unit: Unit, text: str) -> None:
        self._close()
        self._unit, self._open = unit, [text]

    def _start_text(self, line: str) -> None:
        inside = line.startswith(" ") and self._counts.lid > 0
        if not inside:
            self._counts.restart()
        self._start(Unit(UnitKind.TEXT, lid=self._counts.label if inside else ""), line.strip())

    def _start_item(self, indent: int, mark: str, text: str) -> None:
        self._close()
        if mark == "-":
            if indent == 0:
                self._counts.leave_lid()
            label = self._dash(self._counts.next_dash(indent))
            lid = self._counts.label if indent else ""
            self._start(Unit(UnitKind.ITEM, lid=lid, mark=label), text)
        else:
            self._start(Unit(UnitKind.LID), text)

    def _dash(self, place: tuple[int, int]) -> str:
        depth, index = place
        if self.dash_lists is ListKind.BULLETS:
            return _BULLET
        return f"{index}°" if depth else f"{letter(index)}."

    def _close(self) -> None:
        if not self._open:
            return
        text, unit, self._open = " ".join(self._open), self._unit, []
        reader = self._inline_reader()
        content = reader.read(inline_tokens(text), at_line(self.spot, self._line))
        if unit.kind is UnitKind.LID:
            unit = replace(unit, lid=self._counts.next_lid(reader.anchor))
        notes = self._notes(text)
        self.units.append(replace(unit, content=content, when=self._when, notes=notes, anchor=reader.anchor))

    def _inline_reader(self) -> InlineReader:
        pieces: list[Inline] = [Emphasis((Text(one.text.strip()),)) for one in self._placeholders]
        return InlineReader(pieces, self.statute_url)

    def _notes(self, text: str) -> tuple[str, ...]:
        found = (self._placeholders[int(number)].notes for number in _TOKEN.findall(text))
        return tuple(dict.fromkeys(note for notes in found for note in notes))

    def _start_table(self, attributes: str) -> None:
        words = _TOKEN.sub(lambda found: self._placeholders[int(found[1])].text, attributes)
        self.units.append(Unit(UnitKind.TABLE, attributes=words))

    def _row(self, line: str) -> None:
        if not self.units or self.units[-1].kind is not UnitKind.TABLE:
            self._start_table("")
        spot = at_line(self.spot, self._line)
        texts = [cell.strip() for cell in CELL_END.split(line.strip())[1:-1]]
        cells = tuple(self._inline_reader().read(inline_tokens(text), spot) for text in texts)
        row = Row(cells, self._when, self._notes(line))
        self.units[-1] = replace(self.units[-1], rows=(*self.units[-1].rows, row))

    def _delimiter(self) -> None:
        """The row before this line is a header; a second header starts a new table."""
        table = self.units[-1]
        if table.has_header:
            self.units[-1] = replace(table, rows=table.rows[:-1])
            self.units.append(Unit(UnitKind.TABLE, rows=table.rows[-1:]))
        self.units[-1] = replace(self.units[-1], has_header=True)


@dataclass
class Counts:
    """Numbers of lids and onderdelen, as if every lid applied; variants of a lid share its number."""

    lid: int = 0
    label: str = ""
    dashes: tuple[tuple[int, int], ...] = ()
    """Indent and number of the onderdelen that are open, the outermost first."""
    named: dict[str, str] = field(default_factory=dict)

    def copy(self) -> Counts:
        """Return the same counts; the numbers of named lids stay shared."""
        return replace(self)

    def furthest(self, other: Counts) -> Counts:
        """Return the counts that are further on."""
        return max(self, other, key=lambda counts: (counts.lid, counts.dashes))

    def next_lid(self, anchor: str) -> str:
        """Number a lid; one that had its name before has its number too."""
        self.dashes = ()
        if anchor in self.named:
            self.label = self.named[anchor]
            self.lid = max(self.lid, int(self.label))
            return self.label
        self.lid += 1
        self.label = str(self.lid)
        if anchor:
            self.named[anchor] = self.label
        return self.label

    def next_dash(self, indent: int) -> tuple[int, int]:
        """Number an onderdeel: its depth and its place."""
        outer = tuple(dash for dash in self.dashes if dash[0] < indent)
        here = next((number for at, number in self.dashes if at == indent), 0)
        self.dashes = (*outer, (indent, here + 1))
        return len(outer), here + 1

    def leave_lid(self) -> None:
        """A list outside the lids follows."""
        if self.lid:
            self.restart()

    def restart(self) -> None:
        """A new list follows."""
        self.lid, self.label, self.dashes = 0, "", ()


def lids(units: Sequence[Unit]) -> list[str]:
    """List the numbers of the lids of a clause, each once."""
    return list(dict.fromkeys(unit.lid for unit in units if unit.kind is UnitKind.LID))
