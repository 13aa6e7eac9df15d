"""Figures by entry as a table that counts along: hours, by practice and by who works them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from generator.language import dutch
from generator.model.schema_node import SchemaNode
from generator.model.source import Path
from generator.serve.choices import told_at
from generator.serve.draft import Draft
from generator.serve.entry_names import entry_name
from generator.serve.fields import FormField, make_field
from generator.serve.questions import AskedQuestion
from generator.serve.wording import label_of, sentence_case
from generator.validate.required import ENTRY


@dataclass(frozen=True)
class TableCell:
    """A group of values where a row and a column meet: so many hours a week."""

    figure: FormField | None
    along: tuple[FormField, ...] = ()
    """What goes along with it, such as the period."""


@dataclass(frozen=True)
class TableRow:
    """A row of a table: a practice, or a kind of work."""

    title: str
    cells: tuple[TableCell, ...]
    is_total: bool = False
    sums: tuple[str, ...] = ()
    """Of a total: what the rows above come to, by column; empty where they cannot be added up."""
    help: str = ""
    """What one has to know before filling it in."""


@dataclass(frozen=True)
class FigureTable:
    """Figures by entry: a column for each entry of one map, a row for each thing they are about."""

    title: str
    columns: tuple[str, ...]
    unit: str
    """What the figures are: `aantal uren`."""
    rows: tuple[TableRow, ...] = field(default=())


def table_of(draft: Draft, question: AskedQuestion) -> FigureTable | None:
    """Make the table of the figures that a question asks; None when it asks none."""
    maps = [
        (key, node)
        for key in question.role.keys
        if (node := draft.root.at(key)) is not None and node.keyed_by
    ]
    if not maps:
        return None
    columns = [(group, str(key)) for group in maps[0][1].keyed_by for key in _keys(draft.value((group,)))]
    keys = [key for _, key in columns]
    rows: list[TableRow] = []
    for path, node in maps:
        rows += _rows(draft, path, node, keys, rows)
    title = _title(draft, [path for path, _ in maps])
    figures = [cell.figure for row in rows for cell in row.cells if cell.figure is not None]
    unit = figures[0].node.title if figures else ""
    return FigureTable(title, tuple(entry_name(draft, column) for column in columns), unit, tuple(rows))


def _title(draft: Draft, maps: Sequence[Path]) -> str:
    """Name what the maps have in common: the one map, or the group that all of them are in."""
    first = maps[0]
    length = next((at for at in range(len(first)) if len({one[: at + 1] for one in maps}) > 1), len(first))
    shared = first[:length]
    node = draft.root.at(shared)
    return label_of(node, str(shared[-1])) if shared and node is not None else ""


def _rows(
    draft: Draft, path: Path, node: SchemaNode, keys: list[str], above: list[TableRow]
) -> Iterator[TableRow]:
    entry = node.child(ENTRY)
    if entry is None:
        return
    if entry.is_identity_map:
        for group in entry.keyed_by:
            for key in _keys(draft.value((group,))):
                cells = tuple(_cell(draft, (*path, column, key)) for column in keys)
                yield TableRow(entry_name(draft, (group, key)), cells)
    elif all(child.is_object for _, child in entry.children()) and entry.is_object:
        told = told_at(draft, path)
        for key, child in entry.children():
            cells = tuple(_cell(draft, (*path, column, key)) for column in keys)
            yield TableRow(sentence_case(child.own_words or child.title), cells, help=told.get(key, ""))
    else:
        cells = tuple(_cell(draft, (*path, column)) for column in keys)
        sums = tuple(_sum(above, index) for index in range(len(keys)))
        yield TableRow(label_of(node, str(path[-1])), cells, is_total=True, sums=sums)


def _keys(value: object) -> list[str]:
    return [str(key) for key in value] if isinstance(value, Mapping) else []


def _cell(draft: Draft, path: Path) -> TableCell:
    node = draft.root.at(path)
    if node is None or not node.is_object:
        made = make_field(draft, path)
        return TableCell(made)
    fields = [make_field(draft, (*path, name)) for name, _ in node.children()]
    made_fields = [one for one in fields if one is not None]
    figure = next((one for one in made_fields if one.mode in ("decimal", "numeric")), None)
    along = tuple(one for one in made_fields if one is not figure and one.options)
    return TableCell(figure, along)


def _sum(rows: Iterable[TableRow], column: int) -> str:
    total, along = Decimal(0), set()
    for row in rows:
        cell = row.cells[column]
        if cell.figure is None or not cell.figure.words:
            continue
        if cell.figure.is_wrong:
            return ""
        try:
            total += Decimal(cell.figure.words.replace(".", "").replace(",", "."))
        except ArithmeticError:
            return ""
        along.add(tuple(one.words for one in cell.along))
    return dutch.number(total) if len(along) == 1 else ""
