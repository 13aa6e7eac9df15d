"""A draft as the checks will see it when it is made ready to sign, so that nothing is first told then."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from generator.errors import EditError, OutputError
from generator.findings import Finding, Severity
from generator.model.source import parse_path
from generator.serve.desk import Desk
from generator.serve.draft import Draft, today, with_answers
from generator.serve.entry_names import is_placeholder
from generator.tasks.preview import preview
from generator.tasks.sign.signing import NOT_YET
from generator.validate.required import RULE as GAP
from generator.validate.standing import standing_of
from generator.yaml_text.editor import Editor


def as_made_ready(desk: Desk, draft: Draft) -> Draft:
    """Check a draft as if it were ready to sign; a file that is no draft is given as it is."""
    role = draft.subject.model.roles.status
    if not role.for_signature or not standing_of(draft.subject).is_draft:
        return draft
    with suppress(EditError, OutputError):  # then the page tells what is wrong with the file as it is
        editor = Editor(with_answers(draft.stored.text, draft.unsound)[0], draft.root)
        editor.set((role.term,), role.for_signature)
        return replace(draft, preview=preview(desk.tree.workspace, draft.stored.path, editor.text, today()))
    return draft


def errors_ahead(draft: Draft, ready: Draft) -> list[Finding]:
    """List what keeps a file from being made ready, or from being laid down once it is.

    Args:
        draft: The file; what it still asks anyhow, and what only holds a place, is left out.
        ready: The same as `as_made_ready` gives it.
    """
    asked = {(one.rule, one.path) for one in draft.left_to_do} if ready is not draft else set()
    errors = (one for one in ready.findings if one.severity is Severity.ERROR)
    return [
        one
        for one in errors
        if one.rule not in (GAP, *NOT_YET)
        and (one.rule, one.path) not in asked
        and not (one.is_gap and is_placeholder(draft, parse_path(one.path)))
    ]


def told_ahead(draft: Draft, ready: Draft) -> list[Finding]:
    """List what is told only when a file is made ready: errors and warnings; the arguments are as above."""
    told = {(one.rule, one.path) for one in draft.findings}
    errors = [one for one in errors_ahead(draft, ready) if one not in draft.errors]
    warnings = (one for one in ready.findings if one.severity is Severity.WARNING and not one.is_gap)
    return [*errors, *(one for one in warnings if (one.rule, one.path) not in told)]
