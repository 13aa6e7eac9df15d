"""Where agreements differ from the model text: of one file, or of all files side by side for one article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from textwrap import wrap

from generator.compare.terms import choices, taken_back
from generator.compose.assembly import compose
from generator.compose.filling import fill
from generator.compose.plans import whole_plans
from generator.compose.sections import compile_clause
from generator.errors import GeneratorError, WorkspaceError
from generator.language.showing import pieces_of
from generator.language.values import Value
from generator.load.grounds import shared_grounds
from generator.model.change import ChangeKind, TermChange
from generator.model.document import DeviationNote, Document
from generator.render.words import plain
from generator.suggestions import did_you_mean
from generator.terms.deviations import Deviation, articles_of, deviations_of, is_new_article
from generator.terms.subject import Subject, make_subject, scope_of, views_of
from generator.workspace import Workspace

_WIDTH = 100
"""Characters on a line at most."""
_NO_EFFECT = "De bepaling geldt hier niet, dus de afwijking staat niet in het document."


def text_lines(workspace: Workspace, subject: Subject) -> Iterator[str]:
    """Write where the text of a file differs from the model: place, both texts, the reason and the line."""
    asked = list(deviations_of(subject.model, scope_of(subject)))
    if asked:
        yield ""
        yield "Afwijkende tekst"
        yield from _told(workspace, subject, asked)


def article_lines(workspace: Workspace, subjects: Sequence[Subject], article: str) -> Iterator[str]:
    """Write what each file does with one article: its deviations, and the values that differ in it.

    Args:
        workspace: The content folder.
        subjects: The files.
        article: Id of the article, or its number.

    Raises:
        WorkspaceError: when no file has such an article.
    """
    known = [articles_of(subject.model) for subject in subjects]
    named = {key for subject in subjects for key in _new_articles(subject)}
    everything = [*dict.fromkeys(name for names in known for name in names), *sorted(named)]
    if article not in everything and not any(_by_number(article, names) for names in known):
        raise WorkspaceError(
            f'Er is geen artikel "{article}".',
            hint=f"{did_you_mean(article, everything)} Er zijn: {', '.join(everything)}.".strip(),
        )
    same = 0
    for subject, names in zip(subjects, known, strict=True):
        lines = list(_of_article(workspace, subject, _by_number(article, names) or article))
        same += not lines
        if lines:
            yield from (subject.name, *lines, "")
    yield _counted(same, len(subjects))


def _by_number(article: str, names: Sequence[str]) -> str:
    place = int(article) if article.isdecimal() else 0
    return names[place - 1] if 0 < place <= len(names) else ""


def _new_articles(subject: Subject) -> list[str]:
    found = deviations_of(subject.model, scope_of(subject))
    return [deviation.article for deviation in found if is_new_article(deviation, subject.model)]


def _of_article(workspace: Workspace, subject: Subject, article: str) -> Iterator[str]:
    for change in _values_in(subject, article):
        origin = change.new.origin
        source = f"  ({origin.file}:{origin.line})" if origin and origin.line else ""
        value = change.new.text or "weggenomen"
        yield f"  {change.path}: {value}, in het model {change.old.text or 'ingevuld'}{source}"
    asked = [one for one in deviations_of(subject.model, scope_of(subject)) if one.article == article]
    if asked:
        yield from _told(workspace, subject, asked)


def _counted(same: int, total: int) -> str:
    if total == 1:
        return f"Het ene bestand wijkt in dit artikel {'niet ' if same else ''}af van het model."
    if same == total:
        return f"Geen van de {total} bestanden wijkt in dit artikel af van het model."
    if same == 0:
        return "Alle bestanden wijken in dit artikel af van het model."
    return f"Geen afwijking in dit artikel: {same} van de {total} bestanden."


def _told(workspace: Workspace, subject: Subject, deviations: Sequence[Deviation]) -> Iterator[str]:
    grounds = shared_grounds(workspace)
    own = [compose(subject, plan, grounds) for plan in whole_plans(subject)]
    for deviation in deviations:
        yield from _one(subject, deviation, own)


def _one(subject: Subject, deviation: Deviation, own: Sequence[Document]) -> Iterator[str]:
    path = tuple(map(str, deviation.path()))
    found = [(document.name, note) for document in own for note in document.deviations if note.path == path]
    spot = subject.source.key_spot(deviation.path())
    place = plain(found[0][1].place) if found else deviation.key
    yield f"  {place} ({_words(deviation.code)})  ({spot.file}:{spot.line})"
    if not found:
        yield f"      {_NO_EFFECT}"
    for label, text in _texts(found[0][1] if found else None, deviation):
        yield from _labelled(label, text)
    if 0 < len(found) < len(own):
        yield from _labelled("Alleen in:", ", ".join(name for name, _ in found))


def _texts(note: DeviationNote | None, deviation: Deviation) -> Iterator[tuple[str, str]]:
    if note is not None and note.model:
        yield "Het model:", plain(note.model)
    own = plain(note.own) if note is not None else _words(deviation.text)
    if own:
        yield "Hier:", own
    yield "Reden:", _words(deviation.motivation)


def _words(value: Value) -> str:
    return plain(pieces_of(value))


def _labelled(label: str, text: str) -> Iterator[str]:
    """Break a text into lines that stand under each other behind their label."""
    start = f"      {label:<11}"
    for line in filter(str.strip, text.split("\n")):
        yield from wrap(line, _WIDTH, initial_indent=start, subsequent_indent=" " * len(start))
        start = " " * len(start)


def _values_in(subject: Subject, article: str) -> Iterator[TermChange]:
    """List the values other than those of the model that the text of an article depends on."""
    if article not in subject.model.template.clauses:
        return
    now = _says(subject, subject, article)
    for change in choices(subject):
        if change.kind is not ChangeKind.ADDED and _without(subject, change, article) != now:
            yield change


def _without(subject: Subject, change: TermChange, article: str) -> list[object]:
    """Fill an article with the value of the model in one place; empty when that does not fit."""
    source = replace(subject.source, data=taken_back(subject.source.data, change))
    try:
        trial = make_subject(subject.name, (*subject.sources[:-1], source), subject.model, subject.links)
        return _says(trial, subject, article)
    except GeneratorError:
        return []


def _says(trial: Subject, subject: Subject, article: str) -> list[object]:
    """Fill an article for each document of a file, with the values of another."""
    compiled = compile_clause(subject.model.template.clauses[article])
    found: list[object] = []
    for scope in (scope_of(trial, view) for view in views_of(subject)):
        found += [compiled.condition.truth(scope) is True] if compiled.condition else []
        filled = fill(compiled.text, scope)
        found += [filled.text, [piece.text for piece in filled.pieces]]
    return found
