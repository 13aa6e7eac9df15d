"""What was signed stays as it is: which values may no longer be changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.laid_down.terms_changed import RULE as ALTERED
from generator.load.laid_down import read_laid_down
from generator.model.source import Path
from generator.proposals import Drop, Put
from generator.serve.content import SignedError
from generator.serve.draft import Draft
from generator.serve.remedies import FieldNote, note_for
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
        SignedError: when one of them was signed: with the file, or with the document of an entry that was
            laid down for itself.
    """
    wanted = list(places)
    if not wanted:
        return
    if is_signed(draft) or any(_touches(draft, path, entry) for entry in _entries(draft) for path in wanted):
        raise SignedError(draft.stored, can_amend=draft.subject.model.roles.amendment is not None)


def _entries(draft: Draft) -> list[Path]:
    """List the entries of which a document was laid down."""
    place = draft.subject.model.roles.status.signed_digest
    if not place:
        return []
    holding = read_laid_down(draft.preview.workspace, draft.stored.path, draft.value(place))
    return [one.view for one in holding.documents.values() if one.view and not one.link]


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
