"""Which choices do not fit the other answers, said before somebody takes one."""

from __future__ import annotations

from collections.abc import Iterable

from generator.serve.draft import Draft
from generator.serve.fields import FieldKind, FormField
from generator.serve.remedies import note_for
from generator.validate.trial import misfits

_YES_OR_NO = {"true": True, "false": False}


def unfit_choices(draft: Draft, fields: Iterable[FormField]) -> dict[str, dict[str, str]]:
    """Say of choices why they do not fit, by the name of their field and by code; not of what is chosen."""
    found = {}
    for field in fields:
        if field.kind is FieldKind.CHOICE and not field.is_wrong:
            is_boolean = field.node.spec.get("type") == "boolean"
            values = {_YES_OR_NO[one.code] if is_boolean else one.code: one for one in field.options}
            wrong = misfits(draft.subject, field.path, values)
            told = {
                values[value].code: note_for(draft, finding).words
                for value, finding in wrong.items()
                if not values[value].is_chosen
            }
            if told:
                found[field.name] = told
    return found
