"""What changed in a file, in the words that its pages have for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.model.change import ChangeKind, Differences, FileChange, TermChange, TermState, TextChange
from generator.serve.document_names import possible_titles
from generator.serve.draft import Draft
from generator.serve.file_names import display_name
from generator.serve.naming import Naming
from generator.serve.wording import sentence_case


def for_readers(differences: Differences, naming: Naming) -> Differences:
    """Name files, documents and values as the pages of a file do; where a value came from is left out."""
    known = {name: words for one in (naming.before, naming.now) if one for name, words in _titles(one)}
    return replace(differences, files=tuple(_file(one, naming, known) for one in differences.files))


def _titles(draft: Draft) -> list[tuple[str, str]]:
    return [(name, words[:1].lower() + words[1:]) for name, words in possible_titles(draft)]


def _file(change: FileChange, naming: Naming, known: Mapping[str, str]) -> FileChange:
    return replace(
        change,
        file=display_name(naming.now),
        terms=tuple(_term(one, naming) for one in change.terms),
        texts=tuple(_text(one, known) for one in change.texts),
        own_documents=_named(change.own_documents, known),
        new_documents=_named(change.new_documents, known),
        removed_documents=_named(change.removed_documents, known),
        relocated=tuple(
            replace(one, old=known.get(one.old, one.old), new=known.get(one.new, one.new))
            for one in change.relocated
        ),
    )


def _named(names: tuple[str, ...], known: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(known.get(one, one) for one in names)


def _text(change: TextChange, known: Mapping[str, str]) -> TextChange:
    return replace(change, documents=_named(change.documents, known))


def _term(change: TermChange, naming: Naming) -> TermChange:
    """Say a value as its question does; one of another file keeps the words that it has there."""
    if change.link or change.kind is ChangeKind.RENAMED:
        return replace(change, origin="")
    return replace(
        change,
        title=naming.title(change.keys) or sentence_case(change.title),
        context=(),
        origin="",
        old=_state(change, change.old, naming),
        new=_state(change, change.new, naming),
        parts=tuple(_part(one, naming, len(change.context)) for one in change.parts),
    )


def _part(change: TermChange, naming: Naming, above: int) -> TermChange:
    """Say a value inside an entry that came or went; what is above the entry is named by the entry."""
    return replace(
        change,
        context=tuple(_steps(change, naming))[above:],
        old=_state(change, change.old, naming),
        new=_state(change, change.new, naming),
        parts=tuple(_part(one, naming, above) for one in change.parts),
    )


def _steps(change: TermChange, naming: Naming) -> Iterator[str]:
    """Name the steps above a value; an entry is called as pages call it, not by its short name."""
    for index, words in enumerate(change.context, 1):
        yield naming.entry(change.keys[:index]) if naming.is_in_map(change.keys[:index]) else words


def _state(change: TermChange, state: TermState, naming: Naming) -> TermState:
    return state if state.value is None else replace(state, text=naming.words(change.keys, state.value))
