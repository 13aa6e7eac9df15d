"""A comparison as blocks, in Dutch words that are the same in every form of the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.compare.wording import deviations_counted
from generator.model import diff_blocks as blocks
from generator.model.change import (
    ChangeKind,
    Differences,
    FileChange,
    FileStatus,
    ModelChange,
    ReachedSection,
    TermChange,
    TextChange,
)
from generator.model.difference import ARROW, SectionDiff, Status

NOTHING = "Geen wijzigingen"
_STEP = " › "
_OTHERWISE, _LEFT_OPEN = "Anders dan het model", "Ingevuld waar het model niets zegt"
_STATUSES = {
    FileStatus.NEW: "nieuw bestand",
    FileStatus.REMOVED: "bestand vervallen",
    FileStatus.UNREADABLE: "niet te vergelijken",
}
_SECTIONS = {
    Status.NEW: "nieuw",
    Status.GONE: "vervallen",
    Status.MOVED: "verplaatst",
    Status.CHANGED: "gewijzigd",
    Status.SAME: "gelijk",
}


def report_of(comparison: Differences) -> blocks.DiffReport:
    """Make the blocks of a comparison, in the order of reading."""
    sides = f"{comparison.old} {ARROW} {comparison.new}"
    return blocks.DiffReport(
        title="Eigen keuzes" if comparison.against_model else "Wijzigingen",
        sides=sides,
        nothing=_nothing(comparison.compared, sides) if comparison.is_empty else "",
        files=tuple(_file(change, against_model=comparison.against_model) for change in comparison.files),
    )


def passages_of(change: FileChange) -> tuple[blocks.ChangedPassage, ...]:
    """Make the passages of which the text changed in the documents of a file."""
    return tuple(_passage(text, change) for text in change.texts)


def news_of(change: FileChange) -> tuple[str, ...]:
    """Tell which documents came and went, and what stands in another one."""
    pairs = (("Nieuw document", change.new_documents), ("Vervallen document", change.removed_documents))
    told = [f"{words}: {name}" for words, names in pairs for name in names]
    sections: dict[tuple[str, str], list[ReachedSection]] = {}
    for one in change.relocated:
        sections.setdefault((one.old, one.new), []).append(one.section)
    told += (f"Nu in {new}, eerst in {old}: {_where(places)}" for (old, new), places in sections.items())
    return tuple(told)


def section_name(section: SectionDiff) -> str:
    """Name a section by its label and title."""
    label = section.new_label if section.status is not Status.GONE else section.old_label
    return f"{label} {section.title}".strip() or "Titel"


def _nothing(compared: int, sides: str) -> str:
    files = "1 bestand" if compared == 1 else f"{compared} bestanden"
    return f"{NOTHING} in {files} ({sides})." if compared else f"{NOTHING} ({sides})."


def _file(change: FileChange, *, against_model: bool) -> blocks.FileReport:
    status = "" if against_model else _STATUSES.get(change.status) or str(change.weight or "")
    return blocks.FileReport(change.file, status, change.weight, tuple(_blocks(change, against_model)))


def _blocks(change: FileChange, against_model: bool) -> Iterator[blocks.Block]:
    yield from change.problems
    if news := news_of(change):
        yield blocks.News(news)
    if change.answers:
        one_sided = against_model or change.status is not FileStatus.CHANGED
        yield blocks.Questions("Wat een lezer het eerst vraagt", change.answers, one_sided)
    if against_model and change.status is FileStatus.CHANGED:
        yield blocks.News((deviations_counted(change.deviations),))
    if change.terms:
        chosen = change.status is FileStatus.NEW
        title = "Eigen keuzes" if chosen else "Gewijzigde afspraken"
        terms = _terms(title, change.terms, chosen=chosen)
        yield from _beside_model(change.terms) if against_model else [terms]
    for group in change.model:
        yield blocks.ModelRows(group.title, tuple(map(_model_row, group.changes)))
    if change.texts:
        yield blocks.Passages("Gewijzigde tekst", passages_of(change))


def _beside_model(terms: Sequence[TermChange]) -> Iterator[blocks.Terms]:
    """Tell apart what is otherwise than the model, and what the model leaves to the parties."""
    for title, deviates in ((_OTHERWISE, True), (_LEFT_OPEN, False)):
        if some := [one for one in terms if one.deviates is deviates]:
            yield _terms(title, some, chosen=True)


def _terms(title: str, terms: Sequence[TermChange], *, chosen: bool) -> blocks.Terms:
    return blocks.Terms(title, chosen, tuple(_term(one, chosen) for one in terms))


def _term(change: TermChange, chosen: bool) -> blocks.TermRow:
    return blocks.TermRow(
        name=_STEP.join((*change.context, change.title)),
        value=_value(change, chosen),
        model=change.old.text,
        weight=change.weight,
        where=_where(change.places),
        origin=change.origin,
        parts=tuple((_STEP.join(steps), value) for steps, value in _parts(change, len(change.context) + 1)),
    )


def _value(change: TermChange, chosen: bool) -> str | blocks.Replaced:
    old, new = change.old.text or blocks.OPEN, change.new.text or blocks.OPEN
    if change.kind is ChangeKind.RENAMED:
        return f"heet nu {change.new.text} (was {change.old.text})"
    if change.parts:
        return change.kind.value
    return new if chosen else blocks.Replaced(old, new)


def _parts(change: TermChange, depth: int) -> Iterator[tuple[tuple[str, ...], str]]:
    for part in change.parts:
        if part.parts:
            yield from _parts(part, depth)
        else:
            yield (*part.context[depth:], part.title), part.new.text or part.old.text


def _where(places: Sequence[ReachedSection]) -> str:
    """Name the sections that a change reaches."""
    kinds: dict[tuple[str, str], list[str]] = {}
    for place in places:
        kind, _, number = place.text.rpartition(" ")
        numbered = place.text[:1].islower() and bool(number)
        key = (place.document, kind if numbered else place.text)
        kinds.setdefault(key, []).append(number if numbered else "")
    return "; ".join(
        f"{document + ', ' if document else ''}{kind} {_listed(numbers)}".rstrip()
        for (document, kind), numbers in kinds.items()
    )


def _passage(change: TextChange, file: FileChange) -> blocks.ChangedPassage:
    section = change.section
    reworded = "de modeltekst zelf is gewijzigd" if change.by_model else ""
    about = (_section_status(section), reworded, _documents(change, file))
    lines = () if section.status is Status.RENUMBERED else section.changed_lines
    return blocks.ChangedPassage(
        section_name(section),
        "; ".join(filter(None, about)),
        section.status,
        tuple(line for line in lines if line.status is not Status.RENUMBERED),
        _numbers(section),
    )


def _section_status(section: SectionDiff) -> str:
    """Say what happened to a section."""
    if section.status is Status.RENUMBERED:
        was = section.old_label
        return f"alleen hernummerd (was {was})" if was != section.new_label else "alleen hernummerd"
    if section.status is Status.MOVED and section.old_label != section.new_label:
        return f"{_SECTIONS[section.status]} (was {section.old_label})"
    return _SECTIONS[section.status]


def _documents(change: TextChange, file: FileChange) -> str:
    """Say in which documents a section changed, when that is not in the only one there is."""
    if not set(change.documents) & set(file.own_documents):
        return f"in {_listed(change.documents)}"
    if len(file.own_documents) == 1:
        return ""
    if set(file.own_documents) <= set(change.documents):
        return f"in alle {len(file.own_documents)} documenten"
    return f"in {_listed(change.documents)}"


def _numbers(section: SectionDiff) -> str:
    """List the numbers that changed without a change of words, on one line; empty when there are none."""
    lines = (line for line in section.changed_lines if line.status is Status.RENUMBERED)
    pairs = [
        f"{line.old_label.rstrip('.')} {ARROW} {line.new_label.rstrip('.')}"
        for line in lines
        if line.old_label != line.new_label
    ]
    return f"Alleen hernummerd: {', '.join(pairs)}" if pairs else ""


def _model_row(change: ModelChange) -> tuple[str, str | blocks.Replaced]:
    name = f"{change.name}, {change.about}" if change.about else change.name
    match change.kind:
        case ChangeKind.RENAMED:
            return name, f"{change.old} heet nu {change.new}"
        case ChangeKind.CHANGED:
            return name, blocks.Replaced(change.old, change.new)
        case ChangeKind.ADDED:
            return name, f"nieuw: {change.new}" if change.new else "nieuw"
        case ChangeKind.REMOVED:
            return name, f"vervallen: {change.old}" if change.old else "vervallen"


def _listed(words: Iterable[str]) -> str:
    parts = list(words)
    return " en ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
