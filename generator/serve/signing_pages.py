"""What others have to say or to sign: their open questions, and laying down what was signed."""

from __future__ import annotations

from starlette.responses import Response

from generator.errors import GeneratorError
from generator.findings import Severity
from generator.language import dutch
from generator.serve.answering import Outcome, store
from generator.serve.asking import asked_lines
from generator.serve.desk import Asked, Desk, about, base_of, found, go, page
from generator.serve.file_pages import asked_people, beside, unreadable
from generator.serve.questions import topics_of
from generator.serve.remedies import note_for
from generator.tasks.scaffold import new_amendment
from generator.tasks.sign.signing import Wish, sign
from generator.validate.standing import standing_of


def for_somebody(desk: Desk, asked: Asked) -> Response:
    """Show the open questions for one person, to print or to copy into a mail."""
    draft = desk.draft_of(found(desk, asked))
    if not draft.is_readable:
        return unreadable(desk, draft)
    topics = topics_of(draft)
    who = asked.path["wie"]
    mine = [one for topic in topics for one in topic.questions if who in one.role.ask and not one.is_done]
    return page(
        "vragen_aan.html",
        **about(desk, draft, blad=None, stuk="", blad_fout="", hier=""),
        wie=who,
        vragen=mine,
        mensen=asked_people(topics),
        stellen=asked_lines(draft, mine),
    )


def signing(desk: Desk, asked: Asked, wrong: str = "", status: int = 200) -> Response:
    """Show what is to be done before signing, and let it be laid down."""
    draft = desk.draft_of(found(desk, asked))
    if not draft.is_readable:
        return unreadable(desk, draft)
    role = draft.subject.model.roles.status
    left = sum(one.open_now + one.open_later for one in topics_of(draft))
    return page(
        "ondertekenen.html",
        status,
        **about(desk, draft, **beside(desk, draft, asked)),
        fout=wrong,
        gaten=left,
        fouten=[note_for(draft, one) for one in draft.findings if one.severity is Severity.ERROR],
        nagaan=[note_for(draft, one) for one in draft.findings if one.severity is Severity.INFO],
        is_concept=standing_of(draft.subject).is_draft,
        is_gesloten=standing_of(draft.subject).is_closed,
        naar=role.for_signature,
        getal=draft.value(role.signed_digest) if role.signed_digest else None,
        kan=bool(role.signed_digest),
        ontwerp=draft.subject.model.roles.state != "vastgesteld",
        kan_allonge=draft.subject.model.roles.amendment is not None,
    )


def signed(desk: Desk, asked: Asked) -> Response:
    """Take a step towards signing: ready to sign, laid down, or an amendment of what was signed."""
    stored = found(desk, asked)
    draft = desk.draft_of(stored)
    desk.tree.refuse_reading_only()
    if not draft.is_readable or draft.unsound:
        return signing(desk, asked, "Er staan nog antwoorden open die niet kloppen.", 409)
    role, step = draft.subject.model.roles.status, asked.one("doe")
    try:
        if step == "klaarzetten":
            store(desk.tree, desk.journal, draft, {(role.term,): role.for_signature}, Outcome())
        elif step == "vastleggen":
            done = sign(desk.tree.workspace, stored.path, Wish(despite_draft=asked.one("ontwerp") == "ja"))
            if done.checked.errors:
                count = dutch.counted(len(done.checked.errors), "punt", "punten")
                return signing(desk, asked, f"Vastleggen kan nog niet: {count} hieronder.", 409)
        elif step == "allonge":
            number = sum(path.stem.startswith(f"{stored.name}-allonge") for _, path in desk.tree.files()) + 1
            path = new_amendment(desk.tree.workspace, f"{stored.name}-allonge-{number}", stored.name)
            return go(f"{base_of(desk.tree.find(path.parent.name, path.stem))}/")
    except GeneratorError as error:
        return signing(desk, asked, f"{error.message} {error.hint.partition(chr(10))[0]}".strip(), 409)
    return go(f"{base_of(stored)}/ondertekenen")
