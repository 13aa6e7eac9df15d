"""Compare a file with what was laid down of it: its terms, its texts, and the words that they give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from generator.compare.outline import text_of
from generator.errors import GeneratorError
from generator.findings import Finding, Severity, has_errors
from generator.laid_down.lay_down import sources_of
from generator.laid_down.put_back import put_back
from generator.laid_down.reopening import is_document_signed, is_reopened
from generator.laid_down.terms_changed import RULE, changed_free_terms, changed_terms, lost_terms
from generator.laid_down.texts_changed import HINT, changed_texts
from generator.laid_down.texts_changed import RULE as TEXT_RULE
from generator.laid_down.words import sections_that_differ
from generator.load.laid_down import Holding
from generator.model.document import Document
from generator.model.laid_down import LaidDown
from generator.model.source import value_at
from generator.schema.instead import instead
from generator.terms.pointing import Remark, at_value
from generator.terms.subject import Subject
from generator.validate.signing import reopened
from generator.workspace import Workspace

if TYPE_CHECKING:
    from generator.compose.plans import ComposedDocument


def compared(subject: Subject, workspace: Workspace, documents: Mapping[str, LaidDown]) -> list[Finding]:
    """Find where a file differs from documents that were laid down of it.

    Raises:
        TemplateError: when the status of a document cannot be told.
    """
    found = list(_reopened(subject, documents))
    unaltered: dict[str, LaidDown] = {}
    for name, laid_down in documents.items():
        altered = list(_check_document(subject, laid_down))
        found += altered
        if not has_errors([*found, *altered]):
            unaltered[name] = laid_down
    return [*found, *_changed_words(subject, workspace, unaltered)] if unaltered else found


def lost(subject: Subject, documents: Mapping[str, LaidDown]) -> list[Finding]:
    """Find what was signed in a file of which not all has the form that its schema asks for."""
    own = (one for one in documents.values() if not one.link)
    found = {one.path: one for document in own for one in lost_terms(subject, document)}
    return [*_reopened(subject, documents), *found.values()]


def _reopened(subject: Subject, documents: Mapping[str, LaidDown]) -> Iterator[Finding]:
    """Find a file, or a document of its own, that calls itself unsigned; the rest is told beside it."""
    place = subject.model.roles.status.signed_digest
    own = (one for one in documents.values() if not one.link and not one.once)
    if not all(is_document_signed(subject, one) for one in own):
        is_whole = is_reopened(subject, Holding(documents), value_at(subject.terms.data, place))
        yield at_value(subject, place, reopened(subject, place, is_whole=is_whole))


def _check_document(subject: Subject, laid_down: LaidDown) -> Iterator[Finding]:
    yield from changed_terms(subject, laid_down)
    yield from changed_texts(subject, laid_down)
    yield from _signed_file(subject, laid_down)


def _signed_file(subject: Subject, laid_down: LaidDown) -> Iterator[Finding]:
    """The digest of the signed file stands in the agreement as well, when there is one such file."""
    place = subject.model.roles.status.signed_file
    value = value_at(subject.terms.data, place)
    known = laid_down.signed_file
    if laid_down.link or laid_down.once or laid_down.view or (value or "") == (known or ""):
        return
    message = (
        f"`{place[-1]}` is na het tekenen gewijzigd: vastgelegd is {known}, nu staat er {value or 'niets'}."
    )
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
    place = subject.model.roles.status.signed_digest
    try:
        for made, laid_down, changed in _made_as_signed(subject, workspace, documents):
            if laid_down.once and laid_down.document.meta.digest != made.document.meta.digest:
                yield at_value(subject, place, _other_digest(laid_down.document, made.document))
            same_model = sources_of(subject, laid_down.link) == laid_down.sources
            for section, words in sections_that_differ(laid_down.document, made.document, changed):
                yield at_value(subject, place, _other_words(section, words, same_model=same_model))
    except GeneratorError as error:
        message = f"Wat is getekend, is met dit model niet meer te maken: {error.message}"
        yield at_value(subject, place, Remark(TEXT_RULE, Severity.ERROR, message, HINT))


def _made_as_signed(
    subject: Subject, workspace: Workspace, documents: Mapping[str, LaidDown]
) -> Iterator[tuple[ComposedDocument, LaidDown, set[str]]]:
    """Compose documents from the terms as they were signed, and tell which of these may change and did."""
    from generator.compose.documents import made_documents
    from generator.load.grounds import shared_grounds

    changed = {name: changed_free_terms(subject, one) for name, one in documents.items()}
    unchanged = {name for name, paths in changed.items() if not paths}
    grounds = shared_grounds(workspace)
    for made in made_documents(subject, grounds, unchanged) if unchanged else ():
        yield made, documents[made.document.name], set()
    for name in documents.keys() - unchanged:
        for made in made_documents(put_back(subject, documents[name], changed[name]), grounds, {name}):
            yield made, documents[name], changed[name]


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
    hint = (
        "Staan de regels in dit bestand in een andere volgorde dan bij het tekenen, zet die dan terug. "
        "Anders doet deze versie van het programma dit: meld het. Het afschrift blijft zoals is getekend."
    )
    return Remark("woorden-anders-dan-getekend", Severity.WARNING, message, hint)
