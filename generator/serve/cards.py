"""The fields of a question, put together as people decide about them: cards, and tables for figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from generator.language import dutch
from generator.model.schema_node import SchemaNode
from generator.model.source import Path
from generator.serve.draft import Draft
from generator.serve.fields import Field, entry_name, make_field
from generator.serve.places import address
from generator.serve.questions import AskedQuestion, Need
from generator.serve.wording import for_page, label_of, sentence_case
from generator.validate.required import ENTRY


@dataclass(frozen=True)
class EntryMap:
    """A map whose entries people make: practices, people who sign."""

    path: Path
    title: str
    entry: str
    """What one entry is called."""

    @property
    def name(self) -> str:
        """What it is called in the form."""
        return address(self.path)


@dataclass(frozen=True)
class CardPart:
    """Fields of one group on a card, such as an address."""

    title: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Card:
    """Fields that belong together: of a question, or of one entry of a map."""

    title: str
    now: tuple[Field, ...]
    parts: tuple[CardPart, ...] = ()
    """What is only needed before signing."""
    entry: Path = ()
    """The entry it is about."""
    maps: tuple[EntryMap, ...] = ()
    """The maps in the entry to which something can be added."""
    is_there: bool = True
    """Whether the file has the entry already."""

    @property
    def name(self) -> str:
        """What the entry is called in the form."""
        return address(self.entry)

    @property
    def fields(self) -> tuple[Field, ...]:
        """All fields."""
        return (*self.now, *(one for part in self.parts for one in part.fields))

    @property
    def open_later(self) -> int:
        """How many values are still needed before anything can be signed."""
        return sum(one.is_open for part in self.parts for one in part.fields)

    @property
    def has_marks(self) -> bool:
        """Tell whether something in what comes later must be looked at."""
        return any(one.is_marked for part in self.parts for one in part.fields)


@dataclass(frozen=True)
class TableCell:
    """A group of values where a row and a column meet: so many hours a week."""

    figure: Field | None
    along: tuple[Field, ...] = ()
    """What goes along with it, such as the period."""


@dataclass(frozen=True)
class TableRow:
    """A row of a table: a practice, or a kind of work."""

    title: str
    cells: tuple[TableCell, ...]
    is_total: bool = False
    sums: tuple[str, ...] = ()
    """Of a total: what the rows above come to, by column; empty where they cannot be added up."""


@dataclass(frozen=True)
class FigureTable:
    """Figures by entry: a column for each entry of one map, a row for each thing they are about."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...] = field(default=())


def cards_of(draft: Draft, question: AskedQuestion) -> list[Card]:
    """Put the fields of a question on cards: one for what stands alone, one for each entry of a map."""
    groups: dict[Path, tuple[list[Field], dict[Path, list[Field]]]] = {}
    for need in shown_needs(draft, question):
        if is_in_table(draft, need.path):
            continue
        made = make_field(draft, need.path, is_needed=need.from_draft)
        if made is not None:
            now, later = groups.setdefault(outermost_entry(draft, need.path), ([], {}))
            is_now = need.from_draft or need.path in question.role.keys
            (now if is_now else later.setdefault(need.path[:-1], [])).append(made)
    maps = maps_of(draft, question)
    for one in maps:
        if len(one.path) <= len(outermost_entry(draft, one.path)) or not outermost_entry(draft, one.path):
            for entry in entries_of(draft, one.path):
                groups.setdefault(entry, ([], {}))
    cards = (_card(draft, entry, now, later, maps) for entry, (now, later) in groups.items())
    return sorted(cards, key=lambda card: bool(card.entry))


def _card(
    draft: Draft,
    entry: Path,
    now: Sequence[Field],
    later: Mapping[Path, Sequence[Field]],
    maps: Sequence[EntryMap],
) -> Card:
    parts = tuple(CardPart(_part_title(draft, entry, path), tuple(fields)) for path, fields in later.items())
    inside = tuple(one for one in maps if entry and one.path[: len(entry)] == entry)
    is_there = draft.own(entry) is not None if entry else True
    return Card(entry_name(draft, entry) if entry else "", tuple(now), parts, entry, inside, is_there)


def _part_title(draft: Draft, entry: Path, path: Path) -> str:
    """Name the group of some values on a card; nothing when they are of the card itself."""
    node = draft.root.at(path)
    if path == entry or node is None or len(path) < 2:
        return ""
    around = draft.root.at(path[:-1])
    if around is not None and around.is_identity_map and draft.own(path) is not None:
        return f"{sentence_case(node.title)}: {entry_name(draft, path)}"
    return label_of(node, str(path[-1]))


def shown_needs(draft: Draft, question: AskedQuestion) -> Iterator[Need]:
    """Walk through the values of a question that are worth asking; what the model says already is not."""
    by_path = {need.path: need for need in question.needs}
    named = [key for key in question.role.keys if (node := draft.root.at(key)) and not node.is_object]
    for key in named:
        if key in by_path:
            yield by_path.pop(key)
        elif draft.value(key) is not None:
            node = draft.root.at(key)
            assert node is not None
            yield Need(key, node, True, True, draft.own(key) is not None)
    for need in by_path.values():
        if need.is_own or not need.is_there:
            yield need


def outermost_entry(draft: Draft, path: Path) -> Path:
    """Return the entry of a map that a value is in, the outermost; empty when it is in none."""
    node: SchemaNode | None = draft.root
    for index, key in enumerate(path[:-1]):
        assert node is not None
        if node.is_identity_map:
            return path[: index + 1]
        node = node.child(key)
    return ()


def entry_of(draft: Draft, path: Path) -> Path:
    """Return the entry of a map that a value is in, the deepest; empty when it is in none."""
    found: Path = ()
    node: SchemaNode | None = draft.root
    for index, key in enumerate(path[:-1]):
        assert node is not None
        if node.is_identity_map:
            found = path[: index + 1]
        node = node.child(key)
    return found


def maps_of(draft: Draft, question: AskedQuestion) -> list[EntryMap]:
    """List the maps that a question is about and whose entries people make and name."""
    found: dict[Path, EntryMap] = {}
    candidates = [*question.role.keys, *(need.path for need in question.needs)]
    for path in candidates:
        node: SchemaNode | None = draft.root
        for index, key in enumerate((*path, "")):
            if node is None:
                break
            is_ours = any(path[:index][: len(key)] == key for key in question.role.keys)
            if index and is_ours and node.is_identity_map and not node.keyed_by:
                found.setdefault(path[:index], entry_map(draft, path[:index], node))
            node = node.child(key) if key != "" else None
    return list(found.values())


def entry_map(draft: Draft, path: Path, node: SchemaNode) -> EntryMap:
    """Describe a map of entries."""
    entry = node.child(ENTRY)
    owner = entry_of(draft, path)
    title = label_of(node, str(path[-1]))
    if owner and owner != path:
        title = f"{title} ({entry_name(draft, owner)})"
    return EntryMap(path, title, entry.title if entry else "onderdeel")


def entries_of(draft: Draft, path: Path) -> list[Path]:
    """List the entries of a map that the file itself has."""
    own = draft.own(path)
    return [(*path, str(key)) for key in own] if isinstance(own, Mapping) else []


def is_in_table(draft: Draft, path: Path) -> bool:
    """Tell whether a value belongs in a table: it is in a map with the keys of another one."""
    return any(node is not None and bool(node.keyed_by) for node in draft.root.along(path[:-1]))


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
    title = label_of(maps[0][1], str(maps[0][0][-1]))
    return FigureTable(title, tuple(entry_name(draft, column) for column in columns), tuple(rows))


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
        for key, child in entry.children():
            cells = tuple(_cell(draft, (*path, column, key)) for column in keys)
            yield TableRow(sentence_case(child.own_words or child.title), cells)
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
        try:
            total += Decimal(cell.figure.words.replace(".", "").replace(",", "."))
        except ArithmeticError:
            return ""
        along.add(tuple(one.words for one in cell.along))
    return dutch.number(total) if len(along) == 1 else ""


def intro_of(question: AskedQuestion, draft: Draft) -> str:
    """Say what one has to know to answer: what the model says about the question, or the schema."""
    if question.role.explanation:
        return question.role.explanation
    node = draft.root.at(question.role.keys[0])
    return for_page(str(node.spec.get("description", ""))) if node is not None else ""
