"""What changed in a file, its versions, and laying down what was signed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import quote

from markupsafe import Markup
from starlette.responses import Response

from generator.compare.sides import Sides, chosen
from generator.errors import EditError, GeneratorError, OutputError, WorkspaceError
from generator.findings import Severity
from generator.language import dutch
from generator.model.change import Differences
from generator.model.source import Path
from generator.output import scratch_folder
from generator.render.web.difference import write_diff_body
from generator.serve.ahead import as_made_ready, told_ahead
from generator.serve.answering import Outcome, store
from generator.serve.changed_values import (
    as_named_now,
    changes_between,
    data_of,
    differing,
    left_behind,
    naming_since,
    read_back,
)
from generator.serve.desk import Asked, Desk, base_of, found, go, page
from generator.serve.differences import for_readers
from generator.serve.draft import Draft
from generator.serve.file_frame import about
from generator.serve.file_names import amended_name, display_name
from generator.serve.file_pages import beside
from generator.serve.places import address, path_at
from generator.serve.point_pages import points_of
from generator.serve.questions import topics_of
from generator.serve.remedies import note_for
from generator.serve.signed import refuse_signed
from generator.serve.unreadable_pages import unreadable
from generator.serve.versions import SavedVersion, Versions
from generator.tasks.diff import compare, compare_with_model
from generator.tasks.since_signing import compare_with_amended, compare_with_signed
from generator.validate.checks import model_in_ontwerp

MODEL, SIGNED, AMENDED = "model", "getekend", "gewijzigde"


def review(desk: Desk, asked: Asked) -> Response:
    """Show all answers, and all that is wrong or left to do."""
    draft = desk.draft_of(found(desk, asked))
    if not draft.is_readable:
        return unreadable(desk, draft)
    ready = as_made_ready(desk, draft)
    ahead = told_ahead(draft, ready)
    heavier = {(one.rule, one.path) for one in ahead if one.severity is Severity.ERROR}
    return page(
        "controleer.html",
        **about(desk, draft, **beside(desk, draft, asked)),
        fouten=[note_for(draft, one) for one in draft.contradictions],
        straks=[note_for(ready, one) for one in ahead if one.severity is Severity.ERROR],
        open=[note_for(draft, one) for one in draft.left_to_do],
        vragen=[
            note_for(draft, one)
            for one in draft.findings
            if (one.severity is Severity.WARNING or one.rule == model_in_ontwerp.ID)
            and not one.is_gap
            and (one.rule, one.path) not in heavier
        ]
        + [note_for(ready, one) for one in ahead if one.severity is Severity.WARNING],
        nagaan=points_of(draft),
        onderwerpen=topics_of(draft, ahead),
        nieuw=changes_between(Versions(draft.stored).last(), draft),
        heeft_versie=Versions(draft.stored).last() is not None,
        weigering=Versions(draft.stored).refusal(),
    )


def changes(desk: Desk, asked: Asked) -> Response:
    """Show what changed since a version, or against the model, in legal terms."""
    stored = found(desk, asked)
    draft = desk.draft_of(stored)
    if not draft.is_readable:
        return unreadable(desk, draft)
    versions = Versions(stored)
    known = versions.all()
    since = asked.query.get("sinds", "")
    role = draft.subject.model.roles.status
    is_signed = bool(role.signed_digest) and draft.value(role.signed_digest) is not None
    amendment = draft.subject.amendment
    choices = [
        *([AMENDED] if amendment is not None else []),
        *([SIGNED] if is_signed else []),
        *(one.commit for one in known if versions.last() is not None),
        MODEL,
    ]
    against = since if since in choices else choices[0]
    trouble, body, is_same = "", "", False
    try:
        differences = _difference(desk, draft, against)
        is_same = differences.is_empty
        naming = naming_since(_old_text(versions, against), draft)
        body = "" if is_same else write_diff_body(for_readers(differences, naming))
    except GeneratorError as error:
        trouble = error.message
    return page(
        "wijzigingen.html",
        **about(desk, draft, blad=None, stuk="", blad_fout="", hier=""),
        versies=[_shown(one) for one in known],
        sinds=against,
        is_getekend=is_signed,
        wijzigt=amended_name(draft),
        lijf=Markup(body),
        gelijk=_same_words(against, known) if is_same else "",
        fout=trouble,
    )


def _old_text(versions: Versions, against: str) -> bytes | None:
    """Return the version that a file is compared with, when it is one."""
    return None if against in (MODEL, SIGNED, AMENDED) else versions.at(against)


def _same_words(against: str, known: Sequence[SavedVersion]) -> str:
    """Say that nothing differs from what a file was compared with."""
    if against == MODEL:
        return "Dit stuk volgt het model: er is niets anders gekozen."
    if against == SIGNED:
        return "Er is niets veranderd sinds de ondertekening."
    if against == AMENDED:
        return "De allonge verandert nog niets aan de overeenkomst."
    version = next(one for one in known if one.commit == against)
    return f"Er is niets veranderd sinds de versie van {_shown(version)['wanneer']}."


def _difference(desk: Desk, draft: Draft, against: str) -> Differences:
    name = f"{draft.stored.folder}/{draft.stored.name}"
    if against == SIGNED:
        found_differences = compare_with_signed(desk.tree.workspace, draft.subject)
        if found_differences is None:
            raise WorkspaceError("Van dit stuk is nog niets vastgelegd.")
        return found_differences
    if against == AMENDED and draft.subject.amendment is not None:
        return compare_with_amended(desk.tree.workspace, draft.subject, draft.subject.amendment)
    with scratch_folder() as scratch:
        workspace = desk.tree.workspace
        sides = Sides(workspace, scratch, workspace.root)
        now = sides.working_tree()
        if against == MODEL:
            return compare_with_model(now, chosen(now, now, [name]))
        old = sides.side(against)
        return compare(old, now, chosen(old, now, [name]))


def history(desk: Desk, asked: Asked) -> Response:
    """Show the versions of a file: who, when and what."""
    draft = desk.draft_of(found(desk, asked))
    if not draft.is_readable:
        return unreadable(desk, draft)
    versions = Versions(draft.stored)
    known, chosen_one = versions.all(), asked.query.get("versie", "")
    is_known = chosen_one in {one.commit for one in known}
    before = as_named_now(versions.at(chosen_one), draft) if is_known else None
    return page(
        "geschiedenis.html",
        **about(desk, draft, **beside(desk, draft, asked)),
        versies=[_shown(one) for one in known],
        weigering=versions.refusal(),
        nieuw=changes_between(versions.last(), draft),
        verschil=differing(before, draft) if before is not None else [],
        gekozen=chosen_one,
        bewaard=bool(known) and asked.query.get("bewaard") == known[0].commit,
        terug=_put_back_words(draft, before, path_at(asked.query.get("terug", ""))) if before else None,
    )


def _put_back_words(draft: Draft, before: bytes, path: Path) -> dict[str, Any] | None:
    """Say what was put back, and whether the file has it now; None when nothing was."""
    if not path or draft.root.at(path) is None:
        return None
    waits = any(one[: len(path)] == path for one in draft.unsound)
    there = waits or not any(one.path == path for one in differing(before, draft))
    if not there:
        return None
    naming = naming_since(before, draft)
    not_back = [naming.title(one) for one in left_behind(before, draft, path)]
    return {"titel": naming.title(path), "wacht": waits, "pad": address(path), "niet": not_back}


def restored(desk: Desk, asked: Asked) -> Response:
    """Put one value of an older version back, or an entry with all that hung on it."""
    stored = found(desk, asked)
    draft = desk.draft_of(stored)
    path = path_at(asked.one("pad"))
    if not draft.is_readable or not path or draft.root.at(path) is None:
        raise EditError("Dit antwoord is niet terug te zetten.")
    before = as_named_now(Versions(stored).at(asked.one("versie")), draft)
    changes = read_back(before, draft, path)
    refuse_signed(draft, changes)
    desk.tree.refuse_reading_only()
    store(desk.tree, desk.journal, draft, changes, Outcome(), data_of(before))
    place = f"versie={asked.one('versie')}&terug={quote(address(path))}"
    return go(f"{base_of(stored)}/geschiedenis?{place}#teruggezet")


def saved(desk: Desk, asked: Asked) -> Response:
    """Make a version of the file."""
    stored = found(desk, asked)
    draft = desk.draft_of(stored)
    desk.tree.refuse_reading_only()
    if not draft.is_readable:
        return unreadable(desk, draft)
    versions = Versions(stored)
    new = changes_between(versions.last(), draft)
    if versions.last() == stored.raw:
        raise OutputError("Er is niets nieuws om te bewaren: de laatste versie is gelijk.")
    commit = versions.save(display_name(draft), new, asked.one("versienaam"))
    return go(f"{base_of(stored)}/geschiedenis?bewaard={commit}#bewaard")


def _shown(version: SavedVersion) -> dict[str, Any]:
    moment = datetime.fromisoformat(version.date)
    return {
        "id": version.commit,
        "wie": version.author,
        "wanneer": f"{dutch.date_in_words(moment.date())}, {moment:%H:%M}",
        "titel": version.title,
        "regels": version.lines,
    }
