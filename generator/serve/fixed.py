"""Which places of a file stay as they were signed: read without what was typed and is not in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from generator.laid_down.reopening import is_reopened
from generator.load.laid_down import Holding, read_laid_down
from generator.model.source import Path, value_at
from generator.terms.signed import contacts_decide, may_change
from generator.terms.subject import Subject
from generator.validate.standing import standing_of
from generator.workspace import Workspace


def holding_of(workspace: Workspace, subject: Subject) -> Holding:
    """Read what was laid down of a file."""
    return read_laid_down(workspace, workspace.root / subject.source.file, _digest(subject))


def was_laid_down(workspace: Workspace, subject: Subject) -> bool:
    """Tell whether anything was laid down of a file: documents, or in an older file a digest only."""
    return holding_of(workspace, subject).is_there or _digest(subject) is not None


def was_signed(workspace: Workspace, subject: Subject) -> bool:
    """Tell whether all of a file was signed: its status says so, or what was laid down of it."""
    if standing_of(subject).is_closed:
        return True
    return is_reopened(subject, holding_of(workspace, subject), _digest(subject))


def fixed_places(workspace: Workspace, subject: Subject) -> Callable[[Path], bool]:
    """Return what tells of a place whether it stays as it was signed.

    With the file, or with the document of an entry that was laid down for itself; but for what contact
    persons may change by themselves.
    """

    @cache
    def is_signed() -> bool:
        return was_signed(workspace, subject)

    @cache
    def contacts() -> bool:
        return contacts_decide(subject)

    @cache
    def entries() -> list[Path]:
        documents = holding_of(workspace, subject).documents.values()
        return [one.view for one in documents if one.view and not one.link]

    @cache
    def still_to_tell() -> Path:
        """Where and when was signed is still to be filled in while nothing was laid down."""
        return () if was_laid_down(workspace, subject) else subject.model.roles.status.signed_digest[:-1]

    def is_fixed(path: Path) -> bool:
        if (group := still_to_tell()) and path[: len(group)] == group:
            return False
        is_about = is_signed() or any(_touches(subject, path, entry) for entry in entries())
        return is_about and not may_change(subject, path, contacts=contacts())

    return is_fixed


def _digest(subject: Subject) -> object:
    place = subject.model.roles.status.signed_digest
    return value_at(subject.terms.data, place) if place else None


def _touches(subject: Subject, path: Path, entry: Path) -> bool:
    """Tell whether a value is of an entry: in it, around it, or under its name in a map of such entries."""
    if path[: len(entry)] == entry or entry[: len(path)] == path:
        return True
    group, name = entry
    root = subject.model.root
    return any(
        key == name and node is not None and group in node.keyed_by
        for node, key in zip([root, *root.along(path)], path, strict=False)
    )
