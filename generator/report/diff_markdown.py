"""A comparison as Markdown: a comment on a pull request, on any forge."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.change import Answer, Comparison, FileChange, FileStatus, TermChange, TextChange
from generator.model.change_words import (
    NOTHING,
    QUESTIONS,
    REWORDED,
    TEXT,
    document_news,
    documents_of,
    heading,
    label_of,
    model_name,
    model_words,
    name_of,
    nothing,
    parts_of,
    places_of,
    renumbered,
    section_name,
    section_status,
    status_of,
    tells_choices,
    term_title,
    value_of,
    what_happened,
)
from generator.model.difference import LineDiff, Op, Status

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|#&~@!$]|:(?=\S)")
_MARKER = re.compile(r"^(?:[-+=]|\d(?=\d*[.)] ))")
"""What would begin a list or a heading at the start of a line."""
_MOST = 60_000
"""Characters that a comment may have; forges refuse longer ones."""
_TOO_LONG = "_De gewijzigde tekst past hier niet. `ojg diff … --format html` toont alles._"


def diff_markdown(comparison: Comparison) -> str:
    """Write a comparison as Markdown, without the last line end."""
    if comparison.is_empty:
        return f"**{NOTHING}.** {_plain(nothing(comparison))}"
    title = "Eigen keuzes" if comparison.against_model else "Wijzigingen"
    start = f"## {title}\n\n{_plain(heading(comparison))}\n"
    heads = ["\n".join(_head(change, comparison.against_model)) for change in comparison.files]
    room = _MOST - len(start) - sum(map(len, heads))
    written = [start]
    for change, head in zip(comparison.files, heads, strict=True):
        text = "\n".join(_texts(change))
        room -= len(text)
        written += [head, text if room > 0 or not text else _TOO_LONG]
    return "\n".join(part for part in written if part).rstrip("\n")


def _head(change: FileChange, against_model: bool) -> Iterator[str]:
    status = status_of(change, against_model=against_model)
    yield f"### {_plain(change.file)}{f' — {status}' if status else ''}\n"
    for problem in change.problems:
        yield f"**Niet in orde in {_plain(problem.side)}:**\n"
        for finding in problem.findings:
            place = f"{finding.spot.file}:{finding.spot.line}:{finding.spot.column}"
            yield f"- {_plain(place)}: {_plain(finding.message)}"
        yield ""
    for news in document_news(change):
        yield f"- {_plain(news)}"
    if document_news(change):
        yield ""
    if change.answers:
        yield from _answers(change, one_sided=against_model or change.status is not FileStatus.CHANGED)
    if change.terms:
        yield from _terms(change, tells_choices(change, against_model=against_model))
    for group in change.model:
        yield f"#### {group.title}\n\n| Wat | Wijziging |\n|---|---|"
        yield from (f"| {_plain(model_name(one))} | {_plain(model_words(one))} |" for one in group.changes)
        yield ""


def _answers(change: FileChange, *, one_sided: bool) -> Iterator[str]:
    yield f"#### {QUESTIONS}\n"
    if one_sided:
        yield "| Vraag | Antwoord |\n|---|---|"
        for answer in change.answers:
            yield f"| {_plain(answer.question)} | {_plain(answer.new or answer.old)} |"
    else:
        yield "| Vraag | Was | Wordt |\n|---|---|---|"
        yield from map(_answer, change.answers)
    yield ""


def _answer(answer: Answer) -> str:
    if not answer.changed:
        return f"| {_plain(answer.question)} | {_plain(answer.new)} | _ongewijzigd_ |"
    return f"| **{_plain(answer.question)}** | {_plain(answer.old)} | **{_plain(answer.new)}** |"


def _terms(change: FileChange, chosen: bool) -> Iterator[str]:
    yield f"#### {term_title(change, against_model=chosen)}\n"
    if chosen:
        yield "| Afspraak | Gekozen | Model | Waar |\n|---|---|---|---|"
    else:
        yield "| Afspraak | Was → wordt | Klasse | Waar | Herkomst |\n|---|---|---|---|---|"
    for term in change.terms:
        yield _row(term, chosen)
        for title, value in parts_of(term):
            cells = (f"… {title}", value, *[""] * (2 if chosen else 3))
            yield f"| {' | '.join(map(_plain, cells))} |"
    yield ""


def _row(term: TermChange, chosen: bool) -> str:
    where = _plain(places_of(term.places))
    if chosen:
        value = term.kind.value if term.parts else value_of(term.new)
        return f"| {_plain(name_of(term))} | **{_plain(value)}** | {_plain(term.old.text)} | {where} |"
    cells = (
        _plain(name_of(term)),
        f"**{_plain(what_happened(term))}**",
        str(term.weight),
        where,
        _plain(term.origin),
    )
    return f"| {' | '.join(cells)} |"


def _texts(change: FileChange) -> Iterator[str]:
    if not change.texts:
        return
    yield f"#### {TEXT}\n"
    for text in change.texts:
        yield from _text(text, change)


def _text(change: TextChange, file: FileChange) -> Iterator[str]:
    section = change.section
    about = (section_status(section), REWORDED if change.by_model else "", documents_of(change, file))
    name = f"<b>{_plain(section_name(section))}</b>: {_plain('; '.join(filter(None, about)))}"
    lines = [_line(line) for line in section.changed_lines if line.status is not Status.RENUMBERED]
    if numbers := renumbered(section):
        lines.append(f"- {_plain(numbers)}")
    if section.status is Status.RENUMBERED or not lines:
        yield f"- {name}\n"
        return
    yield f"<details><summary>{name}</summary>\n"
    yield from lines
    yield "\n</details>\n"


def _line(line: LineDiff) -> str:
    marks = {Op.SAME: "{}", Op.NEW: "<ins>{}</ins>", Op.GONE: "<del>{}</del>"}
    words = "".join(marks[run.op].format(_plain(run.text)) for run in line.runs)
    label = f"**{label_of(line)}**" if label_of(line) else ""
    moved = "_verplaatst_" if line.status is Status.MOVED else ""
    head = f"{_plain(line.context)}:" if line.context else ""
    return f"- {' '.join(filter(None, (label, moved, head, _MARKER.sub(_entity, words))))}"


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def _plain(text: str) -> str:
    """Write text so that nothing in it is Markdown, a tag, a mention or a link."""
    return _SPECIAL.sub(_entity, " ".join(text.split("\n")))
