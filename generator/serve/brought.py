"""Warnings that an answer brought: said on the page after it, for they keep nobody from going on."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from generator.findings import Finding, Severity
from generator.serve.desk import Asked
from generator.serve.draft import Draft
from generator.serve.places import path_at
from generator.serve.questions import AskedTopic, find_question
from generator.serve.remedies import FieldNote, note_for
from generator.serve.wording import label_of

BEFORE = "eerder"
"""The field of a form with the warnings that there were when its question was opened."""
BROUGHT = "bracht"
"""The field of an address, and of the form of its page, with the answer before it and what that brought."""
_BETWEEN, _AFTER_QUESTION, _GROUP = ".", ":", "groep/"


@dataclass(frozen=True)
class BroughtWarnings:
    """What an answer brought, as the page after it says it."""

    title: str
    """Of the question, or of the group of values."""
    place: str
    """The address of its page, below that of the file."""
    notes: tuple[FieldNote, ...]


def before_answer(draft: Draft, asked: Asked) -> str:
    """Write which warnings there were when a question was opened; a live request takes that along."""
    return asked.query[BEFORE] if BEFORE in asked.query else _BETWEEN.join(sorted(_warnings(draft)))


def marks_of(draft: Draft, asked: Asked, *, is_group: bool = False) -> dict[str, str]:
    """Say what the address after an answer tells of the warnings that it brought; nothing when none.

    Args:
        draft: The file with the answer.
        asked: The request, with the form in which it was given.
        is_group: Whether that was the form of a group of values, rather than of a question.
    """
    if not asked.all(BEFORE):
        return {}
    before = asked.one(BEFORE).split(_BETWEEN)
    new = [mark for mark in _warnings(draft) if mark not in before]
    place = f"{_GROUP * is_group}{asked.path['id']}"
    return {BROUGHT: f"{place}{_AFTER_QUESTION}{_BETWEEN.join(new)}"} if new else {}


def still_told(asked: Asked) -> dict[str, str]:
    """Say what the address of a page that is only shown anew tells: the same as before."""
    return {name: asked.one(name) for name in (BEFORE, BROUGHT) if asked.all(name)}


def brought_by(draft: Draft, topics: Sequence[AskedTopic], asked: Asked) -> BroughtWarnings | None:
    """Find what the answer before this page brought and still holds; None when there is none."""
    place, _, marks = asked.query.get(BROUGHT, "").rpartition(_AFTER_QUESTION)
    title, page = _page_of(draft, topics, place)
    told, wanted = _warnings(draft), marks.split(_BETWEEN)
    notes = tuple(note_for(draft, finding) for mark, finding in told.items() if mark in wanted)
    return BroughtWarnings(title, page, notes) if title and notes else None


def _page_of(draft: Draft, topics: Sequence[AskedTopic], place: str) -> tuple[str, str]:
    """Name the question or the group where an answer was given, and its page; empty when there is none."""
    if place.startswith(_GROUP):
        node = draft.root.child(place.removeprefix(_GROUP))
        return (label_of(node, place.removeprefix(_GROUP)), place) if node is not None else ("", "")
    found = find_question(topics, path_at(place)) if place else None
    return (found.role.question, f"vraag/{found.id}") if found is not None else ("", "")


def in_query(marks: Mapping[str, str]) -> str:
    """Write fields as the end of an address; slashes and colons stay readable."""
    return "&".join(f"{name}={quote(words, safe='/:')}" for name, words in marks.items())


def _warnings(draft: Draft) -> dict[str, Finding]:
    """List the warnings of a file by a mark that stays the same when their figures change."""
    return {
        hashlib.sha256(f"{one.rule}\0{one.path}".encode()).hexdigest()[:8]: one
        for one in draft.own_findings
        if one.severity is Severity.WARNING and not one.is_gap
    }
