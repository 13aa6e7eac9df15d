"""Pages about a file that cannot be read: what is wrong in it, and what becomes of what was filled in."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import Response

from generator.serve.answering import keep_for_later
from generator.serve.desk import Asked, Desk, page
from generator.serve.draft import Draft
from generator.serve.file_frame import about
from generator.serve.form_answers import answers_in
from generator.serve.said_back import said_back


def kept_unread(desk: Desk, draft: Draft, asked: Asked) -> Response:
    """Keep the answers for a file that cannot be read now, and say so."""
    root = desk.known.get((draft.stored.folder, draft.stored.name))
    if root is None or desk.tree.read_only:
        return unreadable(desk, desk.draft_of(draft.stored), ingevuld=said_back(desk, asked))
    keep_for_later(desk.journal, draft.stored.label, list(answers_in(asked, root)))
    return unreadable(desk, desk.draft_of(draft.stored), is_kept=True)


def unreadable(
    desk: Desk, draft: Draft, *, is_kept: bool = False, ingevuld: Sequence[tuple[str, str]] = ()
) -> Response:
    """Say that a file cannot be read, with what is wrong in it, and what becomes of what was filled in."""
    return page(
        "onleesbaar.html",
        409,
        **about(desk, draft, blad=None, stuk="", blad_fout="", hier=""),
        meldingen=draft.errors,
        bewaard=is_kept,
        ingevuld=ingevuld,
    )
