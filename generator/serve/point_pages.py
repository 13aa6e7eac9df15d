"""Ticking off what was looked up outside the workbench."""

from __future__ import annotations

from starlette.responses import Response

from generator.findings import Severity
from generator.serve.desk import Asked, Desk, base_of, found, go
from generator.serve.draft import Draft
from generator.serve.remedies import FieldNote, note_for
from generator.validate.checks import model_in_ontwerp

WAS, TICKED = "was:", "punt:"
"""Before the name of a point in a form: whether it was ticked when the page was made, and is now."""
_YES = "ja"
_PAGES = ("controleer", "ondertekenen")


def points_of(draft: Draft) -> list[FieldNote]:
    """List what is to be looked up outside the workbench, and what was.

    That the model is a draft is none of it: who lays a file down says to know that.
    """
    asked = (
        one for one in draft.findings if one.severity is Severity.INFO and one.rule != model_in_ontwerp.ID
    )
    return [note_for(draft, one) for one in asked]


def points(desk: Desk, asked: Asked) -> Response:
    """Show the points where they stand."""
    page = asked.one("terug")
    return go(f"{base_of(found(desk, asked))}/{page if page in _PAGES else _PAGES[0]}#nagaan")


def ticked(desk: Desk, asked: Asked) -> Response:
    """Keep which points were ticked or unticked on a page; what changed elsewhere meanwhile stays."""
    stored = found(desk, asked)
    desk.tree.refuse_reading_only()
    now = asked.named(TICKED)
    with desk.journal.writing(stored.label) as pages:
        for point, was in asked.named(WAS).items():
            if point in now and was[0] != _YES:
                pages.tick(point)
            elif point not in now and was[0] == _YES:
                pages.untick(point)
    return points(desk, asked)
