"""A sheet with questions for somebody else."""

from __future__ import annotations

from starlette.responses import Response

from generator.errors import WorkspaceError
from generator.serve.asking import known_people, sheet_parts
from generator.serve.choices import in_words
from generator.serve.desk import Asked, Desk, found, page
from generator.serve.file_frame import about
from generator.serve.overview_pages import columns_of
from generator.serve.questions import topics_of
from generator.serve.unreadable_pages import unreadable


def sheet(desk: Desk, asked: Asked) -> Response:
    """Show the open questions for one person, to print or to copy into a mail.

    Raises:
        WorkspaceError: when the model asks nobody who is called so.
    """
    draft = desk.draft_of(found(desk, asked))
    if not draft.is_readable:
        return unreadable(desk, draft)
    topics = topics_of(draft)
    who = asked.path["wie"]
    if who not in known_people(draft):
        raise WorkspaceError(
            f"Er zijn geen vragen voor {who}.", hint="Kies op de takenlijst voor wie ze zijn."
        )
    mine = [one for topic in topics for one in topic.questions if who in one.role.ask and not one.is_done]
    parts = sheet_parts(draft, mine)
    return page(
        "vragen_aan.html",
        **about(desk, draft, blad=None, stuk="", blad_fout="", hier=""),
        wie=who,
        delen=parts,
        aantal=sum(part.size for part in parts),
        kop=in_words(draft, draft.subject.model.roles.sheet),
        feiten=columns_of(draft.subject),
    )
