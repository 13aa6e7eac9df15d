"""The documents of a file: on a page, to download, and what a click in them leads to."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from starlette.responses import Response

from generator.errors import RenderError, WorkspaceError
from generator.render.house_style import style_for, style_names
from generator.render.workers import RenderJob, render_all
from generator.serve.desk import Asked, Desk, about, base_of, found, go, page
from generator.serve.draft import Draft
from generator.serve.file_pages import beside, unreadable
from generator.serve.places import path_at
from generator.serve.questions import question_for, topics_of
from generator.serve.remedies import note_for

WRITTEN = {
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "odt": ("ODT", "application/vnd.oasis.opendocument.text"),
    "pdf": ("PDF", "application/pdf"),
}
"""The formats to download: what people call each, and its media type."""
ALL = "alles"
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The same files give the same archive, whenever it is made."""
_PROCESSES = 2
"""With more than one, documents are made outside this process, which outlives what goes wrong there."""


def documents(desk: Desk, asked: Asked) -> Response:
    """Show one document, with all downloads."""
    draft = desk.draft_of(found(desk, asked))
    if not draft.is_readable:
        return unreadable(desk, draft)
    return page(
        "document.html",
        **about(desk, draft, **beside(desk, draft, asked)),
        vormen={name: words for name, (words, _) in WRITTEN.items()},
        tegen=[note_for(draft, finding) for finding in draft.errors],
    )


def downloads(desk: Desk, asked: Asked) -> Response:
    """Give a document in one format, or all of them in an archive; refused while a value is not sound."""
    draft = desk.draft_of(found(desk, asked))
    if not draft.is_readable:
        return unreadable(desk, draft)
    if draft.errors or draft.unsound or not draft.subject.is_sound:
        return _refused(desk, draft, asked)
    name, _, form = asked.path["bestand"].rpartition(".")
    try:
        if name == ALL and form == "zip":
            return _attachment(_archive(draft), f"{draft.stored.name}.zip", "application/zip")
        if form not in WRITTEN or name not in draft.preview.names:
            raise WorkspaceError("Dit document is er niet.")
        data = next(_written(draft, [name], [form]))[1]
    except RenderError as error:
        return page(
            "mis.html", 409, titel="Dit document is niet te maken", woorden=error.message, raad=error.hint,
            terug=f"{base_of(draft.stored)}/document",
        )  # fmt: skip
    return _attachment(data, f"{draft.stored.name}-{name}.{form}", WRITTEN[form][1])


def leading_to(desk: Desk, asked: Asked) -> Response:
    """Lead from a value in a document to its question."""
    draft = desk.draft_of(found(desk, asked))
    if not draft.is_readable:
        return unreadable(desk, draft)
    path = path_at(asked.path["pad"])
    base = base_of(draft.stored)
    if not path or draft.root.at(path[:1]) is None:
        return go(f"{base}/")
    topics = topics_of(draft)
    current = question_for(topics, path)
    shown = current is not None and any(
        need.path[: len(path)] == path and (need.is_own or not need.is_there) for need in current.needs
    )
    if current is not None and shown:
        return go(f"{base}/vraag/{current.id}")
    return go(f"{base}/groep/{path_id(path)}#g-{path_id(path)}")


def path_id(path: tuple[str | int, ...]) -> str:
    """Return the group at the top that a value is in."""
    return str(path[0])


def _refused(desk: Desk, draft: Draft, asked: Asked) -> Response:
    return page(
        "geweigerd.html",
        409,
        **about(desk, draft, **beside(desk, draft, asked)),
        meldingen=[note_for(draft, finding) for finding in draft.errors],
    )


def _written(draft: Draft, names: list[str], forms: list[str]) -> Iterator[tuple[str, bytes]]:
    style = style_for(draft.preview.workspace, *style_names(draft.subject))
    jobs = [
        RenderJob(draft.stored.name, draft.preview.document(name), form, style)
        for name in names
        for form in forms
    ]
    for rendered in render_all(jobs, _PROCESSES):
        if rendered.problem is not None:
            raise rendered.problem
        yield f"{rendered.job.document.name}.{rendered.job.file_format}", rendered.data


def _archive(draft: Draft) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(_written(draft, draft.preview.names, [*WRITTEN])):
            archive.writestr(zipfile.ZipInfo(f"{draft.stored.name}/{name}", _MOMENT), data)
    return buffer.getvalue()


def _attachment(data: bytes, name: str, kind: str) -> Response:
    plain = "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-._") else "_" for sign in name)
    return Response(data, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{plain}"'})
