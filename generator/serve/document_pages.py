"""The documents of a file: on a page, to download, and what a click in them leads to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from urllib.parse import quote

from starlette.responses import Response

from generator.errors import GeneratorError, WorkspaceError
from generator.model.source import Path
from generator.output import sha256
from generator.render.house_style import style_for, style_names
from generator.render.workers import Rendered, RenderJob
from generator.serve.brought import in_query
from generator.serve.content import Stored
from generator.serve.deliveries import zipped
from generator.serve.desk import Asked, Desk, base_of, found, go, page
from generator.serve.done import DONE
from generator.serve.draft import Draft
from generator.serve.fields import make_field
from generator.serve.file_frame import about
from generator.serve.file_pages import beside
from generator.serve.leden import lid_at, names_of_leden
from generator.serve.making import Limits, make_all
from generator.serve.naming import Naming
from generator.serve.places import path_at
from generator.serve.questions import shown_question, topics_of
from generator.serve.remedies import note_for
from generator.serve.signed import has_words, is_laid_down
from generator.serve.unreadable_pages import unreadable
from generator.validate.standing import standing_of

WRITTEN = {
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "odt": ("ODT", "application/vnd.oasis.opendocument.text"),
    "pdf": ("PDF", "application/pdf"),
}
"""The formats to download: what people call each, and its media type."""
_IN_ORDER = ("pdf", "docx", "odt")
"""What takes longest is begun first."""
ALL = "alles"
_PATIENCE = 2.0
"""Seconds that a browser waits before a page tells how far it is."""
_WAITING, _READY, _VIEW = "wacht", "klaar", "stuk"
"""What an address says of a download: that a page waits for it, that it is made, and what stood beside it."""


def documents(desk: Desk, asked: Asked) -> Response:
    """Show one document, with all downloads."""
    draft = desk.draft_of(found(desk, asked))
    if not draft.is_readable:
        return unreadable(desk, draft)
    ready = _ready_at(draft, asked)
    return page(
        "document.html",
        headers={"Refresh": f"0; url={ready}"} if ready else None,
        **about(desk, draft, **beside(desk, draft, asked, leden=names_of_leden(draft))),
        klaar=ready,
        klaar_naam=asked.query.get(_READY, ""),
        vormen={name: words for name, (words, _) in WRITTEN.items()},
        tegen=[note_for(draft, finding) for finding in draft.errors],
        is_concept=standing_of(draft.subject).is_draft,
        vorm=_form(draft),
        zoals_getekend=is_laid_down(draft) and has_words(draft),
    )


def _form(draft: Draft) -> tuple[str, str, Path] | None:
    """Say in which form the documents are made: its name, its words and its place; None when there is one."""
    path, naming = (draft.subject.model.roles.form_term,), Naming(draft)
    value = draft.value(path) if path[0] else None
    return None if value is None else (naming.title(path), naming.words(path, value), path)


def downloads(desk: Desk, asked: Asked) -> Response:
    """Give a document in one format, or all of them in an archive; refused while a value is not sound."""
    draft = desk.draft_of(found(desk, asked))
    if not draft.is_readable:
        return unreadable(desk, draft)
    if draft.errors or draft.unsound or not draft.subject.is_sound:
        return _refused(desk, draft, asked)
    wanted = _wanted(draft, asked.path["bestand"])
    if not wanted:
        raise WorkspaceError("Dit document is er niet.")
    key = f"{draft.stored.label} {sha256(draft.stored.raw)} {wanted}"
    delivery = desk.deliveries.of(key, len(wanted), lambda: _made(draft, wanted))
    beside_it = {_VIEW: view} if (view := asked.query.get(_VIEW, "")) in draft.preview.names else {}
    back = f"{base_of(draft.stored)}/document"
    if not delivery.is_ready(_PATIENCE):
        again, there = in_query({_WAITING: "1", **beside_it}), f"{back}?{in_query(beside_it)}"
        headers = {"Refresh": f"1; url=?{again}"}
        return page("bezig.html", 202, deel=delivery, terug=there, opnieuw=again, headers=headers)
    if delivery.problem is None and asked.query.get(_WAITING):
        return go(f"{back}?{in_query({_READY: asked.path['bestand'], **beside_it})}")
    desk.deliveries.hand_out(key)
    if isinstance(error := delivery.problem, GeneratorError):
        return page(
            "mis.html", 409, titel="Dit document is niet te maken", woorden=error.message, raad=error.hint,
            terug=back, ingevuld=(),
        )  # fmt: skip
    if error is not None:
        raise error
    if asked.path["bestand"] == f"{ALL}.zip":
        archive = zipped(draft.stored.name, delivery.files, _moment(draft.stored))
        return _attachment(archive, f"{draft.stored.name}.zip", "application/zip")
    [(name, form)], (data,) = wanted, delivery.files.values()
    return _attachment(data, f"{draft.stored.name}-{name}.{form}", WRITTEN[form][1])


def _wanted(draft: Draft, file: str) -> list[tuple[str, str]]:
    """List the documents in a download, each with its format; empty when there is no such download."""
    name, _, form = file.rpartition(".")
    if name == ALL and form == "zip":
        return [(one, kind) for kind in _IN_ORDER for one in draft.preview.names]
    return [(name, form)] if form in WRITTEN and name in draft.preview.names else []


def _ready_at(draft: Draft, asked: Asked) -> str:
    """Say where the download is that a page waited for; empty when none did."""
    file = asked.query.get(_READY, "")
    is_there = bool(_wanted(draft, file)) and not draft.errors
    return f"{base_of(draft.stored)}/download/{quote(file)}" if is_there else ""


def leading_to(desk: Desk, asked: Asked) -> Response:
    """Lead from a value in a document to its question."""
    draft = desk.draft_of(found(desk, asked))
    if not draft.is_readable:
        return unreadable(desk, draft)
    path = path_at(asked.path["pad"])
    base = base_of(draft.stored)
    told = f"?{in_query({DONE: asked.query[DONE]})}" if DONE in asked.query else ""
    if not path or draft.root.at(path[:1]) is None:
        return go(f"{base}/{told}")
    role = draft.subject.model.roles.deviations
    if role is not None and path[0] == role.term and (lid := lid_at(draft, path[1:])):
        return go(f"{base}/eigen-tekst?lid={lid}")
    if path in ((status := draft.subject.model.roles.status).signed_file, status.signed_digest):
        return go(f"{base}/ondertekenen#vastleggen")
    current = shown_question(topics_of(draft), path)
    if current is not None:
        return go(f"{base}/vraag/{current.id}{told}")
    field = make_field(draft, path)
    return go(f"{base}/groep/{path[0]}{told}#{f'veld-{field.id}' if field else f'g-{path[0]}'}")


def _refused(desk: Desk, draft: Draft, asked: Asked) -> Response:
    return page(
        "geweigerd.html",
        409,
        **about(desk, draft, **beside(desk, draft, asked)),
        meldingen=[note_for(draft, finding) for finding in draft.errors],
    )


def _made(draft: Draft, wanted: Sequence[tuple[str, str]]) -> Iterator[Rendered]:
    style = style_for(draft.preview.workspace, *style_names(draft.subject))
    documents = {name: draft.preview.document(name) for name, _ in wanted}
    jobs = [RenderJob(draft.stored.name, documents[name], form, style) for name, form in wanted]
    return make_all(jobs, Limits())


def _moment(stored: Stored) -> tuple[int, int, int, int, int, int]:
    """Say when a file was changed last, as an archive can: not before 1980, in even seconds."""
    at = datetime.fromtimestamp(stored.path.stat().st_mtime, tz=UTC).astimezone()
    return max(at.year, 1980), at.month, at.day, at.hour, at.minute, at.second - at.second % 2


def _attachment(data: bytes, name: str, kind: str) -> Response:
    plain = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-._") else "_" for sign in name)
    return Response(data, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{plain}"'})
