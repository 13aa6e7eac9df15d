"""Laying down what was signed: a whole file, or one of its documents that is signed apart from the others."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.compose.plans import DocumentPlan, plans
from generator.findings import Severity
from generator.model.release_record import DRAFT
from generator.model.source import Path
from generator.serve.answering import Outcome, store
from generator.serve.desk import Asked, Desk
from generator.serve.document_names import document_titles
from generator.serve.draft import Draft
from generator.serve.fixed import holding_of
from generator.serve.remedies import FieldNote, note_for
from generator.serve.signed import is_laid_down
from generator.tasks.sign.signing import keeps_from_signing, sign
from generator.tasks.sign.wish import Wish
from generator.validate.checks import model_in_ontwerp

DRAFT_WORDS = "Partijen weten dat het model nog een ontwerp is en tekenen toch"
RIGHT_WORDS = "Dit klopt zo: leg het vast"
_CONFIRMED = "ja"
_NOT_CONFIRMED = "Zet het vinkje bij “{}”."
_FIRST = "Vastleggen kan als dit is gedaan:"
_DIGEST = re.compile("[0-9a-f]{64}")
_NO_DIGEST = "Een controlegetal heeft 64 tekens: cijfers en de letters a tot en met f."


@dataclass(frozen=True)
class Refusal:
    """Why something is not laid down, and what is to be done first."""

    words: str
    points: tuple[FieldNote, ...] = ()


@dataclass(frozen=True)
class PartSigned:
    """A document of a file that gives one for each entry of a map, as far as it is signed."""

    name: str
    title: str
    is_laid_down: bool
    digest: str
    """Of the signed file; empty when it was not given."""


def signed_parts(draft: Draft) -> list[PartSigned]:
    """List the documents that are signed each for itself; nothing when the parties sign one together."""
    own = [one.name for one in _own_plans(draft)]
    held = holding_of(draft.preview.workspace, draft.subject).documents if own else {}
    titles = document_titles(draft) if own else {}
    return [
        PartSigned(name, titles.get(name, name), name in held, held[name].signed_file if name in held else "")
        for name in own
    ]


def _own_plans(draft: Draft) -> list[DocumentPlan]:
    if draft.subject.amendment is not None:
        return []
    return [one for one in plans(draft.subject) if one.view is not None and not one.link and not one.once]


def lay_down_whole(desk: Desk, draft: Draft, asked: Asked) -> Refusal | None:
    """Lay down all documents of a file; with the digest of what was signed, where it is one document.

    Raises:
        GeneratorError: when it cannot be laid down or written.
    """
    role, digest = draft.subject.model.roles.status, _digest_in(asked)
    if digest is None:
        return Refusal(_NO_DIGEST)
    was_laid_down = is_laid_down(draft)
    if digest and role.signed_file and not was_laid_down:
        store(desk.tree, desk.journal, draft, {role.signed_file: digest}, Outcome())
    draft = desk.draft_of(desk.tree.find(draft.stored.folder, draft.stored.name))
    points = [note_for(draft, one) for one in keeps_from_signing(desk.tree.workspace, draft.stored.path)]
    wish = Wish(despite_draft=_knows_draft(asked), digest=digest if was_laid_down else "")
    return _laid_down(desk, draft, asked, wish, points)


def lay_down_part(desk: Desk, draft: Draft, asked: Asked, name: str) -> Refusal | None:
    """Lay down one document that parties signed apart, or the digest of its signed file later.

    Raises:
        GeneratorError: when it cannot be laid down or written.
    """
    digest = _digest_in(asked)
    if digest is None:
        return Refusal(_NO_DIGEST)
    wish = Wish(None, name, _knows_draft(asked), digest, _marks(draft, name))
    return _laid_down(desk, draft, asked, wish, [])


def _marks(draft: Draft, name: str) -> Path:
    """Find the status of what a document is about, where the file as a whole is not signed yet."""
    role = draft.subject.model.roles.status
    view = next((one.view for one in _own_plans(draft) if one.name == name), None)
    path = (view.over, view.entry, role.term) if view is not None else ()
    is_known = draft.root.at(path) is not None
    return path if is_known and role.of(draft.subject.terms.data) not in role.closed else ()


def _laid_down(desk: Desk, draft: Draft, asked: Asked, wish: Wish, points: list[FieldNote]) -> Refusal | None:
    points += [
        FieldNote("fout", _NOT_CONFIRMED.format(words))
        for name, words in confirmations(draft).items()
        if asked.one(name) != _CONFIRMED
    ]
    if points:
        return Refusal(_FIRST, tuple(points))
    done = sign(desk.tree.workspace, draft.stored.path, wish)
    return (
        Refusal(_FIRST, tuple(note_for(draft, one) for one in done.checked.errors))
        if not done.lines
        else None
    )


def _digest_in(asked: Asked) -> str | None:
    """Read the digest of a signed file; empty when none is given, None when it is no digest."""
    digest = "".join(asked.one("exemplaar").lower().split())
    return digest if not digest or _DIGEST.fullmatch(digest) else None


def _knows_draft(asked: Asked) -> bool:
    return asked.one("ontwerp") == _CONFIRMED


def is_ticked(asked: Asked, name: str) -> bool:
    """Tell whether the box of a confirmation was ticked."""
    return asked.one(name) == _CONFIRMED


def confirmations(draft: Draft) -> dict[str, str]:
    """List what somebody says to know before laying down, by the name of its box; nothing once all was."""
    subject, roles = draft.subject, draft.subject.model.roles
    begun = roles.status.signed_digest and draft.value(roles.status.signed_digest) is not None
    if begun and all(one.is_laid_down for one in signed_parts(draft)):
        return {}
    links = [subject.links[name].model.roles for name in roles.links if name in subject.links]
    boxes = {"ontwerp": DRAFT_WORDS} if DRAFT in {one.state for one in (roles, *links)} else {}
    return boxes | ({"klopt": RIGHT_WORDS} if warnings_of(draft) else {})


def warnings_of(draft: Draft) -> list[FieldNote]:
    """List what may be meant and may be a mistake; that the model is a draft has a box of its own."""
    return [
        note_for(draft, one)
        for one in draft.findings
        if one.severity is Severity.WARNING and not one.is_gap and one.rule != model_in_ontwerp.ID
    ]
