"""Entries of maps: added, named and taken out, with all that hangs on their name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.errors import EditError
from generator.model.schema_node import SchemaNode
from generator.model.source import Path, dotted, value_at
from generator.model.template import Municipality
from generator.schema.instead import names_in
from generator.schema.made_names import name_for_entry
from generator.serve.draft import Draft
from generator.serve.entry_names import is_made_up, is_placeholder, name_key
from generator.serve.places import address
from generator.serve.typed import Nonsense, read_words
from generator.serve.wording import label_of, wanted_words
from generator.suggestions import short_name
from generator.validate.checks.gemeentecode import listed_entry
from generator.validate.file_names import longest_key
from generator.validate.required import ENTRY
from generator.validate.shared_names import names_taken
from generator.validate.standing import standing_of
from generator.yaml_text.editor import Editor

_NAME = re.compile(r"(.*?)-?(\d+)")


@dataclass(frozen=True)
class NewEntry:
    """An entry that somebody wants to add."""

    path: Path
    """The map that it comes in."""
    words: str
    """What somebody calls it."""
    more: Mapping[str, str]
    """What was filled in about it besides, by key."""


def with_new_entry(draft: Draft, new: NewEntry, known: Mapping[str, Municipality]) -> tuple[str, Path]:
    """Put an entry in a map, under a short name made of what somebody calls it.

    Args:
        draft: The file.
        new: The entry.
        known: The municipalities by CBS code.

    Returns:
        The text of the file, and where the entry is.

    Raises:
        EditError: when the file cannot hold it.
    """
    path, words = new.path, new.words
    editor, node = Editor(draft.stored.text, draft.root), draft.root.at(path)
    if node is None or not node.is_identity_map:
        raise EditError("Hier kan niets bij.", path)
    there = value_at(editor.data, path)
    taken = {*_taken_beside(draft, path), *(there if isinstance(there, Mapping) else ())}
    entry = node.child(ENTRY)
    name = _free(_fitting(draft, short_name(words)) or name_for_entry(node, str(path[-1]), draft.root), taken)
    is_group = entry is not None and entry.is_object
    title = name_key(entry) if entry is not None and is_group else ""
    about = {title: words, **_filled(draft, new)} if title and words else {}
    about |= {} if any(new.more.values()) else listed_entry(path, words, known) or {}
    editor.set((*path, name), about if is_group else words)
    return editor.text, (*path, name)


def why_not(draft: Draft, new: NewEntry, known: Mapping[str, Municipality]) -> str:
    """Say why an entry cannot be added as it was filled in."""
    listed = listed_entry(new.path, new.words, known)
    if new.words and listed is not None and not listed and not any(new.more.values()):
        return f"{new.words} staat niet in de lijst. Vul dan ook in wat hieronder wordt gevraagd."
    for key in new.more if new.words else ():
        node = draft.root.at((*new.path, ENTRY, key))
        if node is not None:
            return f"{label_of(node, key)}: {wanted_words(node)}"
    return "Vul eerst in hoe het heet wat u wilt toevoegen."


def _filled(draft: Draft, new: NewEntry) -> dict[str, str]:
    """Read what was filled in about an entry; what cannot be read is refused with the file."""
    found = {}
    for key, words in new.more.items():
        node = draft.root.at((*new.path, ENTRY, key))
        if words and node is not None:
            value = read_words(words, (*new.path, ENTRY, key), node, draft.template)
            found[key] = words if isinstance(value, Nonsense) else value
    return found


def without_entry(draft: Draft, path: Path) -> str:
    """Take an entry out, with all that hangs on it.

    Raises:
        EditError: when the file does not have it.
    """
    if not is_entry(draft, path):
        raise EditError("Dit is niet weg te halen.", path)
    editor = Editor(draft.stored.text, draft.root)
    hanging = [place for place, _ in hanging_on(editor.data, draft.root, path)]
    for place in (path, *reversed(hanging)):
        if editor.has(place):  # what was typed and waits is not in the file
            editor.drop(place)
    return editor.text


def made_mark(path: Path) -> str:
    """Return by what the journal keeps that the short name of an entry was made of what it was called."""
    return f"korte-naam:{address(path)}"


def offered_name(draft: Draft, path: Path) -> str:
    """Make a short name for an entry that gets documents of its own and whose short name nobody chose.

    That is `praktijk-1`, and one made of a name that the entry had before.

    Returns:
        One that is free and that the names of documents have room for; empty when there is none to offer.
    """
    role = draft.subject.model.roles.document.fan_out
    is_asked = role is not None and path[:-1] == (role.over,) and standing_of(draft.subject).is_draft
    node, there = draft.root.at(path), draft.own(path[:-1])
    title = name_key(node) if is_asked and node is not None else ""
    words = draft.own((*path, title)) if title else None
    is_made = is_made_up(draft, path) or made_mark(path) in draft.ticked
    if not isinstance(words, str) or not isinstance(there, Mapping) or not is_made:
        return ""
    name = _fitting(draft, short_name(words))
    if not re.match("[a-z]", name) or is_placeholder(draft, (*path, title)):
        return ""
    free = _free(name, {*there, *_taken_beside(draft, path[:-1])} - {path[-1]})
    return "" if free == path[-1] or is_made_up(draft, (*path[:-1], name)) else free


def _fitting(draft: Draft, name: str) -> str:
    """Cut a short name, between words, to what the names of documents have room for with a number behind."""
    room = longest_key(draft.subject) - len("-999")
    if len(name) <= room:
        return name
    return name[: room + 1].rpartition("-")[0] or name[:room]


def with_renamed_entry(draft: Draft, path: Path, words: str) -> tuple[str, Path]:
    """Give an entry another short name, also where it is named.

    Returns:
        The text of the file, and where the entry is now.

    Raises:
        EditError: when the name is taken, or is none.
    """
    if not is_entry(draft, path):
        raise EditError("Dit heeft geen korte naam.", path)
    name = short_name(words)
    if not name or not re.match("[a-z]", name):
        raise EditError("Een korte naam begint met een letter.", path)
    if name == path[-1]:
        return draft.stored.text, path
    if draft.own((*path[:-1], name)) is not None or name in _taken_beside(draft, path[:-1]):
        raise EditError(f"Er is al iets met de korte naam {name}. Kies een andere.", path)
    editor = Editor(draft.stored.text, draft.root)
    if not editor.has(path):
        raise EditError("Dit staat nog niet in het bestand. Vul eerst in wat past.", path)
    rename_entry(editor, draft.root, path, name)
    return editor.text, (*path[:-1], name)


def rename_entry(editor: Editor, root: SchemaNode, path: Path, name: str) -> None:
    """Give an entry another name, also where it is named.

    Raises:
        EditError: when it is not there.
    """
    hanging = list(hanging_on(editor.data, root, path))
    editor.rename(path, name)
    for place, is_key in hanging:
        if is_key:
            editor.rename(place, name)
        else:
            editor.set(place, name)


def _taken_beside(draft: Draft, group: Path) -> set[str]:
    """List the short names that stand for another party: of a municipality, or a fixed word."""
    return names_taken(draft.root, draft.subject.terms.data, dotted(group))


def is_entry(draft: Draft, path: Path) -> bool:
    """Tell whether there is an entry at a place whose name people choose."""
    around = draft.root.at(path[:-1]) if len(path) > 1 else None
    is_named = around is not None and around.is_identity_map and not around.keyed_by
    return is_named and draft.own(path) is not None


def hanging_on(data: Mapping[str, object], root: SchemaNode, path: Path) -> Iterator[tuple[Path, bool]]:
    """Walk through where an entry is named: as a key, or as a value."""
    if len(path) == 2:
        yield from _named(data, root, (), str(path[0]), str(path[1]))


def renamed_place(root: SchemaNode, place: Path, path: Path, name: str) -> Path:
    """Say where a value is once an entry has another name.

    Args:
        root: The schema.
        place: Where the value is now.
        path: Where the entry is now.
        name: The new name of the entry.
    """
    keys = list(place)
    for index, key in enumerate(place):
        around = root.at(place[:index])
        is_named = len(path) == 2 and around is not None and path[0] in around.keyed_by and key == path[1]
        if is_named or place[: index + 1] == path:
            keys[index] = name
    return tuple(keys)


def is_gone(draft: Draft, path: Path) -> bool:
    """Tell whether a value is in an entry that the file does not have, or that is named after none.

    The first entry of a map, which a page asks for before it is there, is not gone.
    """
    data = draft.subject.terms.data
    for index in range(1, len(path)):
        around, entry = draft.root.at(path[:index]), path[: index + 1]
        if around is None or not around.is_identity_map or draft.value(entry) is not None:
            continue
        if around.keyed_by:
            known = names_in(around.keyed_by, around, data)
            if known and path[index] not in known:
                return True
        elif draft.value(path[:index]) or not is_made_up(draft, entry):
            return True
    return False


def places_of(draft: Draft, path: Path) -> list[Path]:
    """List where an entry is, and where something hangs on it."""
    data = draft.subject.source.data
    return [path, *(place for place, _ in hanging_on(data, draft.root, path))]


def consequences(draft: Draft, path: Path) -> list[str]:
    """Say what goes along when an entry is taken out, each as the title of its group."""
    found = []
    for place, is_key in hanging_on(draft.subject.source.data, draft.root, path):
        group = place[:-1] if is_key else place
        titles = [node.title for node in draft.root.along(group) if node is not None and node.title]
        found.append(titles[-1] if titles else label_of(draft.root, str(group[-1])))
    return list(dict.fromkeys(found))


def _named(
    value: object, node: SchemaNode | None, path: Path, group: str, name: str
) -> Iterator[tuple[Path, bool]]:
    if node is None:
        return
    if isinstance(value, Mapping):
        if group in node.keyed_by and name in value:
            yield (*path, name), True
        for key, inner in value.items():
            if not (group in node.keyed_by and key == name):
                yield from _named(inner, node.child(key), (*path, key), group, name)
    elif group in node.refers_to and value == name:
        yield path, False


def _free(name: str, taken: set[str]) -> str:
    """Return a name that is not taken: the same one with the next number behind it."""
    if not re.match("[a-z]", name):
        name = f"x-{name}"
    match = _NAME.fullmatch(name)
    stem, number = (match[1], int(match[2])) if match else (name, 1)
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    return name
