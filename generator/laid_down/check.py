"""What was signed stays signed: find a file that no longer fits what was laid down of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.findings import Finding, Severity
from generator.load.laid_down import Holding, folder_of, fresh_folder_of, read_laid_down, stored_digest
from generator.model.source import value_at
from generator.proposals import Proposal
from generator.schema.instead import instead
from generator.terms.pointing import Remark, at_value
from generator.terms.subject import Subject, scope_of, status_of, views_of
from generator.validate.signing import check_signing
from generator.workspace import Workspace

DAMAGED = "vastlegging-beschadigd"
"""The rule that what lies beside a file, and does not fit it, breaks."""


def check_signed(subject: Subject, workspace: Workspace) -> list[Finding]:
    """Find a signed file that was not laid down, or that differs from what was.

    Raises:
        TemplateError: when the status of a document cannot be told.
        WorkspaceError: when what was laid down is a link to somewhere outside the content folder.
    """
    place = subject.model.roles.status.signed_digest
    if not place:
        return []
    path = workspace.root / subject.source.file
    digest = value_at(subject.terms.data, place)
    holding = read_laid_down(workspace, path, digest)
    if not subject.is_sound:
        if subject.amendment or not holding.documents:
            return []
        from generator.laid_down.comparing import lost

        return lost(subject, holding.documents)
    found = [_unfinished(subject, path)] if holding.is_unfinished else []
    if not holding.is_there:
        found += check_signing(subject)
    elif not holding.is_whole:
        found.append(_damaged(subject, workspace, path, is_named=digest is not None))
    if holding.documents and not _lacks_a_file(subject):
        from generator.laid_down.comparing import compared  # what it needs takes long to load

        found += compared(subject, workspace, holding.documents)
    return [*found, *_not_laid_down(subject, holding, digest)]


def _lacks_a_file(subject: Subject) -> bool:
    """Tell whether a file that this one names is not there: then it is not known what all holds."""
    links = subject.model.roles.links.items()
    return any(subject.terms.data.get(link.term) and name not in subject.links for name, link in links)


def _not_laid_down(subject: Subject, holding: Holding, digest: object) -> Iterator[Finding]:
    """Find an entry whose document was signed, by its own status or that of the file, and not laid down."""
    role = subject.model.roles.status
    is_closed = role.of(subject.terms.data) in role.closed
    if is_closed and not holding.is_whole:
        return
    known = {one.view for one in holding.documents.values() if not one.link}
    for view in views_of(subject):
        if view is None or (view.over, view.entry) in known:
            continue
        if status_of(subject.model, scope_of(subject, view)) in role.closed:
            amends = subject.amendment is not None and subject.model.roles.amendment
            document = amends.document if amends else subject.model.roles.document
            option = "" if is_closed else f" --document {document.file_name}-{view.entry}"
            message = f"Het document van {view.entry} is getekend, maar ligt nog niet vast."
            hint = f"Leg het vast met `ojg sign {subject.name}{option}`; tot dan ziet niemand een wijziging."
            remark = Remark("niet-vastgelegd", Severity.WARNING, message, hint)
            yield at_value(subject, (view.over, view.entry), remark)


def _unfinished(subject: Subject, path: Path) -> Finding:
    message = f"Een eerdere `ojg sign` is afgebroken: {fresh_folder_of(path).name} staat er nog."
    hint = f"Geef nog eens `ojg sign {subject.name}`: dat maakt het af, of begint opnieuw."
    remark = Remark("vastlegging-onderbroken", Severity.WARNING, message, hint)
    return at_value(subject, subject.model.roles.status.signed_digest, remark)


def _damaged(subject: Subject, workspace: Workspace, path: Path, *, is_named: bool) -> Finding:
    place = subject.model.roles.status.signed_digest
    folder, key = folder_of(path).name, place[-1]
    proposals: tuple[Proposal, ...] = ()
    message = f"Wat in {folder} ligt, past niet bij `{key}`: een van beide is na het tekenen gewijzigd."
    hint = "Haal beide terug uit uw archief of uit git, zoals zij bij het tekenen werden vastgelegd."
    if not is_named:
        message = f"In {folder} ligt wat is getekend, maar `{key}` is uit het bestand verdwenen."
        hint = f"Zet de regel terug. Hoort de map niet bij dit bestand, haal {folder} dan weg."
        stored = stored_digest(workspace, folder_of(path))
        proposals = (instead(place, stored),) if stored else ()
    remark = Remark(DAMAGED, Severity.ERROR, message, hint)
    return replace(at_value(subject, place, remark), proposals=proposals)
