"""What was signed stays as it is: which values may no longer be changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from generator.laid_down.terms_changed import RULE as ALTERED
from generator.load.laid_down import Holding, read_laid_down
from generator.model.source import Path
from generator.proposals import Drop, Put
from generator.serve.content import SignedError
from generator.serve.draft import Draft
from generator.serve.fields import FormField
from generator.serve.remedies import FieldNote, note_for
from generator.terms.signed import may_change
from generator.validate.standing import standing_of


def is_signed(draft: Draft) -> bool:
    """Tell whether all of a file was signed."""
    return standing_of(draft.subject).is_closed


def altered_notes(draft: Draft) -> list[FieldNote]:
    """List what is no longer what was signed, each with the button that puts it back."""
    return [note_for(draft, one) for one in draft.findings if one.rule == ALTERED]


def as_signed(draft: Draft) -> dict[Path, Any]:
    """Return what is to be written to have again all that was signed; None for what was not there."""
    remedies = [remedy for note in altered_notes(draft) for remedy in note.remedies]
    edits = [edit for remedy in remedies for edit in remedy.proposal.edits]
    put = {edit.path: edit.value for edit in edits if isinstance(edit, Put)}
    return {**put, **{edit.path: None for edit in edits if isinstance(edit, Drop)}}


def refuse_signed(draft: Draft, places: Iterable[Path]) -> None:
    """Refuse to change what was signed.

    Args:
        draft: The file.
        places: What is to change.

    Raises:
        SignedError: when one of them stays as it was signed.
    """
    if any(map(fixed_in(draft), places)):
        raise signed_error(draft)


def signed_error(draft: Draft) -> SignedError:
    """Say that something was signed; an amendment needs that it was laid down as well."""
    can_amend = draft.subject.model.roles.amendment is not None and is_laid_down(draft)
    return SignedError(draft.stored, can_amend=can_amend)


def fixed_in(draft: Draft) -> Callable[[Path], bool]:
    """Return what tells of a place whether it stays as it was signed.

    With the file, or with the document of an entry that was laid down for itself; but for what contact
    persons may change by themselves.
    """

    @cache
    def entries() -> list[Path]:
        return _entries(draft)

    @cache
    def still_to_tell() -> Path:
        """Where and when was signed is still to be filled in while nothing was laid down."""
        return () if is_laid_down(draft) else draft.subject.model.roles.status.signed_digest[:-1]

    def is_fixed(path: Path) -> bool:
        if (group := still_to_tell()) and path[: len(group)] == group:
            return False
        is_about = is_signed(draft) or any(_touches(draft, path, entry) for entry in entries())
        return is_about and not may_change(draft.subject, path)

    return is_fixed


def has_room(draft: Draft, fields: Iterable[FormField]) -> bool:
    """Tell whether anything can be changed on a page with these fields."""
    is_fixed = fixed_in(draft)
    return not is_signed(draft) or any(not is_fixed(one.path) for one in fields)


def is_laid_down(draft: Draft) -> bool:
    """Tell whether anything was laid down of a file: documents, or in an older file a digest only."""
    place = draft.subject.model.roles.status.signed_digest
    return has_words(draft) or bool(place and draft.value(place) is not None)


def has_words(draft: Draft) -> bool:
    """Tell whether the documents of a file were laid down, and not its terms only."""
    return _holding(draft).is_there


def _holding(draft: Draft) -> Holding:
    place = draft.subject.model.roles.status.signed_digest
    digest = draft.value(place) if place else None
    return read_laid_down(draft.preview.workspace, draft.stored.path, digest)


def _entries(draft: Draft) -> list[Path]:
    """List the entries of which a document was laid down."""
    return [one.view for one in _holding(draft).documents.values() if one.view and not one.link]


def _touches(draft: Draft, path: Path, entry: Path) -> bool:
    """Tell whether a value is of an entry: in it, around it, or under its name in a map of such entries."""
    if path[: len(entry)] == entry or entry[: len(path)] == path:
        return True
    group, name = entry
    nodes = [draft.root, *draft.root.along(path)]
    return any(
        key == name and node is not None and group in node.keyed_by
        for node, key in zip(nodes, path, strict=False)
    )
