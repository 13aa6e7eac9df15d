"""The front page, and how a new agreement begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from generator.errors import GeneratorError
from generator.language.texts import compile_text
from generator.load.gather import Gatherer
from generator.serve.content import Stored
from generator.serve.desk import Asked, Desk, base_of, display_name, page, status_words
from generator.serve.draft import gatherer_of, read_draft
from generator.serve.questions import progress_of, topics_of
from generator.terms.subject import scope_of
from generator.workspace import AGREEMENTS, PROFILES

_FOLDERS = {AGREEMENTS: "Overeenkomsten", PROFILES: "Functieprofielen"}


@dataclass(frozen=True)
class ShelfRow:
    """A file on the front page."""

    base: str
    name: str
    status: str
    filled: int
    needed: int
    wrong: int
    columns: Mapping[str, str]
    model: str
    is_readable: bool = True
    folder: str = ""
    stem: str = ""


def overview(desk: Desk, asked: Asked) -> Response:
    """Show all files, with how far they are."""
    rows: dict[str, list[ShelfRow]] = {}
    files = [desk.tree.find(folder, path.stem) for folder, path in desk.tree.files()]
    gatherer = gatherer_of(desk.tree, desk.journal, files)
    for stored in files:
        rows.setdefault(_FOLDERS[stored.folder], []).append(_row(desk, stored, gatherer))
    return page(
        "overzicht.html",
        groepen=rows,
        alleen_lezen=desk.tree.read_only,
        map=desk.tree.workspace.root.name,
    )


def _row(desk: Desk, stored: Stored, gatherer: Gatherer) -> ShelfRow:
    base, folder = base_of(stored), stored.folder
    try:
        draft = read_draft(desk.tree, desk.journal, stored, gatherer)
        if not draft.is_readable:
            return ShelfRow(
                base, display_name(draft), "", 0, 0, len(draft.errors), {}, "", False, folder, stored.name
            )
        filled, needed = progress_of(topics_of(draft))
        return ShelfRow(
            base, display_name(draft), status_words(draft.subject), filled, needed,
            len([one for one in draft.errors if one.spot.file == stored.label]),
            _columns(draft.subject), draft.template.name, True, folder, stored.name,
        )  # fmt: skip
    except GeneratorError as error:
        return ShelfRow(base, stored.name, error.message, 0, 0, 1, {}, "", False, folder, stored.name)


def _columns(subject: Any) -> dict[str, str]:
    scope, found_columns = scope_of(subject), {}
    for title, placed in subject.model.roles.overview.items():
        try:
            words = compile_text(placed.text, placed.spot).plain(scope)
        except GeneratorError:
            words = ""
        if words and not words.startswith("["):
            found_columns[title] = words
    return found_columns
