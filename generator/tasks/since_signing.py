"""What changed since a file was signed: in the file itself, or by a file that amends it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any

from generator.compare.deciding import with_decided_places
from generator.compare.reach import Composed, with_places
from generator.compare.summary import answers
from generator.compare.terms import term_changes
from generator.compare.texts import changed_places, paired, text_changes, without_counterpart
from generator.compose.amendment import first_of
from generator.compose.assembly import compose
from generator.compose.documents import made_documents
from generator.compose.parts import digests_of_words
from generator.compose.plans import plans
from generator.laid_down.lay_down import terms_of
from generator.laid_down.terms_changed import view_of
from generator.load.grounds import shared_grounds
from generator.load.laid_down import laid_down_or_raise
from generator.model.change import Differences, FileChange, FileStatus
from generator.model.document import Document
from generator.model.laid_down import LaidDown
from generator.model.source import Path, parse_path, value_at
from generator.terms.signed import without_last_line_end
from generator.terms.subject import Amendment, Subject, back_name
from generator.workspace import Workspace

WHAT_WAS_SIGNED = "wat is getekend"
NOW = "nu"


def compare_with_signed(workspace: Workspace, subject: Subject) -> Differences | None:
    """List what is not as it was signed; None when nothing was laid down of the file.

    Raises:
        TemplateError: when a template cannot be carried out for these terms.
        WorkspaceError: when what was laid down is not whole.
    """
    digest = value_at(subject.terms.data, subject.model.roles.status.signed_digest)
    laid_down = laid_down_or_raise(workspace, workspace.root / subject.source.file, digest)
    if not laid_down:
        return None
    was = [_composed(subject, name, one.document, one.link) for name, one in laid_down.items()]
    now = [
        _composed(subject, made.document.name, made.document, made.link)
        for made in made_documents(subject, shared_grounds(workspace), laid_down)
    ]
    before = _as_signed(subject, laid_down)
    stated = with_places(term_changes(before, subject), was, now, {})
    terms = tuple(with_decided_places(stated, subject, now, changed_places(was, now)))
    change = FileChange(
        subject.name,
        subject.source.file,
        FileStatus.CHANGED,
        answers(before, subject),
        terms,
        text_changes(paired(was, now), []),
        own_documents=tuple(name for name, one in laid_down.items() if not one.link),
        signed=True,
    )
    files = (change,) if change.says_something else ()
    return Differences(WHAT_WAS_SIGNED, NOW, files, 1)


def compare_with_amended(workspace: Workspace, subject: Subject, amendment: Amendment) -> Differences:
    """List what an amendment makes otherwise in the agreement that it amends.

    Raises:
        TemplateError: when a template cannot be carried out for these terms.
    """
    before, after = amendment.before, amendment.text
    words = digests_of_words(first_of(amendment), shared_grounds(workspace))
    was, now = (list(_all(workspace, one, words)) for one in (before, after))
    stated = with_places(term_changes(before, after), was, now, {})
    pairs = paired(was, now)
    old_names, new_names = ({one.key: one.document.name for one in some} for some in (was, now))
    change = FileChange(
        subject.name,
        subject.source.file,
        FileStatus.CHANGED,
        answers(before, after),
        tuple(with_decided_places(stated, after, now, changed_places(was, now))),
        text_changes(pairs, []),
        own_documents=tuple(one.document.name for _, one in pairs if not one.link),
        new_documents=without_counterpart(new_names, old_names),
        removed_documents=without_counterpart(old_names, new_names),
        signed=True,
    )
    files = (change,) if change.says_something else ()
    return Differences(amendment.named.name, subject.name, files, 1)


def _all(workspace: Workspace, subject: Subject, words: Mapping[str, str]) -> Iterator[Composed]:
    """Compose the documents of an agreement, each text whole."""
    grounds = shared_grounds(workspace)
    for plan in plans(subject, whole=True):
        back = back_name(subject, plan.link) if plan.link else ""
        yield Composed(compose(subject, plan, grounds, words), plan.name, plan.link, back)


def _composed(subject: Subject, name: str, document: Document, link: str) -> Composed:
    return Composed(document, name, link, back_name(subject, link) if link else "")


def _as_signed(subject: Subject, laid_down: Mapping[str, LaidDown]) -> Subject:
    """Make the file with the values that were laid down, its own and those of linked files."""
    data = deepcopy(dict(subject.terms.data))
    for one in laid_down.values():
        for path, value in _other_values(subject, one):
            _put(data, path, value)
    return replace(subject, terms=replace(subject.terms, data=data))


def _other_values(subject: Subject, laid_down: LaidDown) -> Iterator[tuple[Path, Any]]:
    """List the values of the file itself that are not what was laid down; None for what was not there."""
    found = terms_of(subject, view_of(laid_down), laid_down.link)
    now = {**found.free, **found.facts, **found.agreed}
    signed = {**laid_down.free, **laid_down.facts, **laid_down.agreed}
    for name in {**signed, **now}:
        path = now[name][0] if name in now else parse_path(name)
        value = signed.get(name)
        is_own = name.partition(".")[0] not in subject.links and subject.model.root.at(path) is not None
        if is_own and without_last_line_end(value) != without_last_line_end(
            now[name][1] if name in now else None
        ):
            yield path, value


def _put(data: dict[str, Any], path: Path, value: Any) -> None:
    group = data
    for key in path[:-1]:
        group = group.setdefault(str(key), {})
    if value is None:
        group.pop(str(path[-1]), None)
    else:
        group[str(path[-1])] = value
