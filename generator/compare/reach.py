"""Which sections of the documents a changed term reaches, by the paths that their values carry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, is_dataclass, replace

from generator.model.change import ChangeKind, ReachedSection, RelocatedSection, TermChange
from generator.model.document import Document, Field, Gap, Section
from generator.model.source import MODEL, dotted

_HEAD, _MARGINS = "", "/kop-en-voettekst"
"""Anchors of what stands outside the sections: no anchor of a section is empty or has a slash."""
_NUMBERED = ("artikel", "bijlage", "hoofdstuk")
Places = dict[tuple[str, str], ReachedSection]
"""By linked document and anchor."""


@dataclass(frozen=True)
class Composed:
    """A document of one side, with what is needed to read the paths in it."""

    document: Document
    key: str
    """Name by which its counterpart on the other side is found."""
    link: str = ""
    """Name of the linked file it is of."""
    back: str = ""
    """Name by which the linked file sees the file itself."""
    part: str = ""
    """Id of the part of the text that it is, where that is divided over documents."""


def place_of(composed: Composed, section: Section) -> ReachedSection:
    """Name a section as a reference would."""
    kind = section.kind.value
    words = f"{kind} {section.number}" if kind in _NUMBERED and section.number else _plain(section.title)
    return ReachedSection(_about(composed), section.anchor, words)


def _about(composed: Composed) -> str:
    """Name the linked document that a place is in; nothing for the file itself."""
    return composed.link and composed.document.meta.doctype


def relocated(
    moved: Mapping[str, tuple[str, str]], documents: list[Composed]
) -> tuple[RelocatedSection, ...]:
    """Name the sections that stand in another document than they did.

    Args:
        moved: By anchor the names of the documents: before and now.
        documents: The documents as they are, each whole.
    """
    found: dict[str, RelocatedSection] = {}
    for composed in (one for one in documents if not one.link):
        for section in composed.document.sections:
            if section.anchor in moved:
                place = place_of(composed, section)
                found.setdefault(section.anchor, RelocatedSection(place, *moved[section.anchor]))
    return tuple(found.values())


def with_places(
    changes: Sequence[TermChange], old: list[Composed], new: list[Composed], more: Mapping[str, Places]
) -> list[TermChange]:
    """Add to each change the sections where its value stands, on either side; another key stands nowhere.

    Args:
        changes: The changes.
        old: The documents as they were.
        new: The documents as they are.
        more: By path of a change: sections that it reaches in another way, through a condition.
    """
    before, after = _index(old), _index(new)
    order = order_of([*new, *old])
    placed = []
    for change in changes:
        if change.kind is ChangeKind.RENAMED:
            placed.append(change)
            continue
        found: Places = {**_matches(before, change.old_path), **_matches(after, change.path)}
        found.update(more.get(change.path, {}))
        placed.append(replace(change, places=in_document_order(found, order)))
    return placed


def in_document_order(places: Places, order: Mapping[tuple[str, str], int]) -> tuple[ReachedSection, ...]:
    """List sections in an order that `order_of` gives."""
    return tuple(places[key] for key in sorted(places, key=lambda key: order.get(key, len(order))))


def _matches(index: Mapping[str, Places], path: str) -> Places:
    """Find where a term stands, or a part of it when it is an entry or a list."""
    found: Places = {}
    for stated, places in index.items():
        if stated == path or stated.startswith(f"{path}."):
            found.update(places)
    return found


def _index(documents: list[Composed]) -> dict[str, Places]:
    index: dict[str, Places] = {}
    for composed in documents:
        for place, paths in _printed(composed):
            for path in paths:
                index.setdefault(_canonical(path, composed), {})[place.document, place.anchor] = place
    return index


def _printed(composed: Composed) -> Iterator[tuple[ReachedSection, list[str]]]:
    """List everything that is printed in a document, each place with the terms that stand there."""
    document = composed.document
    about = _about(composed)
    yield ReachedSection(about, _HEAD, "Titel"), [*_paths((document.title, document.lead))]
    yield (
        ReachedSection(about, _MARGINS, "Kop- en voettekst"),
        [*document.meta.in_header, MODEL],
    )
    for section in document.sections:
        notes = (note for note in document.deviations if note.anchor == section.anchor)
        paths = [*_paths((section.title, section.blocks)), *(dotted(note.path) for note in notes)]
        yield place_of(composed, section), paths


def order_of(documents: Sequence[Composed]) -> dict[tuple[str, str], int]:
    """Give every section its place, those of a kind by number also where a text stands in more documents."""
    found: dict[tuple[str, str], tuple[int, int, int]] = {}
    kinds: dict[tuple[str, str], int] = {}
    for composed in documents:
        about = _about(composed)
        found.setdefault((about, _HEAD), (kinds.setdefault((about, _HEAD), len(kinds)), 0, len(found)))
        for index, section in enumerate(composed.document.sections):
            place = place_of(composed, section)
            kind = kinds.setdefault((place.document, section.kind.value), len(kinds))
            number = section.number
            by_number = int(number) if number.isdecimal() else ord(number[0]) if number else index
            found.setdefault((place.document, place.anchor), (kind, by_number, len(found)))
        margins = kinds.setdefault((about, _MARGINS), len(kinds))
        found.setdefault((about, _MARGINS), (margins, 0, len(found)))
    return {key: index for index, key in enumerate(sorted(found, key=found.__getitem__))}


def _canonical(path: str, composed: Composed) -> str:
    """Write a path as the file itself does: in a linked document its own terms carry the name of the link."""
    if not composed.link:
        return path
    prefix = f"{composed.back}."
    return path.removeprefix(prefix) if path.startswith(prefix) else f"{composed.link}.{path}"


def _paths(part: object) -> Iterator[str]:
    if isinstance(part, Field | Gap):
        yield from part.paths
    elif isinstance(part, tuple):
        for item in part:
            yield from _paths(item)
    elif is_dataclass(part):
        for value in vars(part).values():
            yield from _paths(value)


def _plain(part: object) -> str:
    """Write inlines as bare text."""
    if isinstance(part, tuple):
        return "".join(_plain(item) for item in part)
    text = getattr(part, "text", None)
    return text if isinstance(text, str) else _plain(getattr(part, "content", ()))
