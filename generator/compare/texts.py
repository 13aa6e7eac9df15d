"""Which sections of the documents of a file changed: the same change in several documents is told once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import is_dataclass, replace

from generator.compare.reach import Composed, Places, place_of
from generator.compare.tree import compare_documents
from generator.model.change import TextChange
from generator.model.document import Field, Section

Pair = tuple[Composed, Composed]


def paired(old: Sequence[Composed], new: Sequence[Composed]) -> list[Pair]:
    """Set the documents of both sides beside each other; those without a counterpart are left out."""
    before = {composed.key: composed for composed in old}
    return [(before[composed.key], composed) for composed in new if composed.key in before]


def without_counterpart(names: Mapping[str, str], others: Mapping[str, str]) -> tuple[str, ...]:
    """Name the documents that only one side has, of names by key."""
    return tuple(name for key, name in names.items() if key not in others)


def text_changes(pairs: Sequence[Pair], between: Sequence[Composed]) -> tuple[TextChange, ...]:
    """List the sections that changed.

    Args:
        pairs: The documents of both sides.
        between: The documents of the old choices under the new model; empty when the model is the same.
    """
    hybrids = {composed.key: composed for composed in between}
    found: dict[object, TextChange] = {}
    for old, new in pairs:
        hybrid = hybrids.get(new.key)
        reworded = _reworded(old, hybrid) if hybrid else frozenset()
        for section in compare_documents(old.document, new.document).changed_sections:
            what = (
                section.anchor,
                section.status,
                section.old_label,
                section.new_label,
                section.changed_lines,
            )
            before = found.get(what, TextChange((), section))
            names = (*before.documents, new.document.name)
            found[what] = replace(
                before, documents=names, by_model=before.by_model or section.anchor in reworded
            )
    return tuple(found.values())


def deviating_texts(model: Sequence[Composed], own: Sequence[Composed]) -> tuple[TextChange, ...]:
    """List the articles in which a file deviates from the model text: what that says, and the own text.

    Args:
        model: The documents as they would be without deviations.
        own: The documents as they are.
    """
    anchors = {note.anchor for one in own for note in one.document.deviations}
    return tuple(text for text in text_changes(paired(model, own), []) if text.section.anchor in anchors)


def changed_places(one: Sequence[Composed], other: Sequence[Composed]) -> Places:
    """Find the sections that differ at all between two sets of documents."""
    found: Places = {}
    for before, after in paired(one, other):
        old = {section.anchor: section for section in before.document.sections}
        for section in after.document.sections:
            if _differ(old.get(section.anchor), section, values=True):
                place = place_of(after, section)
                found[place.document, place.anchor] = place
        gone = set(old) - {section.anchor for section in after.document.sections}
        for section in before.document.sections:
            if section.anchor in gone:
                place = place_of(before, section)
                found[place.document, place.anchor] = place
    return found


def _reworded(old: Composed, hybrid: Composed) -> frozenset[str]:
    """Find the sections in which the words of the model are others, whatever the values in them are."""
    before = {section.anchor: section for section in old.document.sections}
    after = {section.anchor: section for section in hybrid.document.sections}
    return frozenset(
        anchor
        for anchor in {**before, **after}
        if _differ(before.get(anchor), after.get(anchor), values=False)
    )


def _differ(old: Section | None, new: Section | None, *, values: bool) -> bool:
    """Tell whether the words differ; those in a value count only when values do."""
    return old != new and list(_shape(old, values=values)) != list(_shape(new, values=values))


def _shape(part: object, *, values: bool) -> Iterator[object]:
    """Write a part of a document flat: its words, and for a value its paths, or its own words too."""
    if isinstance(part, Field):
        yield part.text if values else part.paths
    elif isinstance(part, tuple):
        for item in part:
            yield from _shape(item, values=values)
    elif is_dataclass(part):
        yield type(part).__name__
        for value in vars(part).values():
            yield from _shape(value, values=values)
    else:
        yield part
