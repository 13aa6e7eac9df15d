"""What the entries of maps are called: a practice, somebody who signs."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.model.schema_node import SchemaNode
from generator.model.source import Path
from generator.schema.made_names import name_for_entry
from generator.serve.choices import names_at
from generator.serve.draft import Draft
from generator.serve.wording import sentence_case
from generator.validate.checks.plaatshouder import is_left_open, is_to_fill


def entry_name(draft: Draft, path: Path) -> str:
    """Name an entry of a map: by the first words in it, by what it is with its number, or by its key.

    One in a map with the keys of another map is called as it is there.
    """
    key, around = str(path[-1]), draft.root.at(path[:-1])
    for group in around.keyed_by if around is not None else ():
        if draft.value((group, key)) is not None:
            return entry_name(draft, (group, key))
    if around is not None and around.keyed_by:
        return names_at(draft, path[:-1]).get(key) or sentence_case(
            around.words(key) or key.replace("-", " ")
        )
    node = draft.root.at(path)
    if node is None or not node.is_object:
        return key.replace("-", " ")
    for name, child in node.children():
        value = draft.value((*path, name))
        if child.is_free_text and isinstance(value, str) and "pattern" not in child.spec:
            found = "" if is_placeholder(draft, (*path, name)) else value
            return found or _by_number(draft, path)
    return _by_number(draft, path)


def name_key(entry: SchemaNode) -> str:
    """Return the key under which an entry says what people call it; empty when it does not."""
    for name, child in entry.children():
        if child.is_free_text and "pattern" not in child.spec and not child.is_object:
            return name
    return ""


def is_made_up(draft: Draft, path: Path) -> bool:
    """Tell whether nobody chose the short name of an entry: `praktijk-1`."""
    around = draft.root.at(path[:-1])
    if around is None or not around.is_identity_map or around.keyed_by or len(path) < 2:
        return False
    stem = name_for_entry(around, str(path[-2]), draft.root).rpartition("-")[0]
    return re.fullmatch(rf"{re.escape(stem)}-\d+", str(path[-1])) is not None


def _by_number(draft: Draft, path: Path) -> str:
    """Name an entry that says no name itself: `Praktijk 1`."""
    key, node = str(path[-1]), draft.root.at(path)
    if node is not None and node.title and is_made_up(draft, path):
        return sentence_case(f"{node.title} {key.rpartition('-')[2]}")
    return sentence_case(key.replace("-", " "))


def entries_named(draft: Draft, path: Path, text: str) -> str:
    """Put the names of entries in a text about a value, instead of their keys."""
    for index, key in enumerate(path[1:], 1):
        around = draft.root.at(path[:index])
        if around is not None and around.is_identity_map:
            owner = next((one for one in around.keyed_by if draft.value((one, key)) is not None), "")
            entry: Path = (owner, key) if owner else path[: index + 1]
            text = _with_name(draft, entry, text)
    node = draft.root.at(path)
    for group in node.keyed_by if node is not None else ():
        entries = draft.value((group,))
        for key in entries if isinstance(entries, Mapping) else ():
            text = _with_name(draft, (group, str(key)), text)
    return text


def _with_name(draft: Draft, entry: Path, text: str) -> str:
    name = re.escape(str(entry[-1]))
    alone = rf"(?<![\w@/.-]){name}(?![\w@/-]|\.\w)"  # and no part of a web or mail address

    def name_of(match: re.Match[str]) -> str:
        is_quoted = (
            text[match.start() - 1 : match.start()] == '"'
        )  # quoted as the form has it above its fields
        return entry_name(draft, entry) if is_quoted else called(draft, entry)

    return re.sub(alone, name_of, text)


def called(draft: Draft, entry: Path) -> str:
    """Name an entry in a sentence: the only one without a name by what it is."""
    node, name = draft.root.at(entry), entry_name(draft, entry)
    among = draft.value(entry[:-1])
    is_only = isinstance(among, Mapping) and len(among) == 1
    is_named = name != _by_number(draft, entry)
    return name if is_named or not is_only or node is None else f"de {node.title}"


def is_map(draft: Draft, path: Path) -> bool:
    """Tell whether the entries of a map are at a place."""
    node = draft.root.at(path) if path else None
    return node is not None and node.is_identity_map


def is_placeholder(draft: Draft, path: Path) -> bool:
    """Tell whether a value only says that something is to be filled in, or is decided later."""
    return is_still_to_come(draft.own(path))


def is_still_to_come(value: object) -> bool:
    """Tell whether words stand for an answer that is to come."""
    return isinstance(value, str) and (is_to_fill(value) or is_left_open(value))
