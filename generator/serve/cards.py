"""The fields of a question, put together as people decide about them: cards, and tables for figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.schema_node import SchemaNode
from generator.model.source import Path
from generator.serve.choices import ANY, GAP, in_words
from generator.serve.draft import Draft
from generator.serve.entry_names import entry_name, name_key
from generator.serve.fields import FormField, make_field
from generator.serve.places import address
from generator.serve.questions import AskedQuestion, Need
from generator.serve.wording import for_page, label_of, sentence_case
from generator.validate.checks.gemeentecode import listed_entry
from generator.validate.required import ENTRY


@dataclass(frozen=True)
class EntryMap:
    """A map whose entries people make: practices, people who sign."""

    path: Path
    entry: str
    """What one entry is called."""
    owner: str = ""
    """The entry of another map that it is in, as people call it."""
    has_entries: bool = False
    """Whether the file has any."""
    asks: str = ""
    """What one fills in to add an entry."""
    more: tuple[FormField, ...] = ()
    """What an entry cannot do without, beside its name."""
    is_listed: bool = False
    """Whether there is a list from which all that is known."""

    @property
    def name(self) -> str:
        """What it is called in the form."""
        return address(self.path)


@dataclass(frozen=True)
class CardPart:
    """Fields of one group on a card, such as an address."""

    title: str
    fields: tuple[FormField, ...]


@dataclass(frozen=True)
class Card:
    """Fields that belong together: of a question, or of one entry of a map."""

    title: str
    now: tuple[FormField, ...]
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
    def fields(self) -> tuple[FormField, ...]:
        """All fields."""
        return (*self.now, *(one for part in self.parts for one in part.fields))

    @property
    def open_later(self) -> int:
        """How many values are still needed before anything can be signed."""
        return sum(one.is_open and one.is_needed for part in self.parts for one in part.fields)

    @property
    def has_marks(self) -> bool:
        """Tell whether something in what comes later must be looked at."""
        return any(one.is_marked for part in self.parts for one in part.fields)


def cards_of(draft: Draft, question: AskedQuestion) -> list[Card]:
    """Put the fields of a question on cards: one for what stands alone, one for each entry of a map."""
    groups: dict[Path, tuple[list[FormField], dict[Path, list[FormField]]]] = {}
    for need in shown_needs(draft, question):
        if is_in_table(draft, need.path):
            continue
        made = make_field(draft, need.path, is_needed=need.is_needed)
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
    now: Sequence[FormField],
    later: Mapping[Path, Sequence[FormField]],
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
    keys = [path for key in question.role.keys for path in _meant(draft, key)]
    for key in keys:
        node = draft.root.at(key)
        if node is None or node.is_object:
            continue
        if key in by_path:
            yield by_path.pop(key)
        elif key not in question.role.keys:
            is_own = draft.is_chosen(key)
            yield Need(key, node, is_there=True, from_draft=False, is_own=is_own, is_needed=False)
        elif draft.value(key) is not None:
            yield Need(key, node, True, True, draft.is_chosen(key))
    for need in by_path.values():
        if need.is_own or not need.is_there:
            yield need


def _meant(draft: Draft, key: Path) -> list[Path]:
    """List the values that a key of a question stands for: with a star, one in each entry of a map."""
    if ANY not in key:
        return [key]
    index = key.index(ANY)
    there = draft.value(key[:index])
    entries = [(*key[:index], str(name)) for name in there] if isinstance(there, Mapping) else []
    chosen = filter(draft.is_chosen, entries)
    return [path for one in chosen for path in _meant(draft, (*one, *key[index + 1 :]))]


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
    around = entry_of(draft, path)
    owner = entry_name(draft, around) if around and around != path else ""
    what = entry.title if entry else "onderdeel"
    needed = entry.spec.get("required", ()) if entry else ()
    named = name_key(entry) if entry else ""
    made = (make_field(draft, (*path, ENTRY, key)) for key in needed if key != named)
    is_listed = listed_entry(path, "", {}) is not None
    more = tuple(one for one in made if one is not None)
    has_entries = bool(entries_of(draft, path))
    return EntryMap(path, what, owner, has_entries, _asks(entry, named), more, is_listed)


def _asks(entry: SchemaNode | None, named: str) -> str:
    node = entry.child(named) if entry is not None and named else None
    if node is None:
        return "Geef een korte naam, waaraan u dit onderdeel op deze pagina herkent."
    return "Vul de naam in." if node.is_name else f"Vul in: {node.title}."


def entries_of(draft: Draft, path: Path) -> list[Path]:
    """List the entries of a map that the file itself has."""
    own = draft.own(path)
    return [(*path, str(key)) for key in own] if isinstance(own, Mapping) else []


def is_in_table(draft: Draft, path: Path) -> bool:
    """Tell whether a value belongs in a table: it is in a map with the keys of another one."""
    return any(node is not None and bool(node.keyed_by) for node in draft.root.along(path[:-1]))


def intro_of(question: AskedQuestion, draft: Draft) -> str:
    """Say what one has to know to answer: what the model says about the question, or about its entries.

    A single value says it itself, and of a group the question asks a part.
    """
    if question.role.explanation.text:
        words = in_words(draft, question.role.explanation)
        return "" if GAP in words else words
    node = draft.root.at(question.role.keys[0])
    if node is None or not node.is_identity_map:
        return ""
    return for_page(node.description)
