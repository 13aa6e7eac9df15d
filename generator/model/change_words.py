"""Dutch words for changes, the same in every report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.model.change import (
    ChangeKind,
    Comparison,
    FileChange,
    FileStatus,
    ModelChange,
    Place,
    TermChange,
    TermState,
    TextChange,
)
from generator.model.difference import LineDiff, SectionDiff, Status

NOTHING = "Geen wijzigingen"
ARROW = "→"
OPEN = "niet ingevuld"
QUESTIONS = "Wat een lezer het eerst vraagt"
TERMS = "Gewijzigde afspraken"
CHOICES = "Eigen keuzes"
TEXT = "Gewijzigde tekst"
REWORDED = "de modeltekst zelf is gewijzigd"
_STEP = " › "
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


def heading(comparison: Comparison) -> str:
    """Name both sides."""
    return f"{comparison.old} {ARROW} {comparison.new}"


def nothing(comparison: Comparison) -> str:
    """Say that nothing changed."""
    if not comparison.compared:
        return f"{NOTHING} ({heading(comparison)})."
    files = "1 bestand" if comparison.compared == 1 else f"{comparison.compared} bestanden"
    return f"{NOTHING} in {files} ({heading(comparison)})."


def status_of(change: FileChange, *, against_model: bool = False) -> str:
    """Say what became of a file and what its changes ask for."""
    if against_model:
        return ""
    return _STATUSES.get(change.status) or str(change.weight or "")


def tells_choices(change: FileChange, *, against_model: bool = False) -> bool:
    """Tell whether the terms are what a file chose, with what the model says, and no changes."""
    return against_model or change.status is FileStatus.NEW


def term_title(change: FileChange, *, against_model: bool = False) -> str:
    """Head the list of terms."""
    return CHOICES if tells_choices(change, against_model=against_model) else TERMS


def name_of(change: TermChange) -> str:
    """Name a term with the groups it is in."""
    return _STEP.join((*change.context, change.title))


def value_of(state: TermState) -> str:
    """Write a value, or say that there is none."""
    return state.text or OPEN


def what_happened(change: TermChange) -> str:
    """Write the old and the new value, or what happened to an entry."""
    if change.kind is ChangeKind.RENAMED:
        return f"heet nu {change.new.text} (was {change.old.text})"
    if change.parts:
        return change.kind.value
    return f"{value_of(change.old)} {ARROW} {value_of(change.new)}"


def parts_of(change: TermChange) -> list[tuple[str, str]]:
    """List the terms inside an entry that came or went: their titles and values."""
    return [(_STEP.join(steps), value) for steps, value in _parts(change, len(change.context) + 1)]


def _parts(change: TermChange, depth: int) -> Iterator[tuple[tuple[str, ...], str]]:
    for part in change.parts:
        if part.parts:
            yield from _parts(part, depth)
        else:
            yield (*part.context[depth:], part.title), part.new.text or part.old.text


def places_of(places: Sequence[Place]) -> str:
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


def section_name(section: SectionDiff) -> str:
    """Name a section by its label and title."""
    label = section.new_label if section.status is not Status.GONE else section.old_label
    return f"{label} {section.title}".strip() or "Titel"


def section_status(section: SectionDiff) -> str:
    """Say what happened to a section."""
    if section.status is Status.RENUMBERED:
        was = section.old_label
        return f"alleen hernummerd (was {was})" if was != section.new_label else "alleen hernummerd"
    if section.status is Status.MOVED and section.old_label != section.new_label:
        return f"{_SECTIONS[section.status]} (was {section.old_label})"
    return _SECTIONS[section.status]


def documents_of(change: TextChange, file: FileChange) -> str:
    """Say in which documents a section changed, when that is not in the only one there is."""
    if not set(change.documents) & set(file.own_documents):
        return f"in {_listed(change.documents)}"
    if len(file.own_documents) == 1:
        return ""
    if set(file.own_documents) <= set(change.documents):
        return f"in alle {len(file.own_documents)} documenten"
    return f"in {_listed(change.documents)}"


def renumbered(section: SectionDiff) -> str:
    """List the numbers that changed without a change of words, on one line; empty when there are none."""
    lines = (line for line in section.changed_lines if line.status is Status.RENUMBERED)
    pairs = [
        f"{line.old_label.rstrip('.')} {ARROW} {line.new_label.rstrip('.')}"
        for line in lines
        if line.old_label != line.new_label
    ]
    return f"Alleen hernummerd: {', '.join(pairs)}" if pairs else ""


def label_of(line: LineDiff) -> str:
    """Write the number of a line, or both when it changed."""
    return ARROW.join(dict.fromkeys(filter(None, (line.old_label, line.new_label))))


def document_news(file: FileChange) -> list[str]:
    """Tell which documents came and went."""
    pairs = (("Nieuw document", file.new_documents), ("Vervallen document", file.removed_documents))
    return [f"{words}: {name}" for words, names in pairs for name in names]


def model_name(change: ModelChange) -> str:
    """Name what changed in a model version, and which part of it."""
    return f"{change.name}, {change.about}" if change.about else change.name


def model_words(change: ModelChange) -> str:
    """Write what became of something in a model version."""
    match change.kind:
        case ChangeKind.RENAMED:
            return f"{change.old} heet nu {change.new}"
        case ChangeKind.CHANGED:
            return f"{change.old or OPEN} {ARROW} {change.new or OPEN}"
        case ChangeKind.ADDED:
            return f"nieuw: {change.new}" if change.new else "nieuw"
        case ChangeKind.REMOVED:
            return f"vervallen: {change.old}" if change.old else "vervallen"


def _listed(words: Iterable[str]) -> str:
    parts = list(words)
    return " en ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
