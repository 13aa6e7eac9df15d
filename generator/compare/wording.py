"""Words for terms outside their document: titles, values as the document shows them, origins."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.language.showing import written
from generator.model.change import Cause, TermState, Weight
from generator.model.document import Origin
from generator.model.schema_node import SchemaNode
from generator.model.source import Path, parse_path, value_at
from generator.terms.signed import mark_of
from generator.terms.subject import Subject

_NO_BREAK_SPACE = "\u00a0"
_WEIGHTS = {
    "partijen": Weight.AMENDMENT,
    "contactpersonen": Weight.CONTACTS,
    "melding": Weight.NOTICE,
    "redactioneel": Weight.EDITORIAL,
    "niemand": Weight.EDITORIAL,
}


def deviations_counted(number: int) -> str:
    """Say how often a file deviates from the model."""
    many = "afwijking" if number == 1 else "afwijkingen"
    return f"{number or 'Geen'} {many} van het model"


def titles(subject: Subject, path: Path) -> tuple[str, ...]:
    """Name every step of a path: groups and terms by their titles, entries by what they are called."""
    node: SchemaNode | None = subject.model.root
    found: list[str] = []
    for depth, (key, child) in enumerate(zip(path, subject.model.root.along(path), strict=True)):
        if node is not None and node.is_identity_map:
            found.append(entry_title(subject, path[:depth], str(key)))
        elif child is not None:
            found.append(child.title or str(key).replace("_", " "))
        else:
            found.append(str(key))
        node = child
    return tuple(found)


def entry_title(subject: Subject, path: Path, key: str) -> str:
    """Name an entry of a map by its first mandatory text, if no other entry has the same, or by its key."""
    node = subject.model.root.at(path)
    if node is not None and node.keyed_by:
        return _first_title(subject, node.keyed_by, key)
    entries = value_at(subject.terms.data, path)
    if node is None or not isinstance(entries, Mapping):
        return key
    child = node.child(key)
    names = list((child.spec.get("required") or ()) if child else ())
    if not names:
        return key
    called = [entry.get(names[0]) for entry in entries.values() if isinstance(entry, Mapping)]
    own = entries[key].get(names[0]) if isinstance(entries.get(key), Mapping) else None
    return own if isinstance(own, str) and called.count(own) == 1 and _is_free(child, names[0]) else key


def _is_free(entry: SchemaNode | None, name: str) -> bool:
    """Tell whether a term holds words of the user, no code of a set."""
    child = entry.child(name) if entry else None
    return child is not None and "enum" not in child.spec and not child.refers_to


def _first_title(subject: Subject, maps: tuple[str, ...], key: str) -> str:
    for name in maps:
        path = parse_path(name)
        entries = value_at(subject.terms.data, path)
        if isinstance(entries, Mapping) and key in entries:
            return entry_title(subject, path, key)
    return key


def shown(subject: Subject, path: Path, value: Any) -> str:
    """Write a value as the document shows it."""
    if value is None:
        return ""
    node = subject.model.root.at(path)
    if isinstance(value, Mapping):
        return entry_title(subject, path[:-1], str(path[-1]))
    if isinstance(value, list):
        item = node.child(0) if node else None
        return ", ".join(_word(subject, item or node, part, node.display if node else "") for part in value)
    return _word(subject, node, value, node.display if node else "")


def _word(subject: Subject, node: SchemaNode | None, value: Any, display: str) -> str:
    if node is None:
        return str(value)
    if node.refers_to and isinstance(value, str):
        return _first_title(subject, node.refers_to, value)
    text = (node.words(value) or written(value, node.display or display)).replace(_NO_BREAK_SPACE, " ")
    return " / ".join(filter(str.strip, text.split("\n"))) if "\n" in text else text


def state_of(subject: Subject | None, path: Path) -> TermState:
    """Describe a term on one side."""
    if subject is None:
        return TermState()
    value = value_at(subject.terms.data, path)
    origin = subject.terms.origin(path)
    return TermState(shown(subject, path, value), value, origin)


def weight_of(root: SchemaNode, path: Path, contacts_decide: bool) -> Weight:
    """Tell who may change a term once signed: by its own mark or the nearest above it; else the parties."""
    return _WEIGHTS.get(mark_of(root, path, contacts_decide), Weight.AMENDMENT)


def origin_words(old: TermState, new: TermState, cause: Cause, models: tuple[str, str]) -> str:
    """Tell where a value came from and where it comes from now.

    Args:
        old: The term as it was.
        new: The term as it is.
        cause: Why it changed.
        models: The model versions of both sides.
    """
    if cause is Cause.MODEL:
        versions = f" ({models[0]} → {models[1]})" if models[0] != models[1] else f" ({models[1]})"
        return f"andere standaardwaarde in het model{versions}"
    if cause is Cause.FOLLOWS:
        return "standaardwaarde van het model, die volgt uit een andere keuze"
    was, now = _origin(old), _origin(new)
    return f"in {now}" if was == now else f"was {was}, nu {now}"


def _origin(state: TermState) -> str:
    origin: Origin | None = state.origin
    if state.value is None:
        return "niet ingevuld" if origin is None else "weggenomen"
    if origin is None or origin.kind == "model":
        return "model"
    return "bestand"
