"""What changed in a file, its versions, and laying down what was signed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path as FilePath
from tempfile import TemporaryDirectory
from typing import Any

from markupsafe import Markup
from starlette.responses import Response

from generator.compare.sides import Sides, chosen
from generator.errors import EditError, GeneratorError, OutputError
from generator.findings import Severity
from generator.language import dutch
from generator.model.change import Differences
from generator.render.web.difference import write_diff_body
from generator.serve.answering import Outcome, store
from generator.serve.asking import asked_lines
from generator.serve.desk import Asked, Desk, about, base_of, display_name, go, page
from generator.serve.draft import Draft
from generator.serve.file_pages import asked_people, beside, found, unreadable
from generator.serve.places import path_at
from generator.serve.questions import topics_of
from generator.serve.remedies import note_for, weighty
from generator.serve.versions import SavedVersion, Versions, changes_between, differing, read_back
from generator.tasks.diff import compare, compare_with_model
from generator.tasks.scaffold import new_amendment
from generator.tasks.sign.signing import Wish, sign
from generator.validate.required import RULE as GAP
from generator.validate.standing import standing_of

MODEL, LAST = "model", "laatste"


def review(desk: Desk, asked: Asked) -> Response:
    """Show all answers, and all that is wrong or left to do."""
    draft = desk.open(found(desk, asked))
    if not draft.is_readable:
        return unreadable(desk, draft)
    return page(
        "controleer.html",
        **about(desk, draft, **beside(desk, draft, asked)),
        fouten=[note_for(draft, one) for one in draft.findings if one.severity is Severity.ERROR],
        vragen=[
            note_for(draft, one) for one in weighty(draft.findings) if one.severity is not Severity.ERROR
        ],
        nagaan=[note_for(draft, one) for one in draft.findings if one.severity is Severity.INFO],
        onderwerpen=topics_of(draft),
        nieuw=changes_between(Versions(draft.stored).last(), draft.stored.raw, draft.root),
        weigering=Versions(draft.stored).refusal(),
    )


def changes(desk: Desk, asked: Asked) -> Response:
    """Show what changed since a version, or against the model, in legal terms."""
    stored = found(desk, asked)
    draft = desk.open(stored)
    if not draft.is_readable:
        return unreadable(desk, draft)
    versions = Versions(stored)
    known = versions.all()
    since = asked.query.get("sinds", "")
    against = since if since == MODEL or since in {one.commit for one in known} else ""
    if not against:
        against = "HEAD" if versions.last() is not None else MODEL
    trouble, body = "", ""
    try:
        body = write_diff_body(_difference(desk, draft, against))
    except GeneratorError as error:
        trouble = error.message
    return page(
        "wijzigingen.html",
        **about(desk, draft, blad=None, stuk="", blad_fout="", hier=""),
        versies=[_shown(one) for one in known],
        sinds=against,
        lijf=Markup(body.replace("<h2", "<h3").replace("</h2>", "</h3>")),
        fout=trouble,
    )


def _difference(desk: Desk, draft: Draft, against: str) -> Differences:
    name = f"{draft.stored.folder}/{draft.stored.name}"
    with TemporaryDirectory(prefix="ojg-serve-") as scratch:
        workspace = desk.tree.workspace
        sides = Sides(workspace, FilePath(scratch), workspace.root)
        now = sides.working_tree()
        if against == MODEL:
            return compare_with_model(now, chosen(now, now, [name]))
        old = sides.side(against)
        return compare(old, now, chosen(old, now, [name]))


def history(desk: Desk, asked: Asked) -> Response:
    """Show the versions of a file: who, when and what."""
    draft = desk.open(found(desk, asked))
    if not draft.is_readable:
        return unreadable(desk, draft)
    versions = Versions(draft.stored)
    known = versions.all()
    return page(
        "geschiedenis.html",
        **about(desk, draft, **beside(desk, draft, asked)),
        versies=[_shown(one) for one in known],
        weigering=versions.refusal(),
        nieuw=changes_between(versions.last(), draft.stored.raw, draft.root),
        verschil=_restorable(draft, versions, asked.query.get("versie", "")),
        gekozen=asked.query.get("versie", ""),
    )


def _restorable(draft: Draft, versions: Versions, commit: str) -> list[dict[str, Any]]:
    """List the values that an older version has otherwise."""
    if commit not in {one.commit for one in versions.all()}:
        return []
    return differing(versions.at(commit), draft.stored.raw, draft.root)


def restored(desk: Desk, asked: Asked) -> Response:
    """Put one value of an older version back."""
    stored = found(desk, asked)
    draft = desk.open(stored)
    path = tuple(map(str, path_at(asked.one("pad"))))
    if not draft.is_readable or not path or draft.root.at(path) is None:
        raise EditError("Deze waarde is niet terug te zetten.")
    value = read_back(Versions(stored).at(asked.one("versie")), path)
    desk.tree.refuse_reading_only()
    store(desk.tree, desk.journal, draft, {path: value}, Outcome())
    return go(f"{base_of(stored)}/geschiedenis?versie={asked.one('versie')}")


def saved(desk: Desk, asked: Asked) -> Response:
    """Make a version of the file."""
    stored = found(desk, asked)
    draft = desk.open(stored)
    desk.tree.refuse_reading_only()
    if not draft.is_readable:
        return unreadable(desk, draft)
    versions = Versions(stored)
    new = changes_between(versions.last(), stored.raw, draft.root)
    if versions.last() == stored.raw:
        raise OutputError("Er is niets nieuws om te bewaren: de laatste versie is gelijk.")
    versions.save(display_name(draft), new)
    return go(f"{base_of(stored)}/geschiedenis")


def for_somebody(desk: Desk, asked: Asked) -> Response:
    """Show the open questions for one person, to print or to copy into a mail."""
    draft = desk.open(found(desk, asked))
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
    draft = desk.open(found(desk, asked))
    if not draft.is_readable:
        return unreadable(desk, draft)
    role = draft.subject.model.roles.status
    left = [one for one in draft.preview.findings if one.rule == GAP]
    return page(
        "ondertekenen.html",
        status,
        **about(desk, draft, **beside(desk, draft, asked)),
        fout=wrong,
        gaten=len(left),
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
    draft = desk.open(stored)
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


def _shown(version: SavedVersion) -> dict[str, Any]:
    moment = datetime.fromisoformat(version.date)
    return {
        "id": version.commit,
        "wie": version.author,
        "wanneer": f"{dutch.date_in_words(moment.date())}, {moment:%H:%M}",
        "titel": version.title,
        "regels": version.lines,
    }
