"""What changed in a file, its versions, and laying down what was signed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

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
from generator.serve.answering import Outcome, store
from generator.serve.desk import Asked, Desk, about, base_of, display_name, found, go, page
from generator.serve.draft import Draft
from generator.serve.file_pages import beside
from generator.serve.places import path_at
from generator.serve.questions import topics_of
from generator.serve.remedies import note_for
from generator.serve.signed import refuse_signed
from generator.serve.unreadable_pages import unreadable
from generator.serve.versions import SavedVersion, Versions, changes_between, differing, read_back
from generator.tasks.diff import compare, compare_with_model
from generator.tasks.since_signing import compare_with_signed

MODEL, SIGNED = "model", "getekend"


def review(desk: Desk, asked: Asked) -> Response:
    """Show all answers, and all that is wrong or left to do."""
    draft = desk.draft_of(found(desk, asked))
    if not draft.is_readable:
        return unreadable(desk, draft)
    return page(
        "controleer.html",
        **about(desk, draft, **beside(desk, draft, asked)),
        fouten=[note_for(draft, one) for one in draft.contradictions],
        open=[note_for(draft, one) for one in draft.left_to_do],
        vragen=[
            note_for(draft, one)
            for one in draft.findings
            if one.severity is Severity.WARNING and not one.is_gap
        ],
        nagaan=[note_for(draft, one) for one in draft.findings if one.severity is Severity.INFO],
        onderwerpen=topics_of(draft),
        nieuw=changes_between(Versions(draft.stored).last(), draft.stored.raw, draft.root),
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
    choices = {MODEL, *([SIGNED] if is_signed else []), *(one.commit for one in known)}
    against = since if since in choices else ""
    if not against:
        against = "HEAD" if versions.last() is not None else MODEL
    trouble, body, is_same = "", "", False
    try:
        differences = _difference(desk, draft, against)
        is_same = differences.is_empty
        body = "" if is_same else write_diff_body(differences).replace(stored.label, display_name(draft))
    except GeneratorError as error:
        trouble = error.message
    return page(
        "wijzigingen.html",
        **about(desk, draft, blad=None, stuk="", blad_fout="", hier=""),
        versies=[_shown(one) for one in known],
        sinds=against,
        is_getekend=is_signed,
        lijf=Markup(body),
        gelijk=_same_words(against, known) if is_same else "",
        fout=trouble,
    )


def _same_words(against: str, known: Sequence[SavedVersion]) -> str:
    """Say that nothing differs from what a file was compared with."""
    if against == MODEL:
        return "Dit stuk volgt het model: er is niets anders gekozen."
    if against == SIGNED:
        return "Er is niets veranderd sinds de ondertekening."
    version = next((one for one in known if one.commit == against), None)
    since = f"de versie van {_shown(version)['wanneer']}" if version else "de laatste versie"
    return f"Er is niets veranderd sinds {since}."


def _difference(desk: Desk, draft: Draft, against: str) -> Differences:
    name = f"{draft.stored.folder}/{draft.stored.name}"
    if against == SIGNED:
        found_differences = compare_with_signed(desk.tree.workspace, draft.subject)
        if found_differences is None:
            raise WorkspaceError("Van dit stuk is nog niets vastgelegd.")
        return found_differences
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
    draft = desk.draft_of(stored)
    path = tuple(map(str, path_at(asked.one("pad"))))
    if not draft.is_readable or not path or draft.root.at(path) is None:
        raise EditError("Deze waarde is niet terug te zetten.")
    refuse_signed(draft, [path])
    value = read_back(Versions(stored).at(asked.one("versie")), path)
    if isinstance(value, Mapping) and not _is_gone(draft, path):
        raise EditError("Deze waarde is niet terug te zetten.")
    desk.tree.refuse_reading_only()
    store(desk.tree, desk.journal, draft, {path: value}, Outcome())
    return go(f"{base_of(stored)}/geschiedenis?versie={asked.one('versie')}")


def _is_gone(draft: Draft, path: Path) -> bool:
    """Tell whether an entry of a map is not there."""
    around = draft.root.at(path[:-1]) if len(path) > 1 else None
    return around is not None and around.is_identity_map and draft.own(path) is None


def saved(desk: Desk, asked: Asked) -> Response:
    """Make a version of the file."""
    stored = found(desk, asked)
    draft = desk.draft_of(stored)
    desk.tree.refuse_reading_only()
    if not draft.is_readable:
        return unreadable(desk, draft)
    versions = Versions(stored)
    new = changes_between(versions.last(), stored.raw, draft.root)
    if versions.last() == stored.raw:
        raise OutputError("Er is niets nieuws om te bewaren: de laatste versie is gelijk.")
    versions.save(display_name(draft), new)
    return go(f"{base_of(stored)}/geschiedenis")


def _shown(version: SavedVersion) -> dict[str, Any]:
    moment = datetime.fromisoformat(version.date)
    return {
        "id": version.commit,
        "wie": version.author,
        "wanneer": f"{dutch.date_in_words(moment.date())}, {moment:%H:%M}",
        "titel": version.title,
        "regels": version.lines,
    }
