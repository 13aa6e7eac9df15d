"""Taking an entry out: asked once more, told what no longer fits, and undone while nothing else changed."""

from __future__ import annotations

from starlette.responses import Response

from generator.errors import OutputError
from generator.model.source import Path
from generator.output import sha256
from generator.serve.brought import in_query
from generator.serve.desk import Asked, Desk, base_of, found, go, page
from generator.serve.done import PUT_BACK, done_mark
from generator.serve.draft import Draft
from generator.serve.entries import consequences, is_entry, places_of, without_entry
from generator.serve.entry_names import entry_name
from generator.serve.file_frame import about
from generator.serve.file_pages import beside
from generator.serve.places import address, path_at
from generator.serve.remedies import note_for, weighty
from generator.serve.removals import Removal, removal_from
from generator.serve.signed import refuse_signed
from generator.serve.unreadable_pages import unreadable
from generator.validate.standing import standing_of


def removing(desk: Desk, asked: Asked) -> Response:
    """Ask whether an entry is to be taken out, or tell what came of it."""
    draft = desk.draft_of(found(desk, asked))
    if not draft.is_readable:
        return unreadable(desk, draft)
    path = path_at(asked.path["pad"])
    done: Removal | None = removal_from(desk.journal.removal(draft.stored.label))
    if is_entry(draft, path):
        done = None
    elif done is None or done.path != path:
        return go(f"{base_of(draft.stored)}/")
    wrong = weighty(draft.own_findings)
    return page(
        "weghalen.html",
        **about(desk, draft, **beside(desk, draft, asked)),
        wat=done.name if done else entry_name(draft, path),
        pad=address(path),
        terug=address(path[:-1]),
        gevolgen=[] if done else consequences(draft, path),
        is_concept=standing_of(draft.subject).is_draft,
        gedaan=done is not None,
        vast=desk.tree.read_only or any(map(draft.is_fixed, places_of(draft, path))),
        kan_terug=done is not None and done.can_be_undone(draft.stored),
        fouten=[note_for(draft, one) for one in wrong if (one.path, one.message) not in done.wrong_before]
        if done
        else [],
    )


def removed(desk: Desk, asked: Asked) -> Response:
    """Take an entry out, or put it back."""
    draft = desk.draft_of(found(desk, asked))
    if not draft.is_readable:
        return unreadable(desk, draft)
    desk.tree.refuse_reading_only()
    path, base = path_at(asked.path["pad"]), base_of(draft.stored)
    refuse_signed(draft, places_of(draft, path))
    if asked.one("doe") == "terug":
        _put_back(desk, draft, path)
        return go(f"{base}/naar/{address(path[:-1])}?{in_query(done_mark(PUT_BACK, path))}")
    if is_entry(draft, path):
        _take_out(desk, draft, path)
    return go(f"{base}/weghalen/{address(path)}")


def _take_out(desk: Desk, draft: Draft, path: Path) -> None:
    stored, text = draft.stored, without_entry(draft, path)
    gone = places_of(draft, path)
    typed = {one: words for one, words in draft.unsound.items() if any(one[: len(p)] == p for p in gone)}
    wrong = {(one.path, one.message) for one in weighty(draft.own_findings)}
    after = sha256(text.encode("utf-8"))
    removal = Removal(path, entry_name(draft, path), stored.text, after, typed, frozenset(wrong))
    with desk.journal.writing(stored.label) as pages:
        pages.keep_removal(removal.written())
    with desk.journal.writing(stored.label) as pages:
        for one in gone:
            pages.forget(one)
        desk.tree.replace(stored, text)


def _put_back(desk: Desk, draft: Draft, path: Path) -> None:
    removal = removal_from(desk.journal.removal(draft.stored.label))
    if removal is None or removal.path != path or not removal.can_be_undone(draft.stored):
        raise OutputError(
            "Dit is niet meer ongedaan te maken: er is daarna iets anders gewijzigd.",
            hint="Voeg het opnieuw toe, of zet de antwoorden terug bij Geschiedenis.",
        )
    with desk.journal.writing(draft.stored.label) as pages:
        desk.tree.replace(draft.stored, removal.before)
        for place, words in removal.typed.items():
            pages.keep(place, words)
        pages.keep_removal("")
