"""The front page: all files, how far each is, and what comes next in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.responses import Response

from generator.errors import GeneratorError
from generator.language.dutch import date_in_words, parse_date
from generator.language.texts import compile_text
from generator.load.gather import Gatherer
from generator.model.source import scalars
from generator.serve.content import Stored
from generator.serve.desk import Asked, Desk, base_of, page
from generator.serve.draft import Draft, gatherer_of, read_draft, today
from generator.serve.file_names import amended_name, display_name, status_words
from generator.serve.questions import Progress, progress_of, topics_of
from generator.terms.subject import scope_of
from generator.workspace import AGREEMENTS, PROFILES

_FOLDERS = {AGREEMENTS: "Overeenkomsten", PROFILES: "Functieprofielen"}
_COMING = 2
"""How many of the days that come are shown."""
_NOTHING = Progress(0, 0, False)


@dataclass(frozen=True)
class ShelfRow:
    """A file on the front page."""

    base: str
    name: str
    folder: str
    stem: str
    status: str = ""
    progress: Progress = _NOTHING
    wrong: int = 0
    columns: Mapping[str, str] = field(default_factory=dict)
    coming: tuple[str, ...] = ()
    model: str = ""
    is_readable: bool = True
    amends: str = ""
    """The name of the file that it changes; empty when it changes none."""
    amended_stem: str = ""
    changes_nothing: bool = False
    """Whether it is to change a file, and does not yet."""


def overview(desk: Desk, asked: Asked) -> Response:
    """Show all files, with how far they are; what contradicts itself is counted when that is asked."""
    is_checked = bool(asked.query.get("nagekeken"))
    rows: dict[str, list[ShelfRow]] = {}
    files = [desk.tree.find(folder, path.stem) for folder, path in desk.tree.files()]
    gatherer = gatherer_of(desk.tree, desk.journal, files)
    for stored in files:
        row = _row(desk, stored, gatherer, is_checked=is_checked)
        rows.setdefault(_FOLDERS[stored.folder], []).append(row)
    return page(
        "overzicht.html",
        groepen={title: list(_under_each(some)) for title, some in rows.items()},
        nagekeken=is_checked,
        alleen_lezen=desk.tree.read_only,
        map=desk.tree.workspace.root.name,
    )


def _row(desk: Desk, stored: Stored, gatherer: Gatherer, *, is_checked: bool) -> ShelfRow:
    base, folder = base_of(stored), stored.folder
    try:
        draft = desk.draft_of(stored) if is_checked else read_draft(desk.tree, desk.journal, stored, gatherer)
        if not draft.is_readable:
            name, wrong = display_name(draft), len(draft.errors)
            return ShelfRow(base, name, folder, stored.name, wrong=wrong, is_readable=False)
        columns, amendment = columns_of(draft.subject), draft.subject.amendment
        return ShelfRow(
            base, display_name(draft), folder, stored.name, status_words(draft.subject),
            progress_of(topics_of(draft)),
            sum(one.spot.file == stored.label for one in draft.contradictions),
            columns, tuple(_coming(draft)), draft.template.name,
            amends=amended_name(draft),
            amended_stem=amendment.named.name if amendment is not None else "",
            changes_nothing=draft.preview.changes_nothing,
        )  # fmt: skip
    except GeneratorError as error:
        return ShelfRow(base, stored.name, folder, stored.name, error.message, wrong=1, is_readable=False)


def _under_each(rows: Sequence[ShelfRow], stem: str = "") -> Iterator[ShelfRow]:
    """Order files so that one that changes another stands below it."""
    stems = {row.stem for row in rows}
    for row in rows:
        if stem == (row.amended_stem if row.amended_stem in stems else ""):
            yield row
            yield from _under_each(rows, row.stem)


def _coming(draft: Draft) -> list[str]:
    """Say which days come next in a file, and what each is; but for those that are shown anyhow."""
    found = set()
    for path, value in scalars(draft.subject.terms.data):
        node = draft.root.at(path)
        day = parse_date(value) if node is not None and node.display == "datum" else None
        if node is not None and day is not None and day.isoformat() >= today():
            found.add((day, node.title))
    said = ((date_in_words(day), title) for day, title in sorted(found))
    return [f"{day} ({title})" for day, title in said][:_COMING]


def columns_of(subject: Any) -> dict[str, str]:
    """Say in a few words what a file is about, each by its title; what nobody filled in is left out."""
    scope, found_columns = scope_of(subject), {}
    for title, placed in subject.model.roles.overview.items():
        try:
            words = compile_text(placed.text, placed.spot).plain(scope)
        except GeneratorError:
            words = ""
        if words and not words.startswith("["):
            found_columns[title] = words
    return found_columns
