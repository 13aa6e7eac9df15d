"""What was signed stays as it is: which values may no longer be changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.model.source import Path, dotted
from generator.proposals import Drop, Put
from generator.serve.content import SignedError
from generator.serve.draft import Draft
from generator.serve.fields import FormField
from generator.serve.fixed import holding_of, was_laid_down, was_signed
from generator.serve.naming import Naming
from generator.serve.remedies import OPEN, PUT_BACK, FieldNote, note_for

_IDLE = "{}: hier vulde iemand “{}” in. Dat paste niet, en het stuk is daarna zonder dit antwoord getekend."


def is_signed(draft: Draft) -> bool:
    """Tell whether all of a file was signed, whatever its status says now."""
    return was_signed(draft.preview.workspace, draft.subject)


def altered_notes(draft: Draft) -> list[FieldNote]:
    """List what is no longer what was signed, each with the button that puts it back."""
    return [note_for(draft, one) for one in draft.findings if one.rule in PUT_BACK]


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
    if any(map(draft.is_fixed, places)):
        raise signed_error(draft)


def signed_error(draft: Draft) -> SignedError:
    """Say that something was signed; an amendment needs that it was laid down as well."""
    can_amend = draft.subject.model.roles.amendment is not None and is_laid_down(draft)
    return SignedError(draft.stored, can_amend=can_amend)


def has_room(draft: Draft, fields: Iterable[FormField]) -> bool:
    """Tell whether anything can be changed on a page with these fields."""
    return not is_signed(draft) or any(not draft.is_fixed(one.path) for one in fields)


def is_laid_down(draft: Draft) -> bool:
    """Tell whether anything was laid down of a file: documents, or in an older file a digest only."""
    return was_laid_down(draft.preview.workspace, draft.subject)


def has_words(draft: Draft) -> bool:
    """Tell whether the documents of a file were laid down, and not its terms only."""
    return holding_of(draft.preview.workspace, draft.subject).is_there


def idle_notes(draft: Draft) -> list[FieldNote]:
    """List what was typed and cannot come in the file any more, because it was signed without it."""
    title = Naming(draft).title
    return [
        FieldNote(OPEN, _IDLE.format(title(path) or dotted(path), words.replace("\n", ", ")), path=path)
        for path, words in draft.idle.items()
    ]
