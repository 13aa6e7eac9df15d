"""What an amendment shows and may change without one: in the file that it amends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.source import value_at
from generator.serve.desk import Desk, base_of
from generator.serve.draft import Draft
from generator.serve.fields import FormField
from generator.serve.file_names import amended_name
from generator.terms.signed import contacts_decide, may_change


@dataclass(frozen=True)
class FreeOfAmendment:
    """Values that may change without an amendment, and where."""

    labels: tuple[str, ...]
    """What they are called; empty when they are all that a page asks."""
    name: str
    """What the file is called in which they change."""
    base: str
    """The address below which its pages are."""


def free_of_amendment(desk: Desk, draft: Draft, fields: Sequence[FormField]) -> FreeOfAmendment | None:
    """Tell which values on a page of an amendment may change without one; None when none may."""
    amendment = draft.subject.amendment
    if amendment is None:
        return None
    before = amendment.before
    contacts = contacts_decide(before)
    there = [one for one in fields if value_at(before.terms.data, one.path) is not None]
    free = [one for one in there if may_change(before, one.path, contacts=contacts)]
    if not free:
        return None
    labels = tuple(dict.fromkeys(one.label for one in free)) if len(free) < len(fields) else ()
    stored = desk.tree.find(draft.stored.folder, amendment.named.name)
    return FreeOfAmendment(labels, amended_name(draft), base_of(stored))
