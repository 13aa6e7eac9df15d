"""What differs between the documents of two sides, without asking why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from generator.compare.order import in_order_of
from generator.compare.reach import Composed, relocated
from generator.compare.renames import Renames
from generator.compare.terms import renames_between
from generator.compare.texts import Pair, paired, text_changes, without_counterpart
from generator.model.change import FileChange, FileStatus
from generator.terms.subject import Subject, moved_clauses


class DocumentReader(Protocol):
    """Reads the files of one side and composes their documents."""

    def subject(self, name: str) -> Subject | None:
        """Return a file as a subject, or None when it is not there or cannot be read."""
        ...

    def documents(
        self, name: str, subject: Subject | None, renames: Renames, *, whole: bool = False
    ) -> list[Composed] | None:
        """Compose the documents of a subject, or return None when the model cannot.

        With `whole`, its own texts are given as if none were divided over documents.
        """
        ...

    def names(self, subject: Subject, renames: Renames) -> Mapping[str, str]:
        """Name the documents of a subject, each by the key of its counterpart."""
        ...


def text_between(name: str, before: DocumentReader, after: DocumentReader) -> FileChange | None:
    """Compare the documents of one file on two sides; None when one side cannot be composed.

    Args:
        name: The file, with its folder: `agreements/stadskanaal`.
        before: The side as it was.
        after: The side as it is.
    """
    old, new = before.subject(name), after.subject(name)
    if old is None or new is None:
        return None
    renames = renames_between(old, new)
    moved = moved_clauses(old, new)
    ordered = in_order_of(new, old, renames)
    theirs = before.documents(name, old, renames, whole=bool(moved))
    ours = after.documents(name, ordered, {}, whole=bool(moved))
    if theirs is None or ours is None:
        return None
    pairs = paired(theirs, ours)
    changed = [pair for one in pairs if (pair := _differing(one))]
    return FileChange(
        name=new.name,
        file=new.source.file,
        status=FileStatus.CHANGED,
        texts=text_changes(changed, []),
        own_documents=tuple(one.document.name for _, one in pairs if not one.link),
        new_documents=without_counterpart(after.names(ordered, {}), before.names(old, renames)),
        removed_documents=without_counterpart(before.names(old, renames), after.names(ordered, {})),
        relocated=relocated(moved, ours),
    )


def _differing(pair: Pair) -> Pair | None:
    """Leave out of two documents the sections that are equal, when all stand in the same order."""
    old, new = (composed.document for composed in pair)
    if [one.anchor for one in old.sections] != [one.anchor for one in new.sections]:
        return pair
    differing = [(one, other) for one, other in zip(old.sections, new.sections, strict=True) if one != other]
    if not differing and (old.title, old.lead) == (new.title, new.lead):
        return None
    sides = zip(pair, zip(*differing, strict=True) if differing else ((), ()), strict=True)
    before, after = (replace(one, document=replace(one.document, sections=kept)) for one, kept in sides)
    return before, after
