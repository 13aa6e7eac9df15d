"""What was signed stays signed: find a file that no longer fits what was laid down of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.compare.outline import text_of
from generator.errors import GeneratorError
from generator.findings import Finding, Severity, has_errors
from generator.laid_down.lay_down import sources_of
from generator.laid_down.terms_changed import RULE, changed_free_terms, changed_terms, lost_terms, view_of
from generator.laid_down.texts_changed import HINT, changed_texts
from generator.laid_down.texts_changed import RULE as TEXT_RULE
from generator.laid_down.words import sections_that_differ
from generator.load.laid_down import Holding, folder_of, fresh_folder_of, read_laid_down
from generator.model.document import Document
from generator.model.laid_down import LaidDown
from generator.model.source import value_at
from generator.schema.instead import instead
from generator.terms.pointing import Remark, at_value
from generator.terms.subject import Subject, scope_of, status_of, views_of
from generator.validate.signing import check_signing, reopened
from generator.workspace import Workspace


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
    if not subject.is_sound:
        held = () if subject.amendment else read_laid_down(workspace, path, digest).documents.values()
        found = [finding for one in held if not one.link for finding in lost_terms(subject, one)]
        return list({finding.path: finding for finding in found}.values())
    holding = read_laid_down(workspace, path, digest)
    found = [_unfinished(subject, path)] if holding.is_unfinished else []
    if not holding.is_there:
        found += check_signing(subject)
    elif not holding.is_whole:
        found.append(_damaged(subject, path, is_named=digest is not None))
    unaltered: dict[str, LaidDown] = {}
    for name, laid_down in holding.documents.items():
        altered = list(_check_document(subject, laid_down))
        found += altered
        if not has_errors(altered):
            unaltered[name] = laid_down
    found += _changed_words(subject, workspace, unaltered) if unaltered else []
    return [*found, *_not_laid_down(subject, holding, digest)]


def _check_document(subject: Subject, laid_down: LaidDown) -> Iterator[Finding]:
    role = subject.model.roles.status
    if not laid_down.link and not laid_down.once and not _is_signed(subject, laid_down):
        yield at_value(subject, role.signed_digest, reopened(subject, role.signed_digest))
        return
    yield from changed_terms(subject, laid_down)
    yield from changed_texts(subject, laid_down)
    yield from _signed_file(subject, laid_down)


def _is_signed(subject: Subject, laid_down: LaidDown) -> bool:
    status = status_of(subject.model, scope_of(subject, view_of(laid_down)))
    return status in subject.model.roles.status.closed


def _signed_file(subject: Subject, laid_down: LaidDown) -> Iterator[Finding]:
    """The digest of the signed file stands in the agreement as well, when there is one such file."""
    place = subject.model.roles.status.signed_file
    value = value_at(subject.terms.data, place)
    if laid_down.link or laid_down.once or laid_down.view or value in (None, laid_down.signed_file):
        return
    known = laid_down.signed_file
    message = f"`{place[-1]}` is na het tekenen gewijzigd: vastgelegd is {known}, nu staat er {value}."
    hint = "Zet terug wat is vastgelegd; daaraan is de getekende PDF te herkennen."
    proposals = (instead(place, known),) if known else ()
    if not known:
        message = f"`{place[-1]}` is niet vastgelegd: het staat alleen hier."
        hint = f"Haal de regel weg en gebruik `ojg sign {subject.name} --exemplaar BESTAND`."
    yield at_value(subject, place, Remark(RULE, Severity.ERROR, message, hint, proposals=proposals))


def _changed_words(
    subject: Subject, workspace: Workspace, documents: Mapping[str, LaidDown]
) -> Iterator[Finding]:
    """Find words that differ although terms and texts are as they were: then the program differs."""
    from generator.compose.documents import made_documents
    from generator.load.grounds import shared_grounds

    place = subject.model.roles.status.signed_digest
    try:
        for made in made_documents(subject, shared_grounds(workspace), documents):
            laid_down = documents[made.document.name]
            if laid_down.once and laid_down.document.meta.digest != made.document.meta.digest:
                yield at_value(subject, place, _other_digest(laid_down.document, made.document))
            same_model = sources_of(subject, laid_down.link) == laid_down.sources
            changed = changed_free_terms(subject, laid_down)
            for section, words in sections_that_differ(laid_down.document, made.document, changed):
                yield at_value(subject, place, _other_words(section, words, same_model=same_model))
    except GeneratorError as error:
        message = f"Wat is getekend, is met dit model niet meer te maken: {error.message}"
        yield at_value(subject, place, Remark(TEXT_RULE, Severity.ERROR, message, HINT))


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


def _damaged(subject: Subject, path: Path, *, is_named: bool) -> Finding:
    folder, key = folder_of(path).name, subject.model.roles.status.signed_digest[-1]
    message = f"Wat in {folder} ligt, past niet bij `{key}`: een van beide is na het tekenen gewijzigd."
    hint = "Haal beide terug uit uw archief of uit git, zoals zij bij het tekenen werden vastgelegd."
    if not is_named:
        message = f"In {folder} ligt wat is getekend, maar `{key}` is uit het bestand verdwenen."
        hint = f"Zet de regel terug. Hoort de map niet bij dit bestand, haal {folder} dan weg."
    return at_value(
        subject,
        subject.model.roles.status.signed_digest,
        Remark("vastlegging-beschadigd", Severity.ERROR, message, hint),
    )


def _other_digest(signed: Document, now: Document) -> Remark:
    message = (
        f"De woorden van {text_of(signed.title)} zijn anders dan bij het tekenen: het kenmerk was "
        f"{signed.meta.digest} en is nu {now.meta.digest}. De getekende overeenkomsten noemen het eerste."
    )
    return Remark("kenmerk-van-woorden", Severity.ERROR, message, HINT)


def _other_words(section: str, words: str, *, same_model: bool) -> Remark:
    if not same_model:
        message = f"{section} is gewijzigd na het tekenen: {words}."
        hint = f"Dat komt uit model.yaml of schema.json van het model. {HINT}"
        return Remark(TEXT_RULE, Severity.ERROR, message, hint)
    message = f"{section} komt anders uit dan is getekend, met dezelfde afspraken en dezelfde tekst: {words}."
    hint = "Dat doet deze versie van het programma: meld het. Het afschrift blijft zoals is getekend."
    return Remark("woorden-anders-dan-getekend", Severity.WARNING, message, hint)
