"""Answers put in their file: what is sound at once, the rest in the journal; value by value."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.errors import EditError, OutputError
from generator.findings import Severity
from generator.load.yaml_source import parse_yaml
from generator.model.schema_node import SchemaNode
from generator.model.source import Path, YamlSource
from generator.serve.cards import is_in_table
from generator.serve.content import ChangedMeanwhileError, KeptOutsideError, WorkTree
from generator.serve.draft import Draft, read_draft
from generator.serve.entries import is_gone
from generator.serve.fields import make_field
from generator.serve.instead import clashing_words, filled_in
from generator.serve.journal import Journal
from generator.serve.signed import refuse_signed
from generator.serve.typed import Nonsense, is_sound_now, read_words
from generator.validate.schema import check_schema
from generator.yaml_text.editor import Editor

_TRIES = 5
"""How often to begin anew when somebody else keeps writing."""
_KEPT = "Wat u invulde is bewaard en staat weer bij de vraag. Sla het opnieuw op als dit is verholpen."


@dataclass(frozen=True)
class GivenAnswer:
    """What somebody filled in at a place."""

    path: Path
    words: str
    was: str
    """What stood there when the page was made; only something else is an answer."""
    goes_along: bool = False
    """Whether it only counts with another value in its group, such as the period with the hours."""


@dataclass(frozen=True)
class Clash:
    """A value that somebody else changed meanwhile."""

    path: Path
    was: str
    mine: str
    theirs: str
    is_gone: bool = False
    """Whether the entry that it is in was taken out, or has another short name."""


@dataclass
class Outcome:
    """What came of answers."""

    written: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    """What cannot be in the file yet."""
    clashes: list[Clash] = field(default_factory=list)


def answer(tree: WorkTree, journal: Journal, draft: Draft, answers: Sequence[GivenAnswer]) -> Outcome:
    """Put answers in a file, and in the journal what it cannot hold.

    Args:
        tree: The content.
        journal: What is not sound yet.
        draft: The file as it was just read.
        answers: What somebody filled in.

    Raises:
        OutputError: when the file cannot be written.
        SignedError: when it was signed.
        EditError: when it cannot be read any more.
    """
    tree.refuse_reading_only()
    for _ in range(_TRIES):
        try:
            return _answered(tree, journal, draft, answers)
        except ChangedMeanwhileError:
            draft = read_draft(tree, journal, tree.find(draft.stored.folder, draft.stored.name))
        except OutputError as error:
            keep_for_later(journal, draft.stored.label, answers)
            raise KeptOutsideError(error.message, hint=_KEPT) from error
    keep_for_later(journal, draft.stored.label, answers)
    raise KeptOutsideError(f"{draft.stored.label} wordt steeds door iets anders gewijzigd.", hint=_KEPT)


def keep_for_later(journal: Journal, label: str, answers: Sequence[GivenAnswer]) -> None:
    """Keep answers for a file that cannot be read now."""
    filled = {one.path[:-1] for one in answers if one.words.strip() and not one.goes_along}
    with journal.writing(label) as pages:
        for one in answers:
            words = one.words.replace("\r\n", "\n").strip()
            if words != one.was.strip() and (not one.goes_along or one.path[:-1] in filled):
                pages.keep(one.path, words)


def _answered(tree: WorkTree, journal: Journal, draft: Draft, answers: Sequence[GivenAnswer]) -> Outcome:
    if not draft.is_readable:
        raise EditError("Dit bestand is nu niet te lezen; er is niets opgeslagen.")
    outcome = Outcome()
    settled = {one.path for one in answers if one.path in draft.idle and _is_settled(draft, one)}
    forget_idle(journal, draft, settled)
    answers = [one for one in answers if one.path not in settled]
    changes = {one.path: value for one, value in _changed(draft, answers, outcome)}
    changes |= dict.fromkeys(_left_alone(draft, answers, changes))
    refuse_signed(draft, [*changes, *(one.path for one in outcome.clashes)])
    data = draft.subject.source.data
    refused = {path: changes.pop(path) for path in list(clashing_words(data, changes))}
    taken_back = [path for path, value in changes.items() if value is None and filled_in(data, path)]
    if refused or taken_back:
        with journal.writing(draft.stored.label) as pages:
            for path, word in refused.items():
                pages.keep(path, str(word))
            for path in taken_back:
                pages.forget_only(path)
    outcome.kept += refused
    changes = {path: value for path, value in changes.items() if path not in taken_back}
    if changes:
        store(tree, journal, draft, changes, outcome)
    return outcome


def _is_settled(draft: Draft, given: GivenAnswer) -> bool:
    """Tell whether an answer in a signed file takes one away that came too late: empty, or as was signed."""
    made = make_field(draft, given.path)
    return made is not None and given.words.replace("\r\n", "\n").strip() in ("", made.words)


def forget_idle(journal: Journal, draft: Draft, paths: Collection[Path]) -> None:
    """Forget what was typed at places that were signed without it."""
    late = [path for path in paths if path in draft.idle]
    if late:
        with journal.writing(draft.stored.label) as pages:
            for path in late:
                pages.forget_only(path)


def _changed(
    draft: Draft, answers: Sequence[GivenAnswer], outcome: Outcome
) -> Iterator[tuple[GivenAnswer, Any]]:
    """Walk through what was changed by hand, and was not changed elsewhere to something else meanwhile."""
    filled = {one.path[:-1] for one in answers if one.words.strip() and not one.goes_along}
    for one in answers:
        words = one.words.replace("\r\n", "\n").strip()
        made = make_field(draft, one.path)
        if made is None:
            continue
        is_waiting = is_sound_now(draft, one.path)
        if not is_waiting and words in (made.words.strip(), None if one.goes_along else one.was.strip()):
            continue
        if one.goes_along and one.path[:-1] not in filled:
            continue
        value = read_words(words, one.path, made.node, draft.template)
        own = draft.own(one.path)
        if isinstance(value, str) and isinstance(own, str) and own.endswith("\n"):
            value += "\n"
        if value == own and one.path not in draft.unsound:
            continue
        if is_gone(draft, one.path):
            if not one.goes_along:
                outcome.clashes.append(Clash(one.path, one.was, words, made.words, is_gone=True))
        elif one.goes_along or made.words == one.was:
            yield one, value
        else:
            outcome.clashes.append(Clash(one.path, one.was, words, made.words))


def _left_alone(draft: Draft, answers: Sequence[GivenAnswer], changes: Mapping[Path, Any]) -> Iterator[Path]:
    """List what went along with a figure of a table that is not there any more, such as its period.

    It goes too, or the row would ask for ever for a figure that somebody took out.
    """
    along = {one.path for one in answers if one.goes_along}
    for one in answers:
        group, name = draft.own(one.path[:-1]), one.path[-1]
        if one.path in along or not is_in_table(draft, one.path) or not isinstance(group, Mapping):
            continue
        rest = [(*one.path[:-1], key) for key, value in group.items() if key != name and value is not None]
        was_out = name not in group and along.issuperset(rest)
        is_out = changes[one.path] is None if one.path in changes else was_out
        if is_out and all(_goes_along(draft, path, changes) for path in rest):
            yield from rest


def _goes_along(draft: Draft, path: Path, changes: Mapping[Path, Any]) -> bool:
    """Tell whether a value is chosen from a few, beside a figure, and nobody chose it just now."""
    made = make_field(draft, path)
    return made is not None and bool(made.options) and changes.get(path) is None


def store(
    tree: WorkTree,
    journal: Journal,
    draft: Draft,
    changes: Mapping[Path, Any],
    outcome: Outcome,
    like: Mapping[str, Any] | None = None,
) -> None:
    """Write values, and keep in the journal the ones that the file cannot hold.

    Args:
        tree: The content.
        journal: What is not sound yet.
        draft: The file.
        changes: The values, by their places.
        outcome: Gets what became of them.
        like: An older state of the file, of which entries that come back take their place.

    Raises:
        ChangedMeanwhileError: when the file is not what was read any more.
        OutputError: when it cannot be written.
    """
    stored = draft.stored
    with journal.writing(stored.label) as pages:
        sound = {path: value for path, value in changes.items() if not isinstance(value, Nonsense)}
        text, refused = _edited(draft, sound, like)
        for path in changes:
            pages.forget(path)
            if path in sound and path not in refused:
                outcome.written.append(path)
                continue
            value = changes[path]
            pages.keep(path, value.words if isinstance(value, Nonsense) else words_for(draft, path, value))
            outcome.kept.append(path)
        tree.replace(stored, text)


def words_for(draft: Draft, path: Path, value: Any) -> str:
    """Write a value as it is kept in the journal."""
    return "" if value is None else str(value)


def _edited(draft: Draft, sound: Mapping[Path, Any], like: Mapping[str, Any] | None) -> tuple[str, set[Path]]:
    """Put values in the text of a file; what would make it wrong is left out."""
    before = draft.stored.text
    text, refused = _written(before, sound, draft.root, like)
    wrong = _mistakes(draft, text) if sound.keys() - refused else set()
    if wrong and (wrong := wrong - _mistakes(draft, before)):
        guilty = {path for path in sound if any(_touch(path, other) for other in wrong)} or set(sound)
        innocent = {path: value for path, value in sound.items() if path not in guilty}
        text, more = _written(before, innocent, draft.root, like)
        refused |= guilty | more
    return text, refused


def _written(
    text: str, values: Mapping[Path, Any], root: SchemaNode, like: Mapping[str, Any] | None
) -> tuple[str, set[Path]]:
    editor, refused = Editor(text, root, like), set()
    for path, value in values.items():
        try:
            write(editor, path, value)
        except EditError:
            refused.add(path)
    return editor.text, refused


def write(editor: Editor, path: Path, value: Any) -> None:
    """Write a value, or take it out; a place for it that a starter left open stays open.

    Raises:
        EditError: when the file cannot hold it.
    """
    if value is not None:
        editor.set(path, value)
    elif editor.has(path):
        editor.drop(path)


def refuse_mistakes(draft: Draft, text: str, words: str) -> None:
    """Refuse a text that does not have the form that the model asks for, where the file has it.

    Raises:
        EditError: when it does not, with these words.
    """
    if _mistakes(draft, text) - _mistakes(draft, draft.stored.text):
        raise EditError(words)


def _mistakes(draft: Draft, text: str) -> set[str]:
    """List the places at which a text does not have the form that its model asks for."""
    source = parse_yaml(text.encode("utf-8"), draft.stored.label)
    if not isinstance(source, YamlSource):
        return {""}
    known = draft.subject.sources[0].data if len(draft.subject.sources) > 1 else None
    report = check_schema(source, draft.template, known)
    return {f"{one.path} {one.rule}" for one in report.findings if one.severity is Severity.ERROR}


def _touch(path: Path, mistake: str) -> bool:
    place = mistake.rpartition(" ")[0]
    own = ".".join(map(str, path))
    return place == own or own.startswith(f"{place}.") or place.startswith(f"{own}.")
