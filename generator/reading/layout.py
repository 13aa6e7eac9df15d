"""Units of a clause → blocks, with beside each text when it applies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from generator.compose.blocks import ATTRIBUTE, column_widths
from generator.language import dutch
from generator.model.document import (
    Block,
    Cell,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Paragraph,
    Table,
    TableKind,
    Text,
)
from generator.reading.units import Row, Unit, UnitKind, lids
from generator.reading.variants import When, when_text

ALWAYS = "altijd"
WHEN = "Geldt"
_WIDTHS = (15, 51, 34)
"""Of the columns number, text and when it applies, in percent."""
_WHEN_WIDTH = 30
"""Of the column that a table of the model gets for when a row applies, in percent."""
_LEAST = 12
"""Of a column beside that one, in percent: a word still fits in it."""
_SOLE = "enig lid"


def laid_out(units: Sequence[Unit], *, numbered: bool) -> tuple[Block, ...]:
    """Set a clause in tables: number, text, and when it applies.

    Args:
        units: The units of the clause.
        numbered: Whether it is an article, whose sole lid has no number.
    """
    sole = numbered and len(lids(units)) == 1
    blocks: list[Block] = []
    for kind, group in groupby(units, key=_group):
        some = list(group)
        if kind is UnitKind.HEADING:
            blocks += [Heading(len(unit.mark), with_condition(unit)) for unit in some]
        elif kind is UnitKind.TABLE:
            blocks += [block for unit in some for block in table_blocks(unit)]
        elif all(unit.kind is UnitKind.TEXT and not unit.when and not unit.notes for unit in some):
            blocks += [Paragraph(unit.content) for unit in some]
        else:
            blocks.append(_text_table(some, sole=sole))
    return tuple(blocks)


def line(text: str) -> Paragraph:
    """Make a paragraph that says when what follows applies."""
    return Paragraph((Emphasis((Text(text),)),))


def _group(unit: Unit) -> UnitKind:
    return unit.kind if unit.kind in (UnitKind.HEADING, UnitKind.TABLE) else UnitKind.TEXT


def with_condition(unit: Unit) -> tuple[Inline, ...]:
    """Write a heading with its condition behind it."""
    words = when_text(unit.when)
    return (*unit.content, Text(f" ({words[:1].lower()}{words[1:]})")) if words else unit.content


def _text_table(units: Sequence[Unit], *, sole: bool) -> Table:
    rows: list[tuple[Cell, ...]] = []
    seen = ""
    for _, group in groupby(units, key=_row_key()):
        some = list(group)
        label = _label(some[0], seen, sole=sole)
        seen = some[0].lid
        content = _lines(_marked(unit) for unit in some)
        notes = tuple(dict.fromkeys(note for unit in some for note in unit.notes))
        rows.append((Cell(label), Cell(content), Cell(_condition(some[0].when, notes))))
    header = tuple(Cell((Text(title),)) for title in ("Lid" if lids(units) else "Deel", "Tekst", WHEN))
    return Table(TableKind.PLAIN, "", (), header, tuple(rows), _WIDTHS)


def _row_key() -> Callable[[Unit], object]:
    """Tell units apart that get a row of their own: another lid, a variant of it, or another condition."""
    count = 0

    def key(unit: Unit) -> object:
        nonlocal count
        count += unit.kind is UnitKind.LID or (unit.kind is UnitKind.TEXT and not unit.lid)
        return count, unit.lid, unit.when

    return key


def _label(unit: Unit, before: str, *, sole: bool) -> tuple[Inline, ...]:
    if not unit.lid:
        return (Text("tekst" if unit.kind is UnitKind.TEXT else f"punt {unit.mark}".rstrip(" •.")),)
    number = _SOLE if sole else unit.lid
    if unit.kind is UnitKind.ITEM and unit.lid == before:
        return (Text(f"{number}, {unit.mark.rstrip('.')}"),)
    if unit.kind is UnitKind.TEXT and unit.lid == before:
        return (Text(f"{number}, vervolg"),)
    if unit.anchor and unit.kind is UnitKind.LID:
        return Text(number), LineBreak(), Emphasis((Text(unit.anchor),))
    return (Text(number),)


def _marked(unit: Unit) -> tuple[Inline, ...]:
    return (Text(f"{unit.mark} "), *unit.content) if unit.mark else unit.content


def _lines(lines: Iterator[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    content: list[Inline] = []
    for one in lines:
        if content:
            content.append(LineBreak())
        content += one
    return tuple(content)


def _condition(when: Sequence[When], notes: Sequence[str]) -> tuple[Inline, ...]:
    words = when_text(when) or ("" if notes else ALWAYS)
    return _lines((Text(dutch.capital(text)),) for text in (words, *notes) if text)


def table_blocks(unit: Unit) -> Iterator[Block]:
    """Set a table of the clause, with a column more when its rows have conditions of their own."""
    if not unit.rows:
        return
    shared = _shared([row.when for row in unit.rows])
    own = any(row.when[len(shared) :] or row.notes for row in unit.rows)
    if shared:
        yield line(f"Deze tabel staat er zo: {_lowered(when_text(shared))}.")
    header, *rows = unit.rows
    if header.when != shared:
        header, rows = _plain_header(header), list(unit.rows)
    caption, widths = _caption_and_widths(unit)
    count = len(header.cells)
    if own:
        widths = (*_narrowed(widths or (100 // count,) * count), _WHEN_WIDTH)
    yield Table(
        TableKind.PLAIN, "", (Text(caption),) if caption else (),
        _cells(header, (Text(WHEN),) if own else None),
        tuple(_cells(row, _condition(row.when[len(shared) :], row.notes) if own else None) for row in rows),
        widths,
    )  # fmt: skip


def _narrowed(widths: Sequence[int]) -> tuple[int, ...]:
    """Make room for a column more, without columns in which a word does not fit."""
    narrow = [max(width * (100 - _WHEN_WIDTH) // 100, _LEAST) for width in widths]
    widest = narrow.index(max(narrow))
    narrow[widest] -= sum(narrow) - (100 - _WHEN_WIDTH)
    return tuple(narrow)


def _plain_header(row: Row) -> Row:
    """Make a header for a table of which the header itself has variants."""
    titles = ("Regel", *("Inhoud" for _ in row.cells[1:]))
    return Row(tuple((Text(title),) for title in titles), (), ())


def _cells(row: Row, last: tuple[Inline, ...] | None) -> tuple[Cell, ...]:
    cells = tuple(Cell(cell) for cell in row.cells)
    return cells if last is None else (*cells, Cell(last))


def _shared(conditions: Sequence[tuple[When, ...]]) -> tuple[When, ...]:
    shared: list[When] = []
    for steps in zip(*conditions, strict=False):
        if any(step != steps[0] for step in steps):
            break
        shared.append(steps[0])
    return tuple(shared)


def _caption_and_widths(unit: Unit) -> tuple[str, tuple[int, ...]]:
    caption = ""
    widths: tuple[int, ...] = ()
    for found in ATTRIBUTE.finditer(unit.attributes):
        if found["name"] == "titel":
            caption = found["value"]
        elif found["name"] == "kolommen":
            widths = column_widths(found["value"])
    return caption, widths


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
