"""What changed between two sides of content: terms, text and answers, file by file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.compare.deciding import decided_places, in_an_entry, with_decided_places
from generator.compare.order import in_order_of
from generator.compare.own_text import with_model_text
from generator.compare.reach import Composed, Places, relocated, with_places
from generator.compare.renames import Renames
from generator.compare.sides import SharedTemplates, Side
from generator.compare.summary import answers
from generator.compare.terms import choices, renames_between, taken_back, term_changes
from generator.compare.texts import changed_places, deviating_texts, paired, text_changes, without_counterpart
from generator.errors import GeneratorError
from generator.findings import sort_findings
from generator.model.change import Cause, Differences, FileChange, FileStatus, SideProblem, TermChange
from generator.model.document import Document
from generator.tasks.side_reader import SideReader
from generator.terms.deviations import without_deviations
from generator.terms.signed import is_signed
from generator.terms.subject import Subject, make_subject, moved_clauses

THE_MODEL = "het model"
_MOST_TRIALS = 12
"""Up to so many changed terms, it is tried out for each which sections it reaches through conditions."""


def compare(old: Side, new: Side, names: Iterable[str]) -> Differences:
    """Compare content files of two sides.

    Args:
        old: The side as it was.
        new: The side as it is.
        names: The files, by name with folder.
    """
    names = list(names)
    before, after = _readers(old, new)
    changes = (_file_change(name, before, after) for name in names)
    found = tuple(change for change in changes if change is not None)
    return Differences(old.label, new.label, found, len(names))


def compare_with_model(side: Side, names: Iterable[str]) -> Differences:
    """List what files decided themselves, with beside it what the model says."""
    names, reader, found = list(names), SideReader(side), []
    for name in names:
        if (subject := reader.subject(name)) is None:
            found.append(_unreadable(name, reader))
            continue
        documents = reader.documents(name, subject, {}) or []
        stated = with_places(choices(subject), [], documents, {})
        model = reader.documents(name, without_deviations(subject), {}) or []
        placed = list(with_decided_places(stated, subject, documents))
        found.append(
            FileChange(
                subject.name, f"{name}.yaml", FileStatus.CHANGED, answers(None, subject),
                tuple(with_model_text(placed, subject, model)),
                deviating_texts(model, documents),
                own_documents=tuple(one.document.name for one in documents if not one.link),
                problems=_problems(name, reader),
            )
        )  # fmt: skip
    return Differences(THE_MODEL, side.label, tuple(found), len(names), against_model=True)


def changed_documents(
    old: Side, new: Side, names: Iterable[str]
) -> Iterator[tuple[Subject, Document, Document]]:
    """List the documents of which both sides have one and that differ, after what they now belong to."""
    before, after = _readers(old, new)
    for name in names:
        if _is_same(name, old, new):
            continue
        was, now = before.subject(name), after.subject(name)
        if was is None or now is None:
            continue
        renames = renames_between(was, now)
        if not _changed(name, (was, now), before, after):
            continue
        whole = bool(moved_clauses(was, now))
        theirs = before.documents(name, was, renames, whole=whole)
        ours = after.documents(name, now, {}, whole=whole)
        for one, other in paired(theirs or [], ours or []):
            if text_changes([(one, other)], []):
                yield now, one.document, other.document


def _readers(old: Side, new: Side) -> tuple[SideReader, SideReader]:
    """Make the readers of both sides; when they have the same model texts, those are read once."""
    if old.templates == new.templates:
        old = replace(old, workspace=SharedTemplates(old.workspace.root, new.workspace))
    return SideReader(old), SideReader(new)


def _file_change(name: str, before: SideReader, after: SideReader) -> FileChange | None:
    """Compare one file, or return None when it means the same on both sides."""
    if _is_same(name, before.side, after.side):
        return None
    old, new = before.subject(name), after.subject(name)
    missing = (name not in before.side.files, name not in after.side.files)
    if (old is None and not missing[0]) or (new is None and not missing[1]):
        return _unreadable(name, before, after)
    if old is None or new is None:
        return _whole(name, old, new, before if new is None else after)
    return _changed(name, (old, new), before, after)


def _changed(
    name: str, pair: tuple[Subject, Subject], before: SideReader, after: SideReader
) -> FileChange | None:
    old, new = pair
    same_model = before.side.templates == after.side.templates and old.model is new.model
    between = None if same_model else _between(old, new)
    terms, renames = term_changes(old, new, between), renames_between(old, new)
    ordered = in_order_of(new, old, renames)
    moved = moved_clauses(old, new)
    whole = bool(moved)
    theirs = before.documents(name, old, renames, whole=whole)
    ours = after.documents(name, ordered, {}, whole=whole)
    documents = old_documents, new_documents = theirs or [], ours or []
    both = theirs is not None and ours is not None
    old_names, new_names = before.names(old, renames), after.names(ordered, {})
    pairs = paired(old_documents, new_documents)
    texts = text_changes(pairs, _hybrids(after, between, renames, whole=whole)) if both else ()
    more = (
        _more_places(terms, documents, ordered, after, same_model=between is None, whole=whole)
        if texts
        else {}
    )
    result = FileChange(
        name=new.name,
        file=f"{name}.yaml",
        status=FileStatus.CHANGED,
        answers=answers(old, ordered),
        terms=tuple(with_places(terms, old_documents, new_documents, more)),
        texts=texts,
        own_documents=tuple(one.document.name for _, one in pairs if not one.link),
        new_documents=without_counterpart(new_names, old_names) if both else (),
        removed_documents=without_counterpart(old_names, new_names) if both else (),
        relocated=relocated(moved, new_documents),
        problems=_problems(name, before, after),
        signed=is_signed(old),
    )
    return result if result.says_something else None


def _whole(name: str, old: Subject | None, new: Subject | None, reader: SideReader) -> FileChange:
    """Tell a file that only one side has: what it chooses, no comparison of text."""
    subject = new or old
    documents = reader.documents(name, subject, {}) or []
    names = tuple(composed.document.name for composed in documents)
    terms = with_places(choices(new), [], documents, {}) if new is not None else []
    return FileChange(
        name=name.rpartition("/")[2],
        file=f"{name}.yaml",
        status=FileStatus.NEW if new is not None else FileStatus.REMOVED,
        answers=answers(old, new),
        terms=tuple(with_decided_places(terms, new, documents) if new is not None else ()),
        new_documents=names if new is not None else (),
        removed_documents=names if new is None else (),
        problems=_problems(name, reader),
    )


def _unreadable(name: str, *readers: SideReader) -> FileChange:
    stem = name.rpartition("/")[2]
    return FileChange(stem, f"{name}.yaml", FileStatus.UNREADABLE, problems=_problems(name, *readers))


def _problems(name: str, *readers: SideReader) -> tuple[SideProblem, ...]:
    found = ((reader.side.label, reader.problems.get(name)) for reader in readers)
    return tuple(SideProblem(label, tuple(sort_findings(these))) for label, these in found if these)


def _is_same(name: str, old: Side, new: Side) -> bool:
    """Tell whether a file and all it builds on are the same to the byte, so that nothing can differ."""
    return old.bytes_of(name) == new.bytes_of(name) and old.surroundings == new.surroundings


def _between(old: Subject, new: Subject) -> Subject | None:
    """Lay the old choices over the new model; None when they do not fit it."""
    links = {
        link: hybrid
        for link, subject in old.links.items()
        if link in new.links and (hybrid := _between(subject, new.links[link])) is not None
    }
    try:
        return make_subject(old.name, old.sources, new.model, links)
    except GeneratorError:
        return None


def _hybrids(
    reader: SideReader,
    between: Subject | None,
    renames: Renames,
    only: frozenset[str] = frozenset(),
    *,
    whole: bool,
) -> list[Composed]:
    if between is None:
        return []
    try:
        return list(reader.composed(between, renames, only, whole=whole))
    except GeneratorError:
        return []


def _more_places(
    terms: Sequence[TermChange],
    documents: tuple[list[Composed], list[Composed]],
    new: Subject,
    reader: SideReader,
    *,
    same_model: bool,
    whole: bool,
) -> dict[str, Places]:
    """Find the sections that a choice reaches through a condition, by taking its change back and looking."""
    old, now = documents
    changed = changed_places(old, now)
    if same_model and len(terms) == 1:
        return {terms[0].path: changed}
    left = dict(changed)
    for change in with_places(terms, old, now, {}):
        for place in change.places:
            left.pop((place.document, place.anchor), None)
    own = [change for change in terms if not change.link and change.cause is Cause.CHOICE]
    found: dict[str, Places] = {change.path: {} for change in own}
    some = frozenset(composed.key for composed in now[:1] + [one for one in now if one.link])
    for change in own if left and len(own) <= _MOST_TRIALS else ():
        trial = _hybrids(reader, _without(new, change), {}, some, whole=whole)
        reached = changed_places(trial, now) if trial else changed
        found[change.path] = {key: place for key, place in reached.items() if key in changed}
    for places in [*found.values()]:
        left = {key: place for key, place in left.items() if key not in places}
    return _with_decided(own, documents, new, (changed, left), found) if same_model else found


def _with_decided(
    own: Sequence[TermChange],
    documents: tuple[list[Composed], list[Composed]],
    new: Subject,
    places: tuple[Places, Places],
    found: Mapping[str, Places],
) -> dict[str, Places]:
    """Add changed sections that depend on a change of which nothing else shows it."""
    (old, now), (changed, left) = documents, places
    more = dict(found)
    for change in with_places(own, old, now, found):
        is_in_entry = in_an_entry(new, change.keys)
        within = left if change.places or is_in_entry else changed
        if within and not (change.places and is_in_entry):
            read = decided_places(new, change.keys, [*now, *old])
            more[change.path] = {**found[change.path], **{key: within[key] for key in read if key in within}}
    return more


def _without(subject: Subject, change: TermChange) -> Subject | None:
    """Make a subject with one change taken back; None when that does not fit the model."""
    source = replace(subject.source, data=taken_back(subject.source.data, change))
    try:
        made = make_subject(subject.name, (*subject.sources[:-1], source), subject.model, subject.links)
    except GeneratorError:
        return None
    return in_order_of(made, subject, {})
