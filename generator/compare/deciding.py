"""Which sections a term decides about without being printed there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.compare.reach import Composed, Places, in_document_order, order_of, place_of
from generator.model.change import TermChange
from generator.model.source import Path
from generator.terms.clause_names import sections_that_read
from generator.terms.subject import Subject


def decided_places(subject: Subject, path: Path, documents: Iterable[Composed]) -> Places:
    """Find the sections of which the text or the condition names a term, itself or by a derived name.

    Args:
        subject: The file.
        path: The term.
        documents: The documents of the file.
    """
    found: Places = {}
    known: dict[str, tuple[str, ...]] = {}
    for composed in documents:
        if composed.link not in known:
            model = subject.links[composed.link].model if composed.link else subject.model
            here = (composed.back, *path) if composed.link else path
            known[composed.link] = sections_that_read(model, [here])
        for section in composed.document.sections:
            if section.anchor in known[composed.link]:
                place = place_of(composed, section)
                found[place.document, place.anchor] = place
    return found


def with_decided_places(
    changes: Sequence[TermChange],
    subject: Subject,
    documents: Sequence[Composed],
    only: Mapping[tuple[str, str], object] | None = None,
) -> list[TermChange]:
    """Add to each change that stands nowhere the sections that it decides about.

    A text names all entries of a map at once, so of a value in one it cannot be told.

    Args:
        changes: The changes, with the sections where their values stand.
        subject: The file.
        documents: Its documents.
        only: The sections to choose from; None for all.
    """
    found, order = [], order_of(documents)
    for change in changes:
        if change.places or change.link or in_an_entry(subject, change.keys):
            found.append(change)
            continue
        places = decided_places(subject, change.keys, documents)
        chosen = {key: place for key, place in places.items() if only is None or key in only}
        found.append(replace(change, places=in_document_order(chosen, order)))
    return found


def in_an_entry(subject: Subject, path: Path) -> bool:
    """Tell whether a value is that of an entry of a map."""
    return any(node is not None and node.is_identity_map for node in subject.model.root.along(path[:-1]))
